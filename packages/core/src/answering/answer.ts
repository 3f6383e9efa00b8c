/** Questions, the numbered evidence for their answers, and conversations: zod first, as all of it is stored and sent. */
import { z } from 'zod';
import { evidence } from './evidence.ts';

/** One sentence (or line) of an answer as it was checked. `text` is without its citation marks. */
const answerSentence = z.object({
  text: z.string(),
  citations: z.array(z.number().int()).describe('Numbers of evidence that exist'),
  problem: z.enum(['uncited', 'unknown-number']).optional().describe('Why it is not grounded; absent when it is, or claims nothing'),
});
/** A sentence of an answer, with the numbers of the evidence that it cites. */
export type AnswerSentence = z.infer<typeof answerSentence>;

/** One thing that was done for an answer, for people to follow; `tookMs` in milliseconds. */
export const answerStep = z.object({
  kind: z.enum(['rewrite', 'search', 'look', 'read', 'list', 'answer']),
  /** "Searched for “red car”: 4 moments" */
  words: z.string(),
  tookMs: z.number(),
});
/** A step on the way to an answer. */
export type AnswerStep = z.infer<typeof answerStep>;

const answerCost = z.object({
  model: z.string().optional(),
  calls: z.number().int(),
  cachedCalls: z.number().int(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  frames: z.number().int().describe('Pictures sent'),
  framesSaved: z.number().int().describe('Keyframes in the videos asked that the local search made unnecessary to send'),
  dollars: z.number().optional().describe('Where the price is known'),
  tookMs: z.number(),
});
/** What an answer cost: calls, tokens, pictures, US dollars, milliseconds. */
export type AnswerCost = z.infer<typeof answerCost>;

/** An answer, the evidence that it rests on, and how it came about. */
export const answer = z.object({
  /** `model`: written by a language model. `extractive`: the evidence itself, no model is set. `counted`: counted from the index, by no model. `none`: nothing in the videos shows it. */
  kind: z.enum(['model', 'extractive', 'counted', 'none']),
  /** As it was written, citation marks `[n]` included. */
  text: z.string(),
  sentences: z.array(answerSentence),
  evidence: z.array(evidence),
  steps: z.array(answerStep),
  cost: answerCost,
  /** Why it ended before its end. */
  ended: z.enum(['stopped', 'budget', 'steps', 'failed']).optional(),
  /** For people: what went wrong or was left out. */
  notes: z.array(z.string()),
});
/** An answer as it is kept and sent. */
export type Answer = z.infer<typeof answer>;
