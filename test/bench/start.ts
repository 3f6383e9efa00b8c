/**
 * `npm run bench:start`: from `npm start` in a checkout that is built to the first page, with an empty library, three times. Beside
 * it the same without what Node keeps of the sources. Seconds, and processor time, which a busy machine changes little.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildWeb } from '../../scripts/web/build-web.ts';
import { freePort } from '../web/support/processes.ts';
import { usedBy } from './measured.ts';

const ROUNDS = 3;
const BUILD_MS = 300_000;
const POLL_MS = 20;
/** Seconds to the first page. */
const LIMIT = 3;

interface Start {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

const start = async (env: Readonly<Record<string, string>>): Promise<Start> => {
  const library = await mkdtemp(join(tmpdir(), 'frameseek-start-'));
  const [web, api] = [await freePort(), await freePort()];
  const began = performance.now();
  const child = spawn('npm', ['start', '--silent'], {
    env: { ...process.env, FRAMESEEK_LIBRARY: library, FRAMESEEK_WEB_PORT: String(web), FRAMESEEK_API_PORT: String(api), FRAMESEEK_OFFLINE: '1', ...env }, stdio: 'ignore', detached: true,
  });
  const ended = once(child, 'exit');
  try {
    for (;;) {
      if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}.`);
      const page = await fetch(`http://127.0.0.1:${web}/`).then(async (answer) => answer.ok && (await answer.text()).includes('<title>'), () => false);
      if (page) break;
      await wait(POLL_MS);
    }
    return { seconds: (performance.now() - began) / 1_000, cpuSeconds: usedBy(child.pid ?? 0).cpuSeconds };
  } finally {
    process.kill(-(child.pid ?? 0), 'SIGINT');
    await ended;
    await rm(library, { recursive: true, force: true, maxRetries: 5 });
  }
};

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const rounds = async (env: Readonly<Record<string, string>>): Promise<Start> => {
  // The first one fills what is kept.
  await start(env);
  const all: Start[] = [];
  for (let round = 0; round < ROUNDS; round++) all.push(await start(env));
  return { seconds: median(all.map(({ seconds }) => seconds)), cpuSeconds: median(all.map(({ cpuSeconds }) => cpuSeconds)) };
};

await buildWeb({ signal: AbortSignal.timeout(BUILD_MS) });
const ours = await rounds({});
const baseline = await rounds({ NODE_DISABLE_COMPILE_CACHE: '1' });
console.log('to the first page        ours   nothing kept   ratio');
console.log(`seconds            ${ours.seconds.toFixed(1).padStart(10)} ${baseline.seconds.toFixed(1).padStart(14)} ${(baseline.seconds / ours.seconds).toFixed(2).padStart(7)}  ${ours.seconds <= LIMIT ? '✓' : '✗'} (at most ${LIMIT})`);
console.log(`processor time     ${ours.cpuSeconds.toFixed(1).padStart(10)} ${baseline.cpuSeconds.toFixed(1).padStart(14)} ${(baseline.cpuSeconds / ours.cpuSeconds).toFixed(2).padStart(7)}`);
