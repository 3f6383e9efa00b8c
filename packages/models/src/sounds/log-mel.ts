import { powerSpectrum } from '@frameseek/core';
import { HOP } from './sound-shape.ts';

/** Bands of a frame, from low to high pitch. */
export const MEL_BANDS = 64;
/** Frames of a patch. */
export const PATCH_FRAMES = 96;
const STEP = 160;
const WINDOW = 400;
const SIZE = 512;
const HERTZ_PER_BIN = 16_000 / SIZE;
const LOWEST = 125;
const HIGHEST = 7_500;
const FLOOR = 0.001;

/**
 * Patches of the logarithm of the spectrum on the mel scale, `[patches, 96, 64]`, as YAMNet was trained on them (Plakal and Ellis 2020: frames of
 * 25 ms each 10 ms behind a Hann window, magnitudes of 512 points, 64 triangles from 125 to 7500 Hz, log(x + 0.001)).
 */
export const logMelPatches = (samples: Float32Array, patches: number): Float32Array => {
  const frames = (patches - 1) * (HOP / STEP) + PATCH_FRAMES;
  const spectrum = powerSpectrum(SIZE, WINDOW);
  const rows = Array.from({ length: frames }, (_, frame) => melOf(spectrum(samples.subarray(frame * STEP, frame * STEP + WINDOW))));
  const all = new Float32Array(patches * PATCH_FRAMES * MEL_BANDS);
  for (let patch = 0; patch < patches; patch += 1) {
    for (let frame = 0; frame < PATCH_FRAMES; frame += 1) all.set(rows[patch * (HOP / STEP) + frame] ?? [], (patch * PATCH_FRAMES + frame) * MEL_BANDS);
  }
  return all;
};

/** A magnitude as the transform itself gives it: `powerSpectrum` makes that of a full-scale tone 1. */
const MAGNITUDE = WINDOW / 4;

const melOf = (power: Float32Array): Float32Array => Float32Array.from(TRIANGLES, (triangle) => {
  let sum = 0;
  for (const { bin, weight } of triangle) sum += weight * Math.sqrt(power[bin] ?? 0) * MAGNITUDE;
  return Math.log(sum + FLOOR);
});

const mel = (hertz: number): number => 1127 * Math.log1p(hertz / 700);

const EDGE = (mel(HIGHEST) - mel(LOWEST)) / (MEL_BANDS + 1);
/** What each band takes of which bins: a triangle on the mel scale between the middles of its neighbours. */
const TRIANGLES = Array.from({ length: MEL_BANDS }, (_, band) =>
  Array.from({ length: SIZE / 2 }, (__, bin) => ({ bin, weight: 1 - Math.abs((mel(bin * HERTZ_PER_BIN) - mel(LOWEST)) / EDGE - band - 1) })).filter(({ bin, weight }) => bin > 0 && weight > 0));
