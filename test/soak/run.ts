/**
 * Uses a server as many people do at once, for a while: `npm run soak`, twenty minutes, or `-- --minutes 3`. 200 clients search, stream and
 * upload, five programs index into the same library, and one that kills them. Says in the end how fast health was answered, what failed,
 * how memory went and what was lost, and exits with 1 where something is not as it must be.
 */
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { wire, type JobView, type VideoSummary } from '@frameseek/core';
import { addressOf, startApiProcess } from '../e2e/api-process.ts';
import { openWorkplace } from '../e2e/open-runtime.ts';
import { runClient, type Soak } from './clients.ts';
import { Figures } from './figures.ts';
import { runIndexers } from './indexers.ts';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '20' }, clients: { type: 'string', default: '200' } } });
const minutes = Number(values.minutes);
const clients = Number(values.clients);
const INDEXERS = 5;
const HEALTH_MS = 250;
const MEMORY_MS = 2_000;
/** Milliseconds in which the queue must be empty afterwards: what was uploaded faster than it could be indexed waits. */
const DRAIN_MS = 30 * 60_000;

/** Reading text takes a core for seconds for each film, and would leave none for what is asked here. */
const SETTINGS = { FRAMESEEK_LOG: 'error', FRAMESEEK_READER_MODEL: 'none' };

await using opened = await openWorkplace();
const place = { ...opened, env: { ...opened.env, ...SETTINGS } };
const figures = new Figures();
const server = startApiProcess(place, SETTINGS);
server.stderr?.pipe(process.stderr);
const url = await addressOf(server);
const read = async <T>(path: string, schema: { parse(value: unknown): T }): Promise<T> => schema.parse(await (await fetch(url + path)).json());
const jobs = async (): Promise<readonly JobView[]> => (await read('/api/jobs?limit=2000', wire.jobList)).jobs;
const waiting = (all: readonly JobView[]): number => all.filter(({ state }) => state === 'queued' || state === 'running').length;
const drain = async (): Promise<void> => {
  for (const until = Date.now() + DRAIN_MS; waiting(await jobs()) > 0 && Date.now() < until;) await sleep(2_000);
};

const first = await Promise.all((['three-colours', 'spoken-words', 'burned-in-text'] as const).map((name) => place.put(name)));
await fetch(`${url}/api/videos`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ paths: first }) });
await drain();
const videos = (await read('/api/videos', wire.videoList)).videos.map(({ id }) => id);
console.log(`${url}: ${clients} clients, ${INDEXERS} indexing, one killer, ${minutes} minutes`);

const stop = new AbortController();
const kept = new Set<string>();
const soak: Soak = { url, figures, signal: stop.signal, videos, kept };
const every = async (ms: number, act: () => Promise<void> | void): Promise<void> => {
  while (!stop.signal.aborted) {
    await act();
    await sleep(ms, undefined, { signal: stop.signal }).catch(() => undefined);
  }
};
const health = every(HEALTH_MS, async () => {
  const began = performance.now();
  const answer = await fetch(`${url}/api/health`);
  await answer.arrayBuffer();
  figures.health(performance.now() - began);
  figures.answered('health', answer.status);
});
const memory = every(MEMORY_MS, () => figures.memory(server.pid ?? 0));
const kindOf = (number: number): 'searching' | 'streaming' | 'uploading' => (number % 20 < 12 ? 'searching' : number % 20 < 18 ? 'streaming' : 'uploading');
const all = Array.from({ length: clients }, (_, number) => runClient(kindOf(number), soak));
const indexers = runIndexers(place, INDEXERS, stop.signal);

await sleep(minutes * 60_000);
stop.abort();
await Promise.all([health, memory, ...all, indexers.ended]);
console.log(`the clients have gone; ${waiting(await jobs())} jobs wait`);
await drain();

const library = (await read('/api/videos', wire.videoList)).videos;
const ready = new Map(library.filter(({ state }) => state === 'ready').map((video): [string, VideoSummary] => [video.path, video]));
const lost = [...kept, ...indexers.paths, ...first].filter((path) => !ready.has(path));
if (lost.length > 0) {
  const ended = new Map((await jobs()).toReversed().map((job) => [job.path, `${job.state} ${job.fault?.code ?? ''} ${job.fault?.message ?? ''}`]));
  figures.complain(`${lost.length} of ${kept.size + indexers.paths.size + first.length} videos were lost:`);
  for (const path of lost.slice(0, 20)) figures.complain(`  ${path}: ${ended.get(path) ?? 'there is no job of it'}; ${library.find((video) => video.path === path)?.state ?? 'not in the library'}`);
}
const unfound: string[] = [];
for (const path of [...kept, ...indexers.paths].slice(0, 200)) {
  const id = ready.get(path)?.id;
  if (id === undefined) continue;
  const found = await read(`/api/search?${new URLSearchParams({ q: 'blue', video: id })}`, wire.searchResponse);
  if (found.moments.length === 0) unfound.push(path);
}
if (unfound.length > 0) figures.complain(`${unfound.length} videos are not found by what is in them, such as ${unfound[0] ?? ''}`);
const parts = (await readdir(join(place.folder, 'library', 'media', 'uploads'))).filter((name) => name.startsWith('.'));
if (parts.length > 0) figures.complain(`${parts.length} broken uploads were left on the disk`);
server.kill('SIGTERM');
const [code] = await once(server, 'close') as [number | null];
if (code !== 0) figures.complain(`the server ended with ${code}`);

const { text, isGood } = figures.report();
console.log(`${kept.size} uploads kept, ${indexers.paths.size} indexed beside, ${indexers.kills()} killed; nothing lost: ${lost.length === 0 && unfound.length === 0}\n${text}`);
process.exitCode = isGood ? 0 : 1;
