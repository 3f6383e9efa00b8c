import type { MarkedSample } from './mark-cuts.ts';
import { isBlack, isDark } from './signature.ts';

/** Frames in which a fade must have begun before its black: shorter than any fade that can be seen as one. */
const FRAMES = 4;
/** Share of the light lost over those frames that may go in the last step; more is a jump, as in a black flash. */
const JUMP_SHARE = 0.6;
/** Steps of brightness, 0 to 1, too small to be a jump. */
const JUMP_LEAST = 0.05;

/**
 * Times at which a film fades through black from one shot to the next: the middle of each dark stretch that has light on
 * both sides, comes by degrees and is black at its darkest. A stretch is dark while every frame in it is.
 */
export class FadeFinder {
  /** Seconds, ascending. */
  readonly times: number[] = [];
  #lit = false;
  #from: number | undefined;
  #black = false;
  /** Brightness of the last frames, newest first. */
  #recent: readonly number[] = [];

  /** Frames in ascending order. A cut beside the black is a boundary already. */
  push({ at, signature, cut }: MarkedSample): void {
    const jump = this.#isJump(signature.brightness);
    if (isDark(signature)) {
      if (cut || (jump && this.#from === undefined)) this.#lit = false;
      if (!this.#lit) return;
      this.#from ??= at;
      this.#black ||= isBlack(signature);
      return;
    }
    if (this.#from !== undefined && this.#black && !cut) this.times.push((this.#from + at) / 2);
    this.#from = undefined;
    this.#black = false;
    this.#lit = true;
  }

  #isJump(brightness: number): boolean {
    const steps = this.#recent.map((before) => Math.abs(before - brightness));
    this.#recent = [brightness, ...this.#recent].slice(0, FRAMES);
    return (steps[0] ?? 0) > Math.max(JUMP_LEAST, JUMP_SHARE * Math.max(0, ...steps));
  }
}
