import { powerSpectrum } from '@frameseek/core';

/** Bands of a frame, from low to high pitch. */
export const FILTER_BANDS = 80;
/** Samples between frames: 10 ms. */
const FRAME_STEP = 160;
/** Samples of a frame: 25 ms. */
export const FRAME_LENGTH = 400;
const SIZE = 512;
const HERTZ_PER_BIN = 16_000 / SIZE;
const LOWEST = 20;
const HIGHEST = 8_000;
const PREEMPHASIS = 0.97;
/** Samples are meant as 16-bit numbers. */
const FULL_SCALE = 32_768;
const FLOOR = 1.192_092_9e-7;

/**
 * The logarithm of the power on the mel scale, a row of 80 bands for each whole frame of mono samples at 16 kHz, as Kaldi makes it and as encoders of voices
 * were trained on it (`fbank` with Hamming windows of 25 ms each 10 ms, pre-emphasis 0.97, 20 to 8000 Hz, no dither; Povey et al. 2011).
 */
export const filterBank = (samples: Float32Array): readonly Float32Array[] => {
  const frames = Math.max(0, Math.floor((samples.length - FRAME_LENGTH) / FRAME_STEP) + 1);
  return Array.from({ length: frames }, (_, frame) => bandsOf(samples.subarray(frame * FRAME_STEP, frame * FRAME_STEP + FRAME_LENGTH)));
};

const HAMMING = Float32Array.from({ length: FRAME_LENGTH }, (_, index) => 0.54 - 0.46 * Math.cos((2 * Math.PI * index) / (FRAME_LENGTH - 1)));
const spectrum = powerSpectrum(SIZE, HAMMING);
/** Power as the transform itself gives it: `powerSpectrum` makes that of a full-scale tone 1. */
const GAIN = (HAMMING.reduce((sum, weight) => sum + weight, 0) / 2) ** 2;

const bandsOf = (frame: Float32Array): Float32Array => {
  const mean = frame.reduce((sum, sample) => sum + sample, 0) / FRAME_LENGTH;
  const centred = frame.map((sample) => (sample - mean) * FULL_SCALE);
  const power = spectrum(centred.map((sample, index) => sample - PREEMPHASIS * (centred[Math.max(0, index - 1)] ?? 0)));
  return Float32Array.from(TRIANGLES, (triangle) => {
    let sum = 0;
    for (const { bin, weight } of triangle) sum += weight * (power[bin] ?? 0);
    return Math.log(Math.max(sum * GAIN, FLOOR));
  });
};

const mel = (hertz: number): number => 1127 * Math.log1p(hertz / 700);

const EDGE = (mel(HIGHEST) - mel(LOWEST)) / (FILTER_BANDS + 1);
/** What each band takes of which bins: a triangle on the mel scale between the middles of its neighbours. */
const TRIANGLES = Array.from({ length: FILTER_BANDS }, (_, band) =>
  Array.from({ length: SIZE / 2 }, (__, bin) => ({ bin, weight: 1 - Math.abs((mel(bin * HERTZ_PER_BIN) - mel(LOWEST)) / EDGE - band - 1) })).filter(({ weight }) => weight > 0));
