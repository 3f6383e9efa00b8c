import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

/** The Qdrant program that tests may start, stop and freeze: QDRANT_BIN, or `qdrant` on the PATH; undefined where there is none. */
export const QDRANT_PROGRAM: string | undefined = [process.env['QDRANT_BIN'], 'qdrant']
  .find((program) => program !== undefined && program !== '' && spawnSync(program, ['--version']).status === 0);

/** A real Qdrant of one test, on loopback, with storage of its own. */
export interface QdrantProcess extends AsyncDisposable {
  readonly url: string;
  /** Ends it at once, in the middle of whatever it does. */
  kill(): Promise<void>;
  /** Starts it again on what it had stored. */
  start(): Promise<void>;
  /** It accepts connections from now on, and answers nothing. */
  freeze(): void;
  goOn(): void;
}

/** Starts one and waits until it is ready. */
export const startQdrant = async ({ apiKey }: { readonly apiKey?: string } = {}): Promise<QdrantProcess> => {
  const folder = await mkdtemp(join(tmpdir(), 'frameseek-qdrant-'));
  const [port, grpcPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const env = {
    PATH: process.env['PATH'],
    QDRANT__SERVICE__HOST: '127.0.0.1', QDRANT__SERVICE__HTTP_PORT: String(port), QDRANT__SERVICE__GRPC_PORT: String(grpcPort),
    QDRANT__STORAGE__STORAGE_PATH: join(folder, 'storage'), QDRANT__STORAGE__SNAPSHOTS_PATH: join(folder, 'snapshots'),
    QDRANT__TELEMETRY_DISABLED: 'true', QDRANT__CLUSTER__ENABLED: 'false', ...(apiKey !== undefined && { QDRANT__SERVICE__API_KEY: apiKey }),
  };
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    child = spawn(QDRANT_PROGRAM ?? 'qdrant', [], { cwd: folder, env, stdio: 'ignore' });
    await untilReady(url, child);
  };
  const kill = async (): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  await start();
  return {
    url, start, kill,
    freeze: () => void child?.kill('SIGSTOP'),
    goOn: () => void child?.kill('SIGCONT'),
    [Symbol.asyncDispose]: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

/** How long one may take to be ready: a program that was built for finding faults takes some. */
const READY_MS = 60_000;

const untilReady = async (url: string, child: ChildProcess): Promise<void> => {
  const until = performance.now() + READY_MS;
  while (performance.now() < until && child.exitCode === null) {
    if (await fetch(`${url}/readyz`).then(({ ok }) => ok, () => false)) return;
    await sleep(100);
  }
  throw new Error(`Qdrant was not ready at ${url}: it ended with ${child.exitCode}, or took longer than ${READY_MS / 1000} s`);
};

const freePort = async (): Promise<number> => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  server.close();
  await once(server, 'close');
  return port;
};
