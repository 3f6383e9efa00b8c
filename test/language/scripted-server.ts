import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { seenRequest, type SeenRequest } from './seen-request.ts';

export type { SeenImage, SeenRequest } from './seen-request.ts';

/** What the server answers to one request. */
export type Reply =
  | AnswerReply
  /** An error with this status; `retryAfter` in seconds. */
  | { readonly status: number; readonly message?: string; readonly retryAfter?: number }
  /** Streams so much and breaks the connection. */
  | { readonly breaksAfter: string }
  /** Takes the request and never says anything. */
  | { readonly silent: true }
  /** Streams these lines as they are: for what is not JSON, or not a chat. */
  | { readonly raw: readonly string[] };

export interface AnswerReply {
  /** Streamed word by word; an array is streamed in exactly these pieces. */
  readonly text?: string | readonly string[];
  /** Tools that the model wants, streamed after the text in pieces of a few characters. A string is written as it is, JSON or not. */
  readonly calls?: readonly { readonly name: string; readonly input: unknown; readonly id?: string }[];
  /** Pause before each piece, in milliseconds. */
  readonly pieceMs?: number;
  /** `false`: the server says nothing about tokens. Left out: 100 in, 10 out. */
  readonly usage?: { readonly input: number; readonly output: number } | false;
  /** `length`: the answer was cut by its limit. */
  readonly finish?: 'stop' | 'length';
}

/** One reply after the other, or a rule that sees what was asked. A list that has run out answers 500. */
export type Script = readonly Reply[] | ((request: SeenRequest, number: number) => Reply | Promise<Reply>);

export interface ScriptedServer extends AsyncDisposable {
  /** Base address, for `FRAMESEEK_LANGUAGE_URL`. */
  readonly url: string;
  /** The settings under which Frameseek uses this server. */
  readonly env: { readonly FRAMESEEK_LANGUAGE_MODEL: string; readonly FRAMESEEK_LANGUAGE_URL: string };
  /** Every chat request so far, in order. */
  readonly requests: readonly SeenRequest[];
  /** Replaces the script; counting begins again. */
  play(script: Script): void;
}

/** An OpenAI-compatible server on this computer, over real HTTP, that answers by a script and remembers what it was asked. */
export const startScriptedServer = async (script: Script = [], port = 0): Promise<ScriptedServer> => {
  const requests: SeenRequest[] = [];
  let current = script;
  let number = 0;
  const next = async (request: SeenRequest): Promise<Reply> => {
    const index = number++;
    if (typeof current === 'function') return current(request, index);
    return current[index] ?? { status: 500, message: `the script has only ${current.length} replies` };
  };
  const server = createServer((request, response) => {
    serve({ request, response, requests, next }).catch((error: unknown) => {
      // A request that is not as it should be must fail the test that sent it.
      if (!response.headersSent) sendError(response, { status: 400, message: `the scripted server cannot read this: ${String(error)}` });
      else response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return {
    url,
    env: { FRAMESEEK_LANGUAGE_MODEL: 'compatible/scripted', FRAMESEEK_LANGUAGE_URL: url },
    requests,
    play: (other) => {
      current = other;
      number = 0;
    },
    [Symbol.asyncDispose]: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
};

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requests: SeenRequest[];
  readonly next: (request: SeenRequest) => Promise<Reply>;
}

const serve = async ({ request, response, requests, next }: Exchange): Promise<void> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  if (request.url !== '/v1/chat/completions' || request.method !== 'POST') {
    sendError(response, { status: 404, message: `there is no ${request.method ?? ''} ${request.url ?? ''}` });
    return;
  }
  const seen = seenRequest(Buffer.concat(chunks).toString('utf8'), request.headers);
  requests.push(seen);
  response.on('close', () => {
    seen.gone = !response.writableFinished;
  });
  await send(response, seen, await next(seen));
};

const send = async (response: ServerResponse, request: SeenRequest, reply: Reply): Promise<void> => {
  if ('silent' in reply) return;
  if ('status' in reply) {
    sendError(response, reply);
    return;
  }
  if ('raw' in reply) {
    startStream(response);
    for (const line of reply.raw) response.write(`${line}\n\n`);
    response.end();
    return;
  }
  if ('breaksAfter' in reply) {
    startStream(response);
    writeChunk(response, { delta: { role: 'assistant', content: reply.breaksAfter } });
    // The bytes have to be on their way before the connection goes.
    await sleep(50);
    response.destroy();
    return;
  }
  if (request.stream) await streamAnswer(response, reply);
  else sendWhole(response, reply);
};

const sendError = (response: ServerResponse, { status, message = `status ${status}`, retryAfter }: { status: number; message?: string; retryAfter?: number }): void => {
  const wait = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  response.writeHead(status, { 'content-type': 'application/json', ...wait }).end(JSON.stringify({ error: { message, type: 'scripted', code: null } }));
};

const streamAnswer = async (response: ServerResponse, reply: AnswerReply): Promise<void> => {
  startStream(response);
  for (const delta of deltasOf(reply)) {
    if (reply.pieceMs !== undefined) await sleep(reply.pieceMs);
    if (response.destroyed) return;
    writeChunk(response, { delta });
  }
  writeChunk(response, { delta: {}, finish_reason: finishOf(reply) });
  if (reply.usage !== false) response.write(`data: ${JSON.stringify({ ...HEAD, choices: [], usage: usageOf(reply) })}\n\n`);
  response.end('data: [DONE]\n\n');
};

const deltasOf = ({ text = '', calls = [] }: AnswerReply): object[] => {
  const pieces = typeof text === 'string' ? text.match(/\S+\s*|\s+/g) ?? [] : text;
  return [
    { role: 'assistant', content: '' },
    ...pieces.map((content) => ({ content })),
    ...calls.flatMap(({ name, input, id }, index) => [
      { tool_calls: [{ index, id: id ?? `call_${index}`, type: 'function', function: { name, arguments: '' } }] },
      ...(written(input).match(/[^]{1,7}/g) ?? []).map((piece) => ({ tool_calls: [{ index, function: { arguments: piece } }] })),
    ]),
  ];
};

const written = (input: unknown): string => (typeof input === 'string' ? input : JSON.stringify(input));

const sendWhole = (response: ServerResponse, reply: AnswerReply): void => {
  const { text = '', calls = [] } = reply;
  const message = {
    role: 'assistant', content: typeof text === 'string' ? text : text.join(''),
    ...(calls.length > 0 && { tool_calls: calls.map(({ name, input, id }, index) => ({ id: id ?? `call_${index}`, type: 'function', function: { name, arguments: written(input) } })) }),
  };
  const choices = [{ index: 0, message, finish_reason: finishOf(reply) }];
  response.writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify({ ...HEAD, object: 'chat.completion', choices, ...(reply.usage !== false && { usage: usageOf(reply) }) }));
};

const finishOf = ({ finish, calls = [] }: AnswerReply): string => finish ?? (calls.length > 0 ? 'tool_calls' : 'stop');
const usageOf = ({ usage }: AnswerReply): object => {
  const { input, output } = usage === undefined || usage === false ? { input: 100, output: 10 } : usage;
  return { prompt_tokens: input, completion_tokens: output, total_tokens: input + output };
};

const HEAD = { id: 'chatcmpl-scripted', object: 'chat.completion.chunk', created: 1_700_000_000, model: 'scripted' };
const startStream = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
};
const writeChunk = (response: ServerResponse, choice: object): void => {
  response.write(`data: ${JSON.stringify({ ...HEAD, choices: [{ index: 0, finish_reason: null, ...choice }] })}\n\n`);
};
