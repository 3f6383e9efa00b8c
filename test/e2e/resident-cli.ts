import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { CliResult, frameseek as inProcessOfItsOwn } from './cli-process.ts';

/** One command line, and all that it may see of its surroundings. */
export interface Command {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Stands on both outputs behind what a command printed. */
export const END = '\u0000end\u0000';

/**
 * Runs `frameseek` as `cli-process.ts` does, but all commands of a test file in one process, one after the other: to load the program
 * is most of what a short command costs. For what is printed and done; signals, crashes, the end of a process and two at a time need processes of their own.
 */
export const frameseek: typeof inProcessOfItsOwn = (workplace, args, { env = {} } = {}) => {
  const command: Command = { args, cwd: workplace.media, env: { PATH: process.env['PATH'] ?? '', HOME: join(workplace.folder, 'home'), NO_COLOR: '1', ...workplace.env, ...env } };
  const result = last.then(() => answer(command));
  last = result.catch(() => undefined);
  return result;
};

let last: Promise<unknown> = Promise.resolve();
let resident: ChildProcess | undefined;

const start = (): ChildProcess => fork(join(import.meta.dirname, 'resident-cli-main.ts'), { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env: { ...process.env, NO_COLOR: '1' } });

const answer = async (command: Command): Promise<CliResult> => {
  const child = (resident ??= start());
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('the process has no outputs');
  const code = new Promise<number>((done, failed) => {
    child.once('message', (message) => done(Number(message)));
    child.once('exit', () => failed(new Error(`the process ended within ${command.args.join(' ')}`)));
  });
  const printed = Promise.all([untilEnd(stdout), untilEnd(stderr)]);
  child.send(command);
  try {
    const [ended, [out, err]] = await Promise.all([code, printed]);
    return { code: ended, stdout: out, stderr: err };
  } finally {
    for (const stream of [stdout, stderr]) stream.removeAllListeners('data');
    child.removeAllListeners('message').removeAllListeners('exit');
  }
};

const untilEnd = (stream: NodeJS.ReadableStream): Promise<string> =>
  new Promise((done) => {
    let text = '';
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (text.endsWith(END)) done(text.slice(0, -END.length));
    });
  });
