/**
 * `npm run bench:live -- --streams 1,4 --seconds 60`: seconds from something happening to its being searchable, p50 and p95, for so many streams of 720p
 * at one time, each 25 pictures a second with a picture that needs no other each second; and what was recorded of what was sent. A relay notes when the
 * first byte of each stream was sent, which is when its 0 s happened.
 */
import { spawn, type ChildProcess } from 'node:child_process';
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

const { values } = parseArgs({ options: { streams: { type: 'string', default: '1,4' }, seconds: { type: 'string', default: '60' } } });
const SECONDS = Number(values.seconds);
/** Of this many are the ports, from a free one on. */
const FIRST_PORT = 34_000 + (process.pid % 1_000) * 10;

/** A stream that is sent to `port` through a relay; `beganAt` in milliseconds since 1970. */
interface Sent {
  readonly sender: ChildProcess;
  readonly relay: Server;
  beganAt: number;
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
  const sender = spawn('ffmpeg', ['-loglevel', 'error', '-re', '-stream_loop', '-1', '-i', clip, '-c', 'copy', '-f', 'mpegts', `tcp://127.0.0.1:${to}`], { stdio: 'ignore' });
  const sent: Sent = { sender, relay, beganAt: 0 };
  return sent;
};

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
  let recorded = 0;
  let lag = 0;
  for (const until = performance.now() + SECONDS * 1000; performance.now() < until; await sleep(50)) {
    recorded = 0;
    lag = 0;
    for (const [index, stream] of streams.entries()) {
      const { recordings: [open], lagSeconds = 0 } = parts.engine.liveStream(stream.id);
      const beganAt = sent[index]?.beganAt ?? 0;
      lag = Math.max(lag, lagSeconds);
      recorded += open === undefined || beganAt === 0 ? 0 : open.end / Math.max(1, (Date.now() - beganAt) / 1000);
      const to = open?.analysedTo ?? 0;
      for (let second = Math.floor(seen[index] ?? 0) + 1; second <= to; second += 1) latencies.push((Date.now() - beganAt) / 1000 - second);
      seen[index] = to;
    }
  }
  const { moments } = await parts.engine.search({ query: 'a colourful test pattern', limit: 5 }, { signal: control.signal });
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? NaN).toFixed(1);
  console.log(`${count} at one time: searchable after p50 ${at(0.5)} s, p95 ${at(0.95)} s; ${((100 * recorded) / count).toFixed(0)} % of what was sent is recorded, lag at the end ${lag.toFixed(1)} s, ${moments.length} moments found`);
  control.abort();
  for (const { sender, relay } of sent) {
    sender.kill('SIGKILL');
    relay.close();
  }
  await working.catch(() => undefined);
  await parts.close();
  rmSync(library, { recursive: true, force: true });
}
process.exit(0);
