import { copyFile, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isAbort, pathOfBytes, wire } from '@frameseek/core';
import { findVideo, systemPath, watchFolders, type WatchEvent } from '@frameseek/runtime';
import { typedPaths } from '../../../apps/cli/src/library/typed-paths.ts';
import { film } from '../../films.ts';
import { startApi } from '../api-server.ts';
import { openRuntime, openWorkplace } from '../open-runtime.ts';

/** Only there are names bytes: others refuse what is no Unicode. */
const onLinux = it.skipIf(process.platform !== 'linux');
/** A path of Latin 1 below a folder, as it is written everywhere. */
const latin1 = (folder: string, name: string): string => pathOfBytes(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, 'latin1')]));
const SUBTITLES = '1\n00:00:00,000 --> 00:00:01,000\nThe lighthouse of the bay.\n';

onLinux('a name that is no UTF-8 is found in its folder, indexed with its subtitles, shown, played, listed and followed to another name', async () => {
  await using api = await startApi();
  const { media } = api.workplace;
  const path = latin1(media, '\xe9t\xe9/caf\xe9.mp4');
  await mkdir(systemPath(latin1(media, '\xe9t\xe9')));
  await copyFile(await film('three-colours'), systemPath(path));
  await writeFile(systemPath(latin1(media, '\xe9t\xe9/caf\xe9.en.srt')), SUBTITLES);
  const top = wire.folderList.parse(await (await api.get(`/api/folders?path=${encodeURIComponent(media)}`)).json());
  expect(top.folders).toMatchObject([{ name: '\uFFFDt\uFFFD', mediaFiles: 1 }]);
  const inner = wire.folderList.parse(await (await api.get(`/api/folders?path=${encodeURIComponent(top.folders[0]?.path ?? '')}`)).json());
  expect(inner.files).toMatchObject([{ name: 'caf\uFFFD.mp4', path }]);
  expect(await api.index(media)).toMatchObject([{ state: 'done', path, title: 'caf\uFFFD' }]);
  const [video] = wire.videoList.parse(await (await api.get('/api/videos')).json()).videos;
  expect(video).toMatchObject({ title: 'caf\uFFFD', path });
  const { moments } = wire.searchResponse.parse(await (await api.get(`/api/search?q=${encodeURIComponent('"lighthouse of the bay"')}`)).json());
  expect(moments[0]?.video).toMatchObject({ title: 'caf\uFFFD', path });
  const part = await api.get(`/api/videos/${video?.id ?? ''}/stream`, { headers: { range: 'bytes=4-7' } });
  expect([part.status, await part.text(), part.headers.get('content-type')]).toEqual([206, 'ftyp', 'video/mp4']);
  for (const made of ['frame.png?at=1', 'stream/0.m4s']) expect((await api.get(`/api/videos/${video?.id ?? ''}/${made}`)).status).toBe(200);
  const listed = async (format: string): Promise<string> =>
    (await api.send('POST', '/api/export', { format, title: 'x', items: [{ video: video?.id, start: 0, end: 1 }] })).text();
  expect(await listed('edl')).toContain('caf\uFFFD.mp4');
  expect(await listed('fcpxml')).toContain('/%E9t%E9/caf%E9.mp4');
  expect(findVideo(api.runtime.engine.videos(), join(media, '\uFFFDt\uFFFD', 'caf\uFFFD.mp4')).id).toBe(video?.id);
  expect(await typedPaths([join(media, '\uFFFDt\uFFFD', 'caf\uFFFD.mp4'), media])).toEqual([path, media]);
  const renamed = latin1(media, 'th\xe9.mp4');
  await rename(systemPath(path), systemPath(renamed));
  expect(await api.index(renamed)).toMatchObject([{ state: 'done', title: 'th\uFFFD' }]);
  expect(api.runtime.engine.videos()).toMatchObject([{ id: video?.id, path: renamed, title: 'th\uFFFD' }]);
});

onLinux('an escaped path leads nowhere that it does not lead without escapes', async () => {
  await using api = await startApi();
  const { folder, media } = api.workplace;
  await copyFile(await film('one-frame'), join(folder, 'secret.mp4'));
  await copyFile(await film('one-frame'), join(media, 'café.mp4'));
  // The bytes of é, as if they were none: the same file, and known by its own name.
  const aliased = join(media, 'caf\u{10FEC3}\u{10FEA9}.mp4');
  expect(await api.index(aliased)).toMatchObject([{ state: 'done', path: join(media, 'café.mp4') }]);
  const link = latin1(media, 'lin\xe9.mp4');
  await symlink(join(folder, 'secret.mp4'), systemPath(link));
  for (const path of [link, join(media, '\u{10FEAE}\u{10FEAE}', 'secret.mp4'), latin1(folder, 'caf\xe9.mp4')]) {
    const answer = await api.send('POST', '/api/videos', { paths: [path] });
    expect(JSON.stringify(await answer.json())).toMatch(/outside-media|file\/missing/u);
  }
  expect(api.runtime.engine.videos()).toHaveLength(1);
});

onLinux('a watched folder tells of such names: those there, those that come, in folders of such names, too, and those that go', async () => {
  await using workplace = await openWorkplace();
  await using runtime = await openRuntime(workplace);
  const stop = new AbortController();
  const events: WatchEvent[] = [];
  const paths = (kind: WatchEvent['kind']) => events.flatMap((event) => (event.kind === kind && 'path' in event ? [event.path] : []));
  const first = latin1(workplace.media, 'd\xe9j\xe0.mp4');
  const second = latin1(workplace.media, 'apr\xe8s.mp4');
  const inside = latin1(workplace.media, '\xe9t\xe9/a.mp4');
  await copyFile(await film('one-frame'), systemPath(first));
  const watching = watchFolders(runtime, [workplace.media], { signal: stop.signal, report: (event) => events.push(event) });
  const stopped = watching.catch((error: unknown) => isAbort(error));
  await expect.poll(() => paths('queued'), { timeout: 20_000 }).toEqual([first]);
  await copyFile(await film('one-frame'), systemPath(second));
  await expect.poll(() => paths('queued'), { timeout: 20_000 }).toEqual([first, second]);
  await rm(systemPath(first));
  await expect.poll(() => paths('gone'), { timeout: 20_000 }).toEqual([first]);
  await mkdir(systemPath(latin1(workplace.media, '\xe9t\xe9')));
  await copyFile(await film('one-frame'), systemPath(inside));
  await expect.poll(() => paths('queued'), { timeout: 20_000 }).toEqual([first, second, inside]);
  stop.abort();
  expect(await stopped).toBe(true);
});
