import type { VadModel } from './voice-activity-detector.ts';
import { WINDOW } from './audio-windows.ts';
import { levelOf } from './level-of.ts';

/** Levels in dB below full scale. */
const QUIETEST = -76;
/** Noise is never taken to be louder than this, so that steady speech or music does not become "noise". */
const LOUDEST_NOISE = -42;
/** So much louder than the noise a voice is. */
const ABOVE_NOISE = 10;
/** Never speech, however quiet the noise is. A voice recorded 40 dB too softly is above it. */
const SILENCE = -64;
/** How fast the noise floor follows louder sound: dB a window, about 1 dB a second. */
const RISE = 0.03;
/** How much of the way it falls towards quieter sound in one window. */
const FALL = 0.2;

/** Takes for speech (1, else 0) what is clearly louder than the noise around it. Weak: music and traffic pass as well. */
export const createEnergyVad = (): VadModel => {
  let floor = QUIETEST;
  return ({ samples }) => {
    const probabilities = new Float32Array(samples.length / WINDOW);
    for (let index = 0; index < probabilities.length; index++) {
      const level = levelOf(samples.subarray(index * WINDOW, (index + 1) * WINDOW));
      probabilities[index] = level > Math.max(SILENCE, floor + ABOVE_NOISE) ? 1 : 0;
      const next = level < floor ? floor + (level - floor) * FALL : floor + RISE;
      floor = Math.min(LOUDEST_NOISE, Math.max(QUIETEST, Math.min(next, Math.max(level, QUIETEST))));
    }
    return Promise.resolve(probabilities);
  };
};
