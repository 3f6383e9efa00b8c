import { randomUUID } from 'node:crypto';
import {
  checkCitations, type Answer, type AnswerCost, type AnswerSentence, type AnswerStep, type AskEvent, type Evidence, type Turn,
} from '@frameseek/core';
import type { WrittenAnswer } from './extractive-answer.ts';

/** A turn as it comes to be: everything that happens is told at once and kept, so that nothing is lost where it ends. */
export interface TurnDraft {
  readonly id: string;
  /** What was written so far, without remarks. */
  readonly text: () => string;
  query(words: string): void;
  step(kind: AnswerStep['kind'], words: string, beganAt: number): void;
  evidence(evidence: readonly Evidence[]): void;
  /** A piece of what a model writes. */
  write(text: string): void;
  /** What was written was a remark, and is no part of the answer. */
  retract(): void;
  /** Puts a whole answer that is checked already in place of what was written. */
  put(kind: Answer['kind'], written: WrittenAnswer): void;
  note(...notes: readonly string[]): void;
  end(reason: NonNullable<Answer['ended']>): void;
  toTurn(cost: Omit<AnswerCost, 'tookMs'>): Turn;
}

/** A turn that begins now; `report` hears of everything that happens to it. */
export const createTurnDraft = (question: string, report: (event: AskEvent) => void): TurnDraft => {
  const id = randomUUID();
  const began = performance.now();
  const askedAt = new Date().toISOString();
  const steps: AnswerStep[] = [];
  const notes = new Set<string>();
  let [query, kind, text]: [string | undefined, Answer['kind'], string] = [undefined, 'model', ''];
  let evidence: readonly Evidence[] = [];
  let sentences: readonly AnswerSentence[] | undefined;
  let ended: Answer['ended'];
  const tell = (event: AskEvent): void => report(event);
  return {
    id,
    text: () => text,
    query: (words) => void (query = words),
    step: (stepKind, words, beganAt) => {
      const step = { kind: stepKind, words, tookMs: performance.now() - beganAt };
      steps.push(step);
      tell({ type: 'step', step });
    },
    evidence: (found) => {
      evidence = found;
      tell({ type: 'evidence', evidence: [...found] });
    },
    write: (more) => {
      text += more;
      tell({ type: 'text', text: more });
    },
    retract: () => {
      if (text === '') return;
      text = '';
      tell({ type: 'retract' });
    },
    put: (whole, written) => {
      if (text !== '') tell({ type: 'retract' });
      [kind, text, sentences] = [whole, written.text, written.sentences];
      tell({ type: 'text', text });
    },
    note: (...more) => more.forEach((note) => notes.add(note)),
    end: (reason) => void (ended ??= reason),
    toTurn: (cost) => ({
      id, question, askedAt, ...(query !== undefined && query !== question && { query }),
      answer: {
        kind, text, evidence: [...evidence], steps: [...steps], notes: [...notes],
        sentences: [...(sentences ?? checkCitations(text, new Set(evidence.map(({ number }) => number)), { unfinished: ended === 'stopped' }))],
        cost: { ...cost, tookMs: performance.now() - began },
        ...(ended !== undefined && { ended }),
      },
    }),
  };
};
