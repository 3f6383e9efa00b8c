import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, it, type ExpectStatic } from 'vitest';
import { startCamera, startNetwork } from './camera.ts';
import { picturesOf, startRecording, type Recorded } from './start-recording.ts';

/** Pictures a second of all films here. */
const RATE = 10;
let folder = '';
let film = '';
const write = async (name: string, { size = '160x120', codec = 'libx264', sound = 20 } = {}): Promise<string> => {
  const path = join(folder, name);
  const tone = sound > 0 ? ['-f', 'lavfi', '-i', `sine=440:d=${sound}`, '-c:a', 'aac'] : [];
  execFileSync('ffmpeg', ['-loglevel', 'error', '-f', 'lavfi', '-i', `testsrc2=s=${size}:r=${RATE}:d=20`, ...tone, '-c:v', codec, ...(codec === 'libx264' ? ['-preset', 'ultrafast'] : ['-x265-params', 'log-level=error']), '-g', '10', '-bf', '0', path]);
  return path;
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frameseek-faults-'));
  film = await write('film.ts');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Ends the recording: every picture that came is in it, and no other. */
const expectAll = async (expect: ExpectStatic, recorded: Recorded): Promise<void> => {
  await recorded.stop();
  const own = await mkdtemp(join(folder, 'came-'));
  const came = await Promise.all(recorded.came.map(async (bytes, index) => {
    const path = join(own, `${index}.mp4`);
    await writeFile(path, bytes);
    return await picturesOf(path);
  }));
  const kept = await Promise.all(recorded.recordings().map(({ path }) => picturesOf(path)));
  expect(kept.reduce((sum, count) => sum + count, 0)).toBe(came.reduce((sum, count) => sum + count, 0));
};

it.concurrent('goes on in the same recording when its server was killed and is back, and when the network was cut', async ({ expect }) => {
  await using camera = await startCamera(film);
  await using network = await startNetwork(camera.port);
  await using recorded = await startRecording(`tcp://127.0.0.1:${network.port}`);
  await recorded.more(3);
  await camera.kill();
  await camera.start();
  await recorded.more(3, 'anew');
  network.cut();
  network.mend();
  await recorded.more(3, 'anew');
  expect(recorded.recordings()).toHaveLength(1);
  expect(recorded.notes().filter((kind) => kind !== 'lost' && kind !== 'ended')).toEqual(['began']);
  expect(recorded.notes().length).toBeGreaterThan(2);
  await expectAll(expect, recorded);
});

it.concurrent('leaves a source that is connected and says nothing any more, and comes again', async ({ expect }) => {
  await using camera = await startCamera(film);
  await using network = await startNetwork(camera.port);
  await using recorded = await startRecording(`tcp://127.0.0.1:${network.port}`, { stallMs: 4_000 });
  await recorded.more(3);
  network.hush();
  await expect.poll(() => recorded.notes(), { timeout: 50_000 }).toContain('froze');
  network.mend();
  await recorded.more(3, 'anew');
  expect(recorded.recordings()).toHaveLength(1);
  await expectAll(expect, recorded);
});

it.concurrent('begins a new recording when the source comes back with another size or codec, and notes that its sound is gone', async ({ expect }) => {
  await using camera = await startCamera(film);
  await using recorded = await startRecording(`tcp://127.0.0.1:${camera.port}`);
  const others = [await write('larger.ts', { size: '320x240' }), await write('hevc.ts', { codec: 'libx265', sound: 0 })];
  await recorded.more(3);
  for (const next of others) {
    camera.show(next);
    await camera.kill();
    await camera.start();
    await recorded.more(3, 'anew');
  }
  expect(recorded.notes().filter((kind) => kind !== 'lost' && kind !== 'ended')).toEqual(['began', 'changed', 'began', 'silent', 'changed', 'began']);
  expect(recorded.recordings()).toHaveLength(3);
  await expectAll(expect, recorded);
});

it.concurrent('notes that a source has lost its sound in the middle, once', async ({ expect }) => {
  await using camera = await startCamera(await write('mute.ts', { sound: 2 }), { again: false });
  await using recorded = await startRecording(`tcp://127.0.0.1:${camera.port}`);
  await recorded.more(12);
  expect(recorded.notes().filter((kind) => kind === 'silent')).toHaveLength(1);
  await expectAll(expect, recorded);
});

it.concurrent('begins a new recording by the new time when the clock on the wall is set, and loses nothing over it', async ({ expect }) => {
  let ahead = 0;
  await using camera = await startCamera(film);
  await using recorded = await startRecording(`tcp://127.0.0.1:${camera.port}`, { clock: { now: () => Date.now() + ahead, elapsed: () => performance.now() } });
  for (ahead of [0, 3_600_000, -3_600_000]) await recorded.more(4);
  expect(recorded.notes()).toEqual(['began', 'jumped', 'began', 'jumped', 'began']);
  const minutes = recorded.recordings().map(({ startedAt }) => Math.round((startedAt - Date.now()) / 60_000 + 0.25));
  expect(minutes.toSorted((a, b) => a - b)).toEqual([-60, 0, 60]);
  await expectAll(expect, recorded);
});

/** A disk of so many bytes; undefined where this process may not make one. */
const smallDisk = async (bytes: number): Promise<(AsyncDisposable & { readonly path: string }) | undefined> => {
  const path = join(folder, 'disk');
  await mkdir(path);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  return { path, [Symbol.asyncDispose]: async () => void execFileSync('umount', ['-l', path]) };
};

it.concurrent('loses what comes while the disk is full, says so once, and goes on behind it', async ({ expect, skip }) => {
  await using disk = await smallDisk(600_000);
  if (disk === undefined) return skip('only root may mount a small disk');
  const filler = join(disk.path, 'filler');
  await writeFile(filler, Buffer.alloc(400_000));
  await using camera = await startCamera(film);
  await using recorded = await startRecording(`tcp://127.0.0.1:${camera.port}`, { folder: disk.path });
  await expect.poll(() => recorded.notes(), { timeout: 50_000 }).toContain('disk-full');
  await recorded.more(2);
  const before = recorded.recordings()[0]?.end ?? 0;
  await truncate(filler, 0);
  await recorded.more(3);
  const [recording] = recorded.recordings();
  expect(recording?.end).toBeGreaterThan(before + 2);
  expect(recorded.notes()).toEqual(['began', 'disk-full']);
  await recorded.stop();
  expect(await picturesOf(recording?.path ?? '')).toBeGreaterThan(RATE);
});
