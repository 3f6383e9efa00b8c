import type { Response } from 'express';
import { answerStep, conversation, evidence, turn, type AskEvent } from '@frameseek/core';
import type { UIMessageChunk } from 'ai';
import { z } from 'zod';

/** A comment this often keeps proxies from closing a connection on which a model thinks. */
const HEARTBEAT_MS = 15_000;

const id = z.string();

/** What the data of each event holds but the last, which is `[DONE]`; a part with the same type and id takes the place of the one before. */
export const uiMessagePart = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start') }),
  z.object({ type: z.literal('data-conversation'), id, data: conversation }),
  z.object({ type: z.literal('data-step'), data: answerStep }),
  z.object({ type: z.literal('data-evidence'), id, data: z.array(evidence).readonly() }),
  z.object({ type: z.enum(['start-step', 'finish-step']) }),
  z.object({ type: z.literal('reset-step').describe('What was written so far was a remark before a tool was called: the answer begins anew') }),
  z.object({ type: z.enum(['text-start', 'text-end']), id }),
  z.object({ type: z.literal('text-delta'), id, delta: z.string() }),
  z.object({ type: z.literal('data-turn'), id, data: turn }),
  z.object({ type: z.literal('finish') }),
]);

/** Sends what happens while a question is answered; disposing of it ends the heartbeat. */
interface UiMessageStream extends Disposable {
  send(event: AskEvent): void;
}

/**
 * The AI SDK's UI message stream over server-sent events: the text as deltas, and beside it `data-conversation`, `data-step`,
 * `data-evidence` and at last `data-turn`. The head of the response is sent with the first event, so that what fails before is an
 * ordinary response. An answer is small: a slow reader finds all of it waiting.
 * Source: the data stream protocol of the AI SDK, version 1 (ai-sdk.dev, "Stream Protocols").
 */
export const openUiMessageStream = (res: Response): UiMessageStream => {
  let text: string | undefined;
  let steps = 0;
  const write = (chunk: (UIMessageChunk & z.input<typeof uiMessagePart>) | '[DONE]'): void => {
    res.write(`data: ${typeof chunk === 'string' ? chunk : JSON.stringify(chunk)}\n\n`);
  };
  const begin = (): void => {
    res.status(200).set({
      'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache, no-transform', 'X-Accel-Buffering': 'no', 'x-vercel-ai-ui-message-stream': 'v1',
    });
    res.flushHeaders();
    write({ type: 'start' });
  };
  const heartbeat = setInterval(() => {
    if (res.headersSent && !res.writableEnded) res.write(': still here\n\n');
  }, HEARTBEAT_MS);
  const sendDelta = (delta: string): void => {
    if (text === undefined) {
      steps += 1;
      text = `text-${steps}`;
      write({ type: 'start-step' });
      write({ type: 'text-start', id: text });
    }
    write({ type: 'text-delta', id: text, delta });
  };
  const endText = (): void => {
    if (text === undefined) return;
    write({ type: 'text-end', id: text });
    write({ type: 'finish-step' });
  };
  const send = (event: AskEvent): void => {
    if (!res.headersSent) begin();
    switch (event.type) {
      case 'conversation':
        return write({ type: 'data-conversation', id: 'conversation', data: event.conversation });
      case 'step':
        return write({ type: 'data-step', data: event.step });
      case 'evidence':
        // One id: each list takes the place of the one before.
        return write({ type: 'data-evidence', id: 'evidence', data: event.evidence });
      case 'text':
        return sendDelta(event.text);
      case 'retract':
        text = undefined;
        return write({ type: 'reset-step' });
      case 'turn':
        endText();
        write({ type: 'data-turn', id: 'turn', data: event.turn });
        write({ type: 'finish' });
        write('[DONE]');
        res.end();
        return;
      default:
        return event satisfies never;
    }
  };
  return { send, [Symbol.dispose]: () => clearInterval(heartbeat) };
};
