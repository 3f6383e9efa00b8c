import { SAMPLE_RATE, type AudioChunk } from '@frameseek/core';

/** Samples of one decision "speech or not": 32 ms. */
export const WINDOW = 512;
/** How long such a window is: 0.032 s. */
export const WINDOW_SECONDS = WINDOW / SAMPLE_RATE;

/** Consecutive whole windows. `start` in seconds. `restarts`: the timeline jumped before them, nothing heard earlier continues here. */
export interface Windows {
  readonly start: number;
  readonly samples: Float32Array;
  readonly restarts: boolean;
}

/** A jump of the timeline that is not just rounding. */
const JUMP_SECONDS = 0.05;

/** Cuts audio into whole windows; the last one is filled up with silence. */
export async function* toWindows(audio: AsyncIterable<AudioChunk>): AsyncGenerator<Windows> {
  let rest = new Float32Array(0);
  let expected: number | undefined;
  let restarts = true;
  for await (const { start, samples } of audio) {
    if (expected !== undefined && Math.abs(start - expected) > JUMP_SECONDS) {
      if (rest.length > 0) yield filledUp(rest, expected, restarts);
      rest = new Float32Array(0);
      expected = undefined;
      restarts = true;
    }
    const from: number = (expected ?? start) - rest.length / SAMPLE_RATE;
    const joined = new Float32Array(rest.length + samples.length);
    joined.set(rest);
    joined.set(samples, rest.length);
    const full = joined.length - (joined.length % WINDOW);
    expected = from + joined.length / SAMPLE_RATE;
    rest = joined.slice(full);
    if (full === 0) continue;
    yield { start: from, samples: joined.slice(0, full), restarts };
    restarts = false;
  }
  if (rest.length > 0 && expected !== undefined) yield filledUp(rest, expected, restarts);
}

const filledUp = (rest: Float32Array, end: number, restarts: boolean): Windows => {
  const samples = new Float32Array(WINDOW);
  samples.set(rest);
  return { start: end - rest.length / SAMPLE_RATE, samples, restarts };
};
