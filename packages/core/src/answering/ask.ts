import { z } from 'zod';
import { answerStep } from './answer.ts';
import { conversation, turn } from './conversation.ts';
import { evidence } from './evidence.ts';

export const askRequest = z.object({
  question: z.string().trim().min(1).max(2_000),
  conversation: z.string().optional().describe('Go on with this conversation; absent: a new one'),
  videos: z.array(z.string()).optional().describe('Only these videos; kept by the conversation'),
});

export type AskRequest = z.infer<typeof askRequest>;

/** What happens while a question is answered; `turn` is the last one. */
const askEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('conversation'), conversation }),
  z.object({ type: z.literal('step'), step: answerStep }),
  z.object({ type: z.literal('evidence'), evidence: z.array(evidence) }),
  z.object({ type: z.literal('text'), text: z.string() }),
  /** What was written so far was a remark before a tool was called: the answer begins anew. */
  z.object({ type: z.literal('retract') }),
  z.object({ type: z.literal('turn'), turn }),
]);

export type AskEvent = z.infer<typeof askEvent>;
