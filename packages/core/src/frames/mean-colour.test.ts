import { expect, it } from 'vitest';
import { meanColour } from './mean-colour.ts';
import { posterTime } from './poster-time.ts';

it('is the mean of all pixels', () => {
  expect(meanColour({ rgb: Uint8Array.of(255, 0, 10, 255, 100, 20) })).toBe('#ff320f');
  expect(meanColour({ rgb: new Uint8Array(300) })).toBe('#000000');
});

it('stands for the picture that stands for a film: not the black at its beginning, nor one far into it', () => {
  expect([posterTime(10), posterTime(7200)]).toEqual([1.5, 30]);
});
