import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { Fault, password, type Abortable } from '@frameseek/core';

/**
 * A password, typed twice on a terminal without being shown, or the first line of standard input: never an argument, which other programs see.
 * Rejects with `input/invalid` where it is too short, or typed differently.
 */
export const readPassword = async ({ signal }: Abortable): Promise<string> => {
  const isTyped = process.stdin.isTTY;
  using lines = hiddenLines();
  const first = await lines.next('Password: ', signal);
  if (isTyped && (await lines.next('Once more: ', signal)) !== first) throw new Fault('input/invalid', { problems: ['the two passwords are not the same'] });
  const parsed = password.safeParse(first);
  if (!parsed.success) throw new Fault('input/invalid', { problems: parsed.error.issues.map(({ message }) => `the password ${message}`) });
  return parsed.data;
};

/** Lines of standard input, which are not repeated on the screen. */
const hiddenLines = (): { next(prompt: string, signal: AbortSignal): Promise<string> } & Disposable => {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: process.stdin.isTTY });
  const waiting = reader[Symbol.asyncIterator]();
  const next = async (prompt: string, signal: AbortSignal): Promise<string> => {
    if (process.stdin.isTTY) process.stderr.write(prompt);
    const aborted = Promise.withResolvers<never>();
    const abort = (): void => aborted.reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    // In raw mode Ctrl-C is a key.
    reader.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    const line = await Promise.race([waiting.next(), aborted.promise]).finally(() => signal.removeEventListener('abort', abort));
    if (process.stdin.isTTY) process.stderr.write('\n');
    return line.done === true ? '' : line.value;
  };
  return { next, [Symbol.dispose]: () => reader.close() };
};
