import { turn, type AskRequest, type Turn } from '@frameseek/core';
import { z } from 'zod';
import type { TestApi } from './api-server.ts';

const chunk = z.looseObject({ type: z.string(), data: z.unknown().optional(), delta: z.string().optional() });
export type Chunk = z.output<typeof chunk>;

/** What came of a question over HTTP. */
export interface Answered {
  readonly turn: Turn;
  readonly conversation: string;
  /** Every chunk of the stream, in order. */
  readonly chunks: readonly Chunk[];
}

/** Asks as a browser does, and reads the stream to its end. */
export const askOverHttp = async (api: TestApi, request: AskRequest): Promise<Answered> => {
  const response = await api.send('POST', '/api/ask', request);
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  const lines = (await response.text()).split('\n').filter((line) => line.startsWith('data: ')).map((line) => line.slice('data: '.length));
  if (lines.at(-1) !== '[DONE]') throw new Error('The stream broke off');
  const chunks = lines.slice(0, -1).map((line) => chunk.parse(JSON.parse(line)));
  const of = (type: string): unknown => chunks.find((one) => one.type === type)?.data;
  return { chunks, turn: turn.parse(of('data-turn')), conversation: z.object({ id: z.string() }).parse(of('data-conversation')).id };
};
