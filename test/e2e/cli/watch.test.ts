import { expect, it } from 'vitest';
import { copyFile, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbort } from '@frameseek/core';
import { watchFolders, type WatchEvent } from '@frameseek/runtime';
import { openRuntime, openWorkplace } from '../open-runtime.ts';

it('queues what is there and what comes, takes a moved film for the same one, and tells what went', async () => {
  await using workplace = await openWorkplace();
  await using runtime = await openRuntime(workplace);
  const stop = new AbortController();
  const { signal } = stop;
  const events: WatchEvent[] = [];
  const paths = (kind: WatchEvent['kind']) => events.flatMap((event) => (event.kind === kind && 'path' in event ? [event.path] : []));
  const before = await workplace.put('one-frame');
  await writeFile(join(workplace.media, 'notes.txt'), 'no film');
  await writeFile(join(workplace.media, '.hidden.mp4'), 'no film');
  const watching = watchFolders(runtime, [workplace.media], { signal, report: (event) => events.push(event) });
  const working = runtime.engine.work({ signal });
  try {
    await expect.poll(() => paths('queued'), { timeout: 20_000 }).toEqual([before]);
    const folder = join(workplace.media, 'later');
    await mkdir(folder);
    const moved = join(folder, 'moved.mp4');
    await expect.poll(() => runtime.engine.videos().length, { timeout: 20_000 }).toBe(1);
    await expect.poll(() => runtime.engine.jobs({ limit: 1 })[0]?.state, { timeout: 20_000 }).toBe('done');
    await rename(before, moved);
    await expect.poll(() => paths('queued'), { timeout: 20_000 }).toEqual([before, moved]);
    expect(paths('gone')).toEqual([before]);
    await expect.poll(() => runtime.engine.videos().map(({ path }) => path), { timeout: 20_000 }).toEqual([moved]);
    await rm(moved);
    await expect.poll(() => paths('gone'), { timeout: 20_000 }).toEqual([before, moved]);
    expect(runtime.engine.videos()).toHaveLength(1);
    expect(JSON.stringify(events)).not.toMatch(/notes|hidden/);
  } finally {
    stop.abort();
    const ends = await Promise.allSettled([watching, working]);
    for (const end of ends) if (end.status === 'rejected' && !isAbort(end.reason)) throw end.reason;
  }
});

it.skipIf(process.platform === 'win32')('does not follow links to folders, which may lead round in circles, and follows those to films', async () => {
  await using workplace = await openWorkplace();
  await using runtime = await openRuntime(workplace);
  const stop = new AbortController();
  const queued: string[] = [];
  await mkdir(join(workplace.media, 'inner'));
  for (const name of ['loop', 'another', 'loop.mp4', 'inner/up']) await symlink(workplace.media, join(workplace.media, name));
  const path = await workplace.put('one-frame');
  await symlink(path, join(workplace.media, 'linked.mp4'));
  const watching = watchFolders(runtime, [workplace.media], { signal: stop.signal, report: (event) => 'path' in event && queued.push(event.path) });
  const stopped = watching.catch((error: unknown) => isAbort(error));
  await expect.poll(() => queued.length, { timeout: 20_000 }).toBeGreaterThan(1);
  const later = join(workplace.media, 'later.mp4');
  await copyFile(path, later);
  await expect.poll(() => queued.length, { timeout: 20_000 }).toBeGreaterThan(2);
  stop.abort();
  expect(await stopped).toBe(true);
  expect(queued).toEqual(expect.arrayContaining([path, join(workplace.media, 'linked.mp4'), later]));
  expect(queued).toHaveLength(3);
});

it('says once what is missing among what it was told to watch, and watches the rest', async () => {
  await using workplace = await openWorkplace();
  await using runtime = await openRuntime(workplace);
  const stop = new AbortController();
  const events: WatchEvent[] = [];
  const missing = join(workplace.media, 'missing');
  const watching = watchFolders(runtime, [missing, workplace.media], { signal: stop.signal, report: (event) => events.push(event) });
  const stopped = watching.catch((error: unknown) => isAbort(error));
  await expect.poll(() => events.length, { timeout: 10_000 }).toBe(2);
  const path = await workplace.put('one-frame');
  await expect.poll(() => events.length, { timeout: 20_000 }).toBe(3);
  stop.abort();
  expect(await stopped).toBe(true);
  expect(events.toSorted((a, b) => a.kind.localeCompare(b.kind))).toEqual([
    { kind: 'queued', path, jobId: expect.any(String) as string },
    { kind: 'ready' },
    { kind: 'skipped', path: missing, message: `There is no file or folder at ${missing}. Check the path.` },
  ]);
});
