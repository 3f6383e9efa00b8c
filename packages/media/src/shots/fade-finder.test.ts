import { describe, expect, it } from 'vitest';
import { FadeFinder } from './fade-finder.ts';

/** Fades that are found in frames of this brightness, 25 a second; spread 0.2 of it, as a picture that is dimmed keeps its contrast. */
const fadesIn = (light: readonly number[], cuts: readonly number[] = []): number[] => {
  const finder = new FadeFinder();
  const picture = { rgb: new Uint8Array(), colours: new Float32Array(64), light: new Float32Array() };
  light.forEach((brightness, index) => {
    finder.push({ at: index / 25, intra: false, cut: cuts.includes(index), signature: { ...picture, brightness, spread: 0.2 * brightness } });
  });
  return finder.times;
};
const times = (count: number, light: number): number[] => Array.from({ length: count }, () => light);
const DOWN = [0.4, 0.3, 0.2, 0.1];
const UP = DOWN.toReversed();

describe('a fade through black', () => {
  it('is one boundary in the middle of the black', () => {
    expect(fadesIn([...times(21, 0.5), ...DOWN, ...times(25, 0), ...UP, ...times(21, 0.5)])).toEqual([1.5]);
  });
  it('needs light on both sides', () => {
    expect(fadesIn([...times(25, 0), ...UP, ...times(25, 0.5), ...DOWN, ...times(25, 0)])).toEqual([]);
  });
  it('is no black flash, which comes at once', () => {
    expect(fadesIn([...times(25, 0.5), 0, 0, ...times(25, 0.5)])).toEqual([]);
  });
  it('is no shot in the dark, in which something can be seen', () => {
    expect(fadesIn([...times(25, 0.1), ...times(25, 0.065), ...times(25, 0.1)])).toEqual([]);
  });
  it('is no boundary beside a cut out of the black', () => {
    expect(fadesIn([...times(21, 0.5), ...DOWN, ...times(25, 0), ...times(25, 0.5)], [50])).toEqual([]);
  });
});
