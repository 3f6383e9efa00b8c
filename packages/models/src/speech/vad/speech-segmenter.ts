import type { AudioChunk } from '@frameseek/core';
import { WINDOW, WINDOW_SECONDS } from './audio-windows.ts';

/** Speech begins above this probability … */
const ON = 0.5;
/** … and goes on until it has been below this one for a while (Silero's own pair of thresholds). */
const OFF = 0.35;
/** Sound before the first and after the last word that belongs to them. */
const PAD_WINDOWS = Math.round(0.2 / WINDOW_SECONDS);
/** Shorter bursts are clicks. */
const MIN_SPEECH_WINDOWS = Math.round(0.15 / WINDOW_SECONDS);
/** Neighbours with a smaller gap stay in one segment: a recogniser's run costs a whole 30 s window however little is in it. */
const GAP_WINDOWS = Math.round(1.5 / WINDOW_SECONDS);

interface Heard {
  readonly samples: Float32Array;
  readonly probability: number;
}

/**
 * Collects windows into segments of speech: with a little sound around, joined over short gaps, cut at the best pause when
 * `maxSeconds` is reached. Holds at most `maxSeconds` of sound.
 */
export class SpeechSegmenter {
  readonly #maxWindows: number;
  #held: Heard[] = [];
  /** Time of the first held window. */
  #start = 0;
  #speaking = false;
  #speechWindows = 0;
  /** Windows since speech was last heard. */
  #quiet = 0;

  constructor(maxSeconds: number) {
    this.#maxWindows = Math.max(4 * PAD_WINDOWS, Math.floor(maxSeconds / WINDOW_SECONDS));
  }

  /** Takes the window that starts at `at`, gives the segment that it completes. */
  push(samples: Float32Array, probability: number, at: number): AudioChunk | undefined {
    if (this.#held.length === 0) this.#start = at;
    this.#held.push({ samples, probability });
    this.#speaking = probability >= ON || (this.#speaking && probability >= OFF);
    if (this.#speaking) {
      this.#speechWindows += 1;
      this.#quiet = 0;
    } else {
      this.#quiet += 1;
    }
    if (this.#speechWindows === 0) {
      this.#drop(this.#held.length - PAD_WINDOWS);
      return undefined;
    }
    if (this.#quiet >= GAP_WINDOWS) return this.#finish();
    return this.#held.length >= this.#maxWindows ? this.#cut() : undefined;
  }

  /** The segment that is still open, at the end of the sound or before a jump. */
  flush(): AudioChunk | undefined {
    const segment = this.#finish();
    this.#held = [];
    return segment;
  }

  #finish(): AudioChunk | undefined {
    const end = this.#held.length - Math.max(0, this.#quiet - PAD_WINDOWS);
    const segment = this.#speechWindows >= MIN_SPEECH_WINDOWS ? this.#segment(end) : undefined;
    this.#drop(this.#held.length - PAD_WINDOWS);
    this.#speaking = false;
    this.#speechWindows = 0;
    return segment;
  }

  /** Ends the segment at its best pause and keeps what follows. */
  #cut(): AudioChunk {
    const at = bestPause(this.#held.map(({ probability }) => probability));
    const segment = this.#segment(at);
    this.#drop(at);
    this.#speechWindows = this.#held.filter(({ probability }) => probability >= OFF).length;
    return segment;
  }

  #segment(windows: number): AudioChunk {
    const samples = new Float32Array(windows * WINDOW);
    this.#held.slice(0, windows).forEach((window, index) => samples.set(window.samples, index * WINDOW));
    return { start: this.#start, samples };
  }

  #drop(windows: number): void {
    if (windows <= 0) return;
    this.#held = this.#held.slice(windows);
    this.#start += windows * WINDOW_SECONDS;
  }
}

/**
 * Before which window to cut a stretch that became too long: the middle of the longest pause in its later half, or, where nobody
 * pauses, the least likely window of its last third.
 */
export const bestPause = (probabilities: readonly number[]): number => {
  const from = Math.floor(probabilities.length / 2);
  let best = { start: 0, length: 0 };
  let run = { start: from, length: 0 };
  for (let index = from; index < probabilities.length; index++) {
    run = (probabilities[index] ?? 1) < OFF ? { start: run.length === 0 ? index : run.start, length: run.length + 1 } : { start: index, length: 0 };
    if (run.length >= best.length && run.length > 0) best = run;
  }
  if (best.length > 1) return best.start + Math.ceil(best.length / 2);
  const lastThird = Math.floor((probabilities.length * 2) / 3);
  let least = probabilities.length - 1;
  for (let index = lastThird; index < probabilities.length; index++) {
    if ((probabilities[index] ?? 1) < (probabilities[least] ?? 1)) least = index;
  }
  return Math.max(1, least);
};
