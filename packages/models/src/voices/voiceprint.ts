import { unitVector } from '@frameseek/core';
import { FILTER_BANDS, FRAME_LENGTH, filterBank } from './filter-bank.ts';
import trained from './voiceprint.json' with { type: 'json' };

/** Coefficients of the cepstrum beside the first, which is loudness. */
const COEFFICIENTS = trained.mean.length;
/** Frames count that are no softer than this below loud ones, in units of the filter bank (natural logarithm of power): vowels, mostly. */
const SOFTER = 3.5;
/** What counts as loud: louder than so many of the frames. */
const LOUD = 0.9;

/**
 * A voice as a vector of length 1, without a network: the mean cepstrum of its loud frames (mel-frequency cepstral coefficients, Davis and
 * Mermelstein 1980), turned to the axes along which voices differ most beside what they say (linear discriminant analysis, Fisher 1936; for voices
 * Dehak et al. 2011), which were found on synthetic voices ([how](../../../../decisions/0035-who-speaks-is-told-by-the-voice.md)).
 */
export const voiceprint = (samples: Float32Array): Float32Array => {
  const cepstrum = meanCepstrum(samples);
  return unitVector(Float32Array.from(trained.axes, (axis) => axis.reduce((sum, weight, index) => sum + weight * ((cepstrum[index] ?? 0) - (trained.mean[index] ?? 0)), 0)));
};

/** The mean cepstrum of the loud frames of mono samples at 16 kHz. */
const meanCepstrum = (samples: Float32Array): Float32Array => {
  const frames = filterBank(samples.length < FRAME_LENGTH ? padded(samples) : samples);
  const levels = frames.map((bands) => bands.reduce((sum, band) => sum + band, 0) / FILTER_BANDS);
  const loud = levels.toSorted((a, b) => a - b)[Math.floor(levels.length * LOUD)] ?? 0;
  const kept = frames.filter((_, frame) => (levels[frame] ?? 0) >= loud - SOFTER);
  const mean = Float32Array.from({ length: FILTER_BANDS }, (_, band) => kept.reduce((sum, bands) => sum + (bands[band] ?? 0), 0) / kept.length);
  return Float32Array.from(COSINES, (row) => row.reduce((sum, cosine, band) => sum + cosine * (mean[band] ?? 0), 0) / FILTER_BANDS);
};

const padded = (samples: Float32Array): Float32Array => {
  const whole = new Float32Array(FRAME_LENGTH);
  whole.set(samples);
  return whole;
};

const COSINES = Array.from({ length: COEFFICIENTS }, (_, row) => Float64Array.from({ length: FILTER_BANDS }, (__, band) => Math.cos((Math.PI * (row + 1) * (band + 0.5)) / FILTER_BANDS)));
