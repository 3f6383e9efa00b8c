import { expect, it } from 'vitest';
import { SAMPLE_RATE, type AudioChunk } from '@frameseek/core';
import { dropHallucinations } from '../cues/drop-hallucinations.ts';
import { loudLevel, normaliseLoudness } from './normalise-loudness.ts';

/** A voice-like second of sound between two of silence, at an amplitude. */
const voice = (amplitude: number): Float32Array =>
  Float32Array.from({ length: 3 * SAMPLE_RATE }, (_, i) => (i >= SAMPLE_RATE && i < 2 * SAMPLE_RATE ? amplitude * Math.sin(i * 0.1) : 0));

it.each<[string, number, number]>([['soft', 0.002, -20], ['usual', 0.1, -20], ['loud, and is left alone,', 0.5, -9]])(
  'a voice that is %s is heard as loud as speech is', (_, amplitude, expected) => expect(loudLevel(normaliseLoudness(voice(amplitude)))).toBeCloseTo(expected, 0));

it('a click does not hold down the voice, nor leave the range', () => {
  const clicked = voice(0.002);
  clicked[100] = 0.9;
  const heard = normaliseLoudness(clicked);
  expect(loudLevel(heard)).toBeCloseTo(-20, 0);
  expect(heard.reduce((most, x) => Math.max(most, Math.abs(x)), 0)).toBe(1);
});

it.each([[new Float32Array(SAMPLE_RATE)], [new Float32Array()]])('silence stays silence', (samples) =>
  expect(normaliseLoudness(samples)).toEqual(samples));

it('what is said softly in a soft piece stays; what is said into the silence beside a voice does not', () => {
  const line = (start: number, text: string) => ({ start, end: start + 0.7, text });
  const kept = (amplitude: number): string[] => {
    const chunk: AudioChunk = { start: 0, samples: voice(amplitude).map((x, i) => x + 1e-4 * amplitude * Math.sin(i)) };
    return dropHallucinations([line(0.1, 'An invention.'), line(1.1, 'A red car.')], chunk).map(({ text }) => text);
  };
  expect(kept(0.1)).toEqual(['A red car.']);
  expect(kept(0.001)).toEqual(['A red car.']);
});
