/**
 * `npm run bench:clients`: fifty clients search a library of twenty films at once, without a pause, while one more asks something else now and then. How long
 * the fifty wait, and that one, beside the one alone on the same server; what a search costs the processor; the server's memory. Linux only.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { NULL_QUERIES, wire } from '@frameseek/core';
import { addressOf, startApiProcess } from '../e2e/api-process.ts';
import { ffmpeg } from '../films.ts';
import { modelsForBench } from './bench-models.ts';

const FILMS = 20;
const CLIENTS = 50;
const SECONDS = 15;
/** Milliseconds between two searches of the one more. */
const PAUSE_MS = 200;
/** What all ask again and again, as people do who look for one thing; the others are asked once. */
const COMMON = ['a hill', 'the sea at night', 'who waits at the pier'];

const { preferences } = await modelsForBench();
const folder = mkdtempSync(path.join(tmpdir(), 'frameseek-bench-clients-'));
const media = path.join(folder, 'media');
const server = startApiProcess({ folder, env: {} }, {
  ...preferences, FRAMESEEK_LIBRARY: path.join(folder, 'library'), FRAMESEEK_MEDIA: media, FRAMESEEK_OFFLINE: 'true', FRAMESEEK_PORT: '0',
  FRAMESEEK_TRANSCRIBER_MODEL: 'none', FRAMESEEK_READER_MODEL: 'none', FRAMESEEK_LOG: 'error',
});
server.stderr?.pipe(process.stderr);
const url = await addressOf(server);
mkdirSync(media, { recursive: true });
for (let n = 0; n < FILMS; n += 1) {
  await ffmpeg(['-f', 'lavfi', '-i', `testsrc2=s=160x90:r=5:d=30,hue=h=${18 * n}`, '-c:v', 'libx264', '-preset', 'ultrafast', path.join(media, `film-${n}.mp4`)]);
  const lines = NULL_QUERIES.slice(8 * n, 8 * n + 8).map((text, line) => `${line + 1}\n00:00:${String(3 * line).padStart(2, '0')},000 --> 00:00:${String(3 * line + 2).padStart(2, '0')},000\n${text}.\n`);
  writeFileSync(path.join(media, `film-${n}.srt`), lines.join('\n'));
}
await fetch(`${url}/api/videos`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ paths: [media] }) });
for (;;) {
  const { jobs } = wire.jobList.parse(await (await fetch(`${url}/api/jobs`)).json());
  if (jobs.length === FILMS && jobs.every(({ state }) => state === 'done')) break;
  await sleep(250);
}

/** Too many wait already: it says so at once, and programs ask again later. */
const BUSY = 429;
let turnedAway = 0;
let asked = 0;
/** Words that nobody asked before. */
const fresh = (): string => `${NULL_QUERIES[asked % NULL_QUERIES.length]} ${(asked++).toString(36)}`;
const search = async (query: string): Promise<number> => {
  const began = performance.now();
  const answer = await fetch(`${url}/api/search?${new URLSearchParams({ q: query, limit: '20' })}`);
  await answer.arrayBuffer();
  if (answer.status === BUSY) turnedAway += 1;
  else if (answer.status !== 200) throw new Error(`${query}: ${answer.status}`);
  return performance.now() - began;
};
const during = async (each: () => Promise<number>): Promise<readonly number[]> => {
  const times: number[] = [];
  for (const end = performance.now() + SECONDS * 1000; performance.now() < end;) times.push(await each());
  return times;
};
const now = async (): Promise<number> => {
  await sleep(PAUSE_MS);
  return search(fresh());
};
const shown = (name: string, times: readonly number[]): void => {
  const ordered = times.toSorted((a, b) => a - b);
  const at = (share: number): string => (ordered[Math.floor(share * ordered.length)] ?? 0).toFixed(0).padStart(5);
  console.log(`${name.padEnd(44)} ${String(times.length).padStart(6)} searches  p50 ${at(0.5)} ms  p95 ${at(0.95)} ms  p99 ${at(0.99)} ms`);
};
/** Seconds of processor, and bytes of memory, that the server has used. */
const used = (): { readonly cpu: number; readonly bytes: number } => {
  const stat = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const pages = Number(readFileSync(`/proc/${server.pid}/statm`, 'utf8').split(' ')[1]);
  return { cpu: (Number(stat[11]) + Number(stat[12])) / 100, bytes: pages * 4096 };
};

try {
  for (const query of COMMON) await search(query);
  shown('one client alone, new words', await during(now));
  for (const [name, ask] of [
    ['the same words', async () => search(COMMON[asked++ % COMMON.length] ?? '')],
    ['one in ten of them new words', async () => search(asked % 10 === 0 ? fresh() : COMMON[asked++ % COMMON.length] ?? '')],
    ['new words alone', async () => search(fresh())],
  ] as const) {
    const before = used();
    turnedAway = 0;
    const [other, ...many] = await Promise.all([during(now), ...Array.from({ length: CLIENTS }, () => during(ask))]);
    const all = many.flat();
    shown(`${CLIENTS} clients, ${name}`, all);
    shown('  and one more, new words', other ?? []);
    const after = used();
    console.log(`  ${(((after.cpu - before.cpu) * 1000) / (all.length + (other?.length ?? 0))).toFixed(1)} ms of processor a search; ${turnedAway} turned away; the server has ${(after.bytes / 1e6).toFixed(0)} MB`);
  }
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
