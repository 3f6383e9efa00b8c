import type { Evidence } from '@frameseek/core';
import type { EngineParts } from '../../engine-parts.ts';
import { isDuplicate, type EvidenceCandidate } from './evidence-candidate.ts';
import { toEvidence } from './to-evidence.ts';

/** The numbered evidence of one answer. A number, once given, stays. */
export interface EvidenceStore {
  readonly all: () => readonly Evidence[];
  /** The evidence for a stretch: that which is there already, or a new one. */
  add(candidate: EvidenceCandidate): Evidence;
  /** The pictures that were really taken, after those of the same evidence before. */
  noteFrames(number: number, times: readonly number[]): void;
}

/** A store without evidence. */
export const createEvidenceStore = (parts: EngineParts): EvidenceStore => {
  const kept: { evidence: Evidence; seen: boolean }[] = [];
  return {
    all: () => kept.map(({ evidence }) => evidence),
    add: (candidate) => {
      const evidence = toEvidence(parts, candidate, kept.length + 1);
      // Compared as evidence: two clauses may be one sentence.
      const known = kept.find((entry) => isDuplicate(evidence, entry.evidence));
      if (known !== undefined) return known.evidence;
      kept.push({ evidence, seen: false });
      return evidence;
    },
    noteFrames: (number, times) => {
      const entry = kept[number - 1];
      if (entry === undefined) return;
      const before = entry.seen ? entry.evidence.frames : [];
      entry.evidence = { ...entry.evidence, frames: [...new Set([...before, ...times])].sort((a, b) => a - b) };
      entry.seen = true;
    },
  };
};
