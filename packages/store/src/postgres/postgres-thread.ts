import { parentPort, workerData } from 'node:worker_threads';
import type { Client, QueryResult } from 'pg';
import type { PostgresAnswer, PostgresRequest, PostgresThreadData } from './postgres-request.ts';

/** The thread that holds the connection. Its caller stands still until it answers, so there is one request at a time. */
const { port, signal, url, connectMs, setUp } = workerData as PostgresThreadData;

let client: Client | undefined;
/** Counts connections: a transaction that was begun on one is never gone on with on another. */
let session = 0;
/** Names of statements that the server has prepared, by their text. */
let prepared = new Map<string, string>();

const connect = async (): Promise<Client> => {
  const { default: pg } = await import('pg');
  const made = new pg.Client({
    connectionString: url, connectionTimeoutMillis: connectMs, keepAlive: true, application_name: 'frameseek',
    types: { getTypeParser: (type: number, format?: 'text' | 'binary') => NUMBERS.has(type) ? Number : pg.types.getTypeParser(type, format) as (text: string) => unknown },
  });
  // Told whenever the connection goes, also while nobody asks for anything.
  made.on('error', () => forget(made));
  made.on('end', () => forget(made));
  await made.connect();
  await made.query(setUp);
  return made;
};

/** Values of a statement that the server is to remember: one with many is a batch, and hardly ever comes again in this size. */
const MOST_PREPARED = 50;
/** int8, numeric and int4 by their numbers in pg_type: all of ours are exact as a double. */
const NUMBERS: ReadonlySet<number> = new Set([20, 1700, 23]);

const forget = (gone: Client): void => {
  if (client === gone) client = undefined;
};

const answer = async ({ steps, answer: about, session: wanted, undo }: PostgresRequest): Promise<PostgresAnswer> => {
  if (wanted !== undefined && (client === undefined || wanted !== session)) return { failure: { message: 'the connection broke within a transaction' } };
  let own: Client;
  try {
    own = client ?? await connect();
  } catch (error) {
    return { failure: { ...failureOf(error), away: true } };
  }
  if (client !== own) {
    client = own;
    session++;
    prepared = new Map();
  }
  try {
    let result: QueryResult<Record<string, unknown>> | undefined;
    for (const [index, { text, values }] of steps.entries()) {
      // Without values it may be several statements, which cannot be prepared.
      const given: QueryResult<Record<string, unknown>> = await (values === undefined ? own.query(text) : own.query({ text, values: values.map(sendable), ...(values.length <= MOST_PREPARED && { name: nameOf(text) }) }));
      if (index === about) result = given;
    }
    return { session, count: result?.rowCount ?? 0, rows: (result?.rows ?? []).map(portable) };
  } catch (error) {
    if (undo) await own.query('ROLLBACK').catch(() => forget(own));
    return { failure: failureOf(error) };
  }
};

const nameOf = (text: string): string => {
  const known = prepared.get(text) ?? `s${prepared.size}`;
  prepared.set(text, known);
  return known;
};

/** A text of PostgreSQL holds no character 0. */
const sendable = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value;
};

/** Bytes as an array of their own: those of a pool would be sent with all that lies beside them. */
const portable = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value instanceof Uint8Array ? new Uint8Array(value) : value]));

const failureOf = (error: unknown) => ({
  message: error instanceof Error && error.message !== '' ? error.message : String((error instanceof AggregateError ? error.errors[0] : undefined) ?? error),
  ...(error instanceof Error && 'code' in error && typeof error.code === 'string' && { code: error.code }),
});

const reply = (message: PostgresAnswer): void => {
  port.postMessage(message);
  Atomics.add(signal, 0, 1);
  Atomics.notify(signal, 0);
};

port.on('message', (request: PostgresRequest | 'close') => {
  if (request === 'close') {
    void (client?.end() ?? Promise.resolve()).catch(() => undefined).finally(() => parentPort?.close());
    port.close();
    return;
  }
  void answer(request).then(reply, (error: unknown) => reply({ failure: failureOf(error) }));
});
