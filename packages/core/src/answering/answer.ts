/** Questions, the numbered evidence for their answers, and conversations: zod first, as all of it is stored and sent. */
import { z } from 'zod';
import { MODALITIES } from '../domain/domain.ts';

const seconds = z.number().describe('Seconds on the time line of the video');

/** A moment with a number, and what of it the answer may rest on. */
export const evidence = z.object({
  number: z.number().int().positive(),
  videoId: z.string(),
  title: z.string(),
  start: seconds,
  end: seconds,
  /** The picture that stands for it. */
  at: seconds,
  frames: z.array(seconds).describe('Times of the pictures that were shown to the model, ascending'),
  said: z.string().optional().describe('The words said around it'),
  shown: z.string().optional().describe('The text on the screen'),
  foundBy: z.array(z.enum(MODALITIES)),
});
export type Evidence = z.infer<typeof evidence>;

/** One sentence (or line) of an answer as it was checked. `text` is without its citation marks. */
export const answerSentence = z.object({
  text: z.string(),
  citations: z.array(z.number().int()).describe('Numbers of evidence that exist'),
  problem: z.enum(['uncited', 'unknown-number']).optional().describe('Why it is not grounded; absent when it is, or claims nothing'),
});
export type AnswerSentence = z.infer<typeof answerSentence>;

export const answerStep = z.object({
  kind: z.enum(['rewrite', 'search', 'look', 'read', 'list', 'answer']),
  /** "Searched for “red car”: 4 moments" */
  words: z.string(),
  tookMs: z.number(),
});
export type AnswerStep = z.infer<typeof answerStep>;

export const answerCost = z.object({
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
export type AnswerCost = z.infer<typeof answerCost>;

export const answer = z.object({
  /** `model`: written by a language model. `extractive`: the evidence itself, no model is set. `none`: nothing in the videos shows it. */
  kind: z.enum(['model', 'extractive', 'none']),
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
export type Answer = z.infer<typeof answer>;

export const turn = z.object({
  id: z.string(),
  question: z.string(),
  /** The question as it was searched for, when that differs: follow-ups made to stand alone. */
  query: z.string().optional(),
  askedAt: z.string(),
  answer,
});
export type Turn = z.infer<typeof turn>;

export const conversation = z.object({
  id: z.string(),
  title: z.string(),
  videoIds: z.array(z.string()).describe('The videos asked; empty: the whole library'),
  createdAt: z.string(),
  updatedAt: z.string(),
  turns: z.number().int(),
});
export type Conversation = z.infer<typeof conversation>;

/** What happens while a question is answered; `turn` is the last one. */
export const askEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('conversation'), conversation }),
  z.object({ type: z.literal('step'), step: answerStep }),
  z.object({ type: z.literal('evidence'), evidence: z.array(evidence) }),
  z.object({ type: z.literal('text'), text: z.string() }),
  /** What was written so far was a remark before a tool was called: the answer begins anew. */
  z.object({ type: z.literal('retract') }),
  z.object({ type: z.literal('turn'), turn }),
]);
export type AskEvent = z.infer<typeof askEvent>;

/** A conversation with all that was asked and answered in it, oldest first. */
export const conversationDetail = conversation.extend({ turnList: z.array(turn) });
export type ConversationDetail = z.infer<typeof conversationDetail>;
export const conversationList = z.object({ conversations: z.array(conversation).describe('The one asked in last comes first') });

export const renameConversationRequest = z.object({ title: z.string().trim().min(1).max(300) });

export const askRequest = z.object({
  question: z.string().trim().min(1).max(2_000),
  conversation: z.string().optional().describe('Go on with this conversation; absent: a new one'),
  videos: z.array(z.string()).optional().describe('Only these videos; kept by the conversation'),
});
export type AskRequest = z.infer<typeof askRequest>;
