/**
 * `npm run bench:live -- --streams 1,4,8 --seconds 60`: seconds from something happening to its being searchable, p50 and p95, for so many streams of 720p
 * at one time, each 25 pictures a second with a picture that needs no other each second; how far the search is behind, what memory does, and how many of the
 * pictures that were sent are in the recordings, counted one by one. A relay notes when the first byte of each stream was sent, which is when its 0 s happened.
 * `--seconds 3600` is the hour for which memory must stay flat; exits with 1 where a picture was lost.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createEngine } from '../../packages/runtime/src/create-engine.ts';
import { readConfig } from '../../packages/runtime/src/index.ts';
import { modelsForBench } from './bench-models.ts';
import { benchClip } from './live-clip.ts';

const { values } = parseArgs({ options: { streams: { type: 'string', default: '1,4,8' }, seconds: { type: 'string', default: '60' } } });
const SECONDS = Number(values.seconds);
/** Of this many are the ports, from a free one on. */
const FIRST_PORT = 34_000 + (process.pid % 1_000) * 10;

/** A stream that is sent to `port` through a relay; `beganAt` in milliseconds since 1970. */
interface Sent {
  readonly sender: ChildProcess;
  readonly relay: Server;
  beganAt: number;
  /** Pictures, as the sender counts them. */
  pictures: number;
}

const send = async (clip: string, port: number): Promise<Sent> => {
  const relay = createServer((from) => {
    from.once('data', () => (sent.beganAt = Date.now()));
    from.pipe(connect(port, '127.0.0.1')).on('error', () => from.destroy());
    from.on('error', () => undefined);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => relay.once('listening', resolve));
  const address = relay.address();
  const to = typeof address === 'object' && address !== null ? address.port : 0;
  const sender = spawn('ffmpeg', ['-loglevel', 'error', '-nostats', '-progress', 'pipe:1', '-re', '-stream_loop', '-1', '-i', clip, '-c', 'copy', '-f', 'mpegts', `tcp://127.0.0.1:${to}`], { stdio: ['ignore', 'pipe', 'ignore'] });
  const sent: Sent = { sender, relay, beganAt: 0, pictures: 0 };
  sender.stdout.on('data', (told: Buffer) => (sent.pictures = Number([...told.toString().matchAll(/^frame=(\d+)/gmu)].at(-1)?.[1] ?? sent.pictures)));
  return sent;
};

/** Pictures that lie in a file. */
const picturesIn = (file: string): number =>
  Number(execFileSync('ffprobe', ['-v', 'error', '-count_packets', '-select_streams', 'v:0', '-show_entries', 'stream=nb_read_packets', '-of', 'csv=p=0', file]).toString().trim());
const percentile = (all: readonly number[], share: number): number => all.toSorted((a, b) => a - b)[Math.floor(share * (all.length - 1))] ?? NaN;
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);
/** Milliseconds between two looks at memory. */
const MEMORY_MS = 2_000;

const { id, preferences } = await modelsForBench();
const clip = benchClip(path.resolve(import.meta.dirname, '../.cache/bench'));
console.log(`streams of 720p H.264, ${SECONDS} s each, model ${id}`);
for (const count of values.streams.split(',').map(Number)) {
  const library = mkdtempSync(path.join(tmpdir(), 'frameseek-bench-'));
  const control = new AbortController();
  const parts = await createEngine(readConfig({ ...process.env, ...preferences, FRAMESEEK_LIBRARY: library, FRAMESEEK_TRANSCRIBER_MODEL: 'none', FRAMESEEK_READER_MODEL: 'none' }));
  const working = parts.engine.work({ signal: control.signal });
  const streams = Array.from({ length: count }, (_, index) => parts.engine.addStream({ url: `tcp://0.0.0.0:${FIRST_PORT + index}`, name: `camera ${index}` }));
  await sleep(3_000);
  const sent = await Promise.all(streams.map((_, index) => send(clip, FIRST_PORT + index)));
  const latencies: number[] = [];
  const seen = streams.map(() => 0);
  const lags: number[] = [];
  const memory: number[] = [];
  let weighAt = 0;
  for (const until = performance.now() + SECONDS * 1000; performance.now() < until; await sleep(50)) {
    if (performance.now() >= weighAt) {
      memory.push(process.memoryUsage().rss);
      weighAt = performance.now() + MEMORY_MS;
    }
    for (const [index, stream] of streams.entries()) {
      const { recordings: [open], lagSeconds = 0 } = parts.engine.liveStream(stream.id);
      const beganAt = sent[index]?.beganAt ?? 0;
      lags.push(lagSeconds);
      const to = open?.analysedTo ?? 0;
      for (let second = Math.floor(seen[index] ?? 0) + 1; second <= to; second += 1) latencies.push((Date.now() - beganAt) / 1000 - second);
      seen[index] = to;
    }
  }
  const { moments } = await parts.engine.search({ query: 'a colourful test pattern', limit: 5 }, { signal: control.signal });
  await Promise.all(sent.map(async ({ sender }) => {
    const ended = once(sender, 'exit');
    sender.kill('SIGINT');
    await ended;
  }));
  // What was sent last is written once the source has ended.
  await Promise.all(streams.map(async ({ id: stream }) => {
    while (!parts.engine.streamEvents(stream, { limit: 5 }).some(({ kind }) => kind === 'ended' || kind === 'lost')) await sleep(100);
  }));
  control.abort();
  for (const { relay } of sent) relay.close();
  await working.catch(() => undefined);
  const kept = streams.map(({ id: stream }) => parts.catalog.recordings({ streamId: stream }).reduce((sum, { path: file }) => sum + picturesIn(file), 0));
  const [wanted, there] = [sent.reduce((sum, { pictures }) => sum + pictures, 0), kept.reduce((sum, pictures) => sum + pictures, 0)];
  const quarter = Math.max(1, Math.floor(memory.length / 4));
  const [early, late] = [percentile(memory.slice(quarter, 2 * quarter), 0.5), percentile(memory.slice(-quarter), 0.5)];
  console.log(`${count} at one time: searchable after p50 ${percentile(latencies, 0.5).toFixed(1)} s, p95 ${percentile(latencies, 0.95).toFixed(1)} s; ${moments.length} moments found`);
  console.log(`  ${there} of ${wanted} pictures recorded; behind p95 ${percentile(lags, 0.95).toFixed(1)} s, at most ${Math.max(...lags).toFixed(1)} s; memory ${megabytes(early)} MB in the second quarter, ${megabytes(late)} MB in the last`);
  if (there !== wanted) process.exitCode = 1;
  await parts.close();
  rmSync(library, { recursive: true, force: true });
}
process.exit();
