import { SAMPLE_RATE } from '@frameseek/core';
import { levelOf } from '../vad/level-of.ts';

/** Level of the loud part of ordinary speech, in dB below full scale. */
const TARGET = -20;
/** More is not raised: what is 60 dB softer than a voice is the noise of a microphone. */
const MOST_GAIN = 60;
/** What the level is taken of: 50 ms. */
const STEP = SAMPLE_RATE / 20;

/**
 * The samples of one voice segment (-1 to 1) as loud as speech usually is; a recogniser hears nothing in what is too soft. Louder
 * ones stay as they are. Always a copy.
 */
export const normaliseLoudness = (samples: Float32Array): Float32Array<ArrayBuffer> => {
  const gain = 10 ** (Math.min(MOST_GAIN, Math.max(0, TARGET - loudLevel(samples))) / 20);
  // A click is cut off rather than allowed to hold down the voice.
  return Float32Array.from(samples, (sample) => Math.max(-1, Math.min(1, sample * gain)));
};

/** The level, in dB below full scale, that a twentieth of the time is louder than: that of the voice, where there is one. */
export const loudLevel = (samples: Float32Array): number => {
  const levels = Array.from({ length: Math.ceil(samples.length / STEP) }, (_, index) => levelOf(samples.subarray(index * STEP, (index + 1) * STEP)));
  return levels.toSorted((a, b) => a - b)[Math.floor(levels.length * 0.95)] ?? -Infinity;
};
