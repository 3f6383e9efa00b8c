import { gap } from '../time/span.ts';
import { diceSimilarity } from '../text/matching/dice-similarity.ts';
import type { Action } from './insight.ts';

/** Texts as alike as this tell of one action. */
const ALIKE = 0.75;

/**
 * Actions found in one window after another, ascending: one that goes on in the next window is one. `pause` is the most
 * seconds between its halves, as it begins and ends with pictures that are some way apart.
 */
export const mergeActions = (actions: readonly Action[], pause: number): readonly Action[] => {
  const merged: Action[] = [];
  for (const action of actions.toSorted((a, b) => a.start - b.start)) {
    const index = merged.findLastIndex((other) => gap(other, action) <= pause && diceSimilarity(other.text, action.text) >= ALIKE);
    const before = merged[index];
    if (before === undefined) merged.push(action);
    else {
      merged[index] = {
        ...before, end: Math.max(before.end, action.end), confidence: Math.max(before.confidence, action.confidence),
      };
    }
  }
  return merged;
};
