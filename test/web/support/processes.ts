import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** A server process of a test. */
export interface RunningProcess extends AsyncDisposable {
  /** Everything it has printed so far, for the message of a failure. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

interface StartOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Answers with success once the server is up. */
  readonly probe: string;
  readonly limitMs: number;
}

/** Starts Node with these arguments and waits until the server answers. */
export async function startProcess(args: readonly string[], { cwd, env, probe, limitMs }: StartOptions): Promise<RunningProcess> {
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  const keep = (chunk: Buffer): void => {
    printed = (printed + chunk.toString()).slice(-20_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const closed = once(child, 'close');
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), 8_000);
      await closed;
      clearTimeout(force);
    }
  };
  const deadline = Date.now() + limitMs;
  while (!(await answers(probe))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`${args.join(' ')} did not start:\n${printed}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { output: () => printed, stop, [Symbol.asyncDispose]: stop };
}

const answers = async (url: string): Promise<boolean> => {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await answer.body?.cancel();
    return answer.status < 500;
  } catch {
    return false;
  }
};

/** Below the ports that systems give to outgoing connections, which would otherwise take one between the question and its use. */
const FIRST_PORT = 21_000;
/** Each test process has so many of its own. */
const PORTS = 1_000;

/** A port that is free. */
export async function freePort(): Promise<number> {
  const first = FIRST_PORT + PORTS * Number(process.env['VITEST_POOL_ID'] ?? 0);
  for (;;) {
    const port = first + randomInt(PORTS);
    if (await isFree(port)) return port;
  }
}

const isFree = async (port: number): Promise<boolean> => {
  const server = createServer();
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return false;
    throw error;
  }
  server.close();
  await once(server, 'close');
  return true;
};
