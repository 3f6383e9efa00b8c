import { SAMPLE_RATE, type AudioChunk } from '../domain/audio.ts';
import type { Span } from '../time/span.ts';

/** A piece of speech that is short enough to be one person's, and the stretch of time that it tells about. */
export interface VoiceWindow {
  /** Mono, 16 kHz. */
  readonly samples: Float32Array;
  /** Windows overlap; what they tell about does not. */
  readonly span: Span;
}

/** Seconds of a window, and from one to the next (as Park et al. 2022 take them for clustering). */
const LENGTH = 1.5;
const STEP = 0.75;
/** Seconds of silence after which somebody else may speak. */
const PAUSE = 0.3;
/** Seconds of speech that are somebody's: what is shorter is a click. */
const SHORTEST = 0.2;
/** Samples of which a level is taken: 20 ms. */
const CELL = 320;
const CELL_SECONDS = CELL / SAMPLE_RATE;
/** Speech is louder than this share of the amplitude of loud speech: 30 dB below it. */
const AUDIBLE = 10 ** (-30 / 20);
/** What counts as loud: louder than so many of the cells. */
const LOUD = 0.9;

/** A segment of speech, cut at its pauses, as windows in ascending time. */
export const voiceWindows = ({ start, samples }: AudioChunk): readonly VoiceWindow[] =>
  stretches(samples).flatMap(({ from, to }) => {
    const seconds = (to - from) * CELL_SECONDS;
    const steps = seconds < LENGTH + STEP ? 0 : Math.ceil((seconds - LENGTH) / STEP);
    const length = steps === 0 ? seconds : LENGTH;
    const step = steps === 0 ? 0 : (seconds - length) / steps;
    const begin = from * CELL_SECONDS;
    return Array.from({ length: steps + 1 }, (_, index) => {
      const at = begin + index * step;
      const middle = at + length / 2;
      const span = { start: start + (index === 0 ? begin : middle - step / 2), end: start + (index === steps ? begin + seconds : middle + step / 2) };
      return { samples: samples.subarray(Math.round(at * SAMPLE_RATE), Math.round((at + length) * SAMPLE_RATE)), span };
    });
  });

/** Cells from which, and before which, somebody speaks without a pause. */
const stretches = (samples: Float32Array): readonly { readonly from: number; readonly to: number }[] => {
  const levels = Array.from({ length: Math.floor(samples.length / CELL) }, (_, cell) => amplitude(samples.subarray(cell * CELL, (cell + 1) * CELL)));
  const loud = levels.toSorted((a, b) => a - b)[Math.floor(levels.length * LOUD)] ?? 0;
  const found: { from: number; to: number }[] = [];
  for (const [cell, level] of levels.entries()) {
    if (level === 0 || level < loud * AUDIBLE) continue;
    const last = found.at(-1);
    if (last !== undefined && (cell - last.to) * CELL_SECONDS < PAUSE) last.to = cell + 1;
    else found.push({ from: cell, to: cell + 1 });
  }
  return found.filter(({ from, to }) => (to - from) * CELL_SECONDS >= SHORTEST);
};

const amplitude = (samples: Float32Array): number => Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
