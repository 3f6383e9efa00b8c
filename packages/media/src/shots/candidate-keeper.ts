import type { FrameCandidate } from '@frameseek/core';
import type { MarkedSample } from './mark-cuts.ts';
import { difference, type Signature } from './signature.ts';

/** How close together candidates are kept. */
export interface Spacing {
  /** At least one candidate in this time */
  readonly maxSeconds: number;
  /** Never two in this time, but at a cut. */
  readonly minSeconds: number;
}

/** A change of this size since the last candidate is worth another one. */
const NOTABLE_CHANGE = 0.12;

/** Chooses, from frames in ascending order, the places where keyframes may be taken: at cuts, I-frames and notable changes. */
export class CandidateKeeper {
  readonly candidates: FrameCandidate[] = [];
  readonly #spacing: Spacing;
  #last: { readonly at: number; readonly signature: Signature } | undefined;

  constructor(spacing: Spacing) {
    this.#spacing = spacing;
  }

  push({ at, intra, signature, cut }: MarkedSample): void {
    const since = this.#last ? at - this.#last.at : Infinity;
    const change = this.#last ? difference(this.#last.signature, signature) : 1;
    const wanted = cut || since >= this.#spacing.maxSeconds || (since >= this.#spacing.minSeconds && (intra || change >= NOTABLE_CHANGE));
    if (!wanted) return;
    this.candidates.push({ at, intra, change, brightness: signature.brightness, spread: signature.spread });
    this.#last = { at, signature };
  }
}
