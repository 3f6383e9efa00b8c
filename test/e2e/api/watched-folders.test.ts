import { mkdir, rename, rm, symlink, writeFile, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wire, type VideoSummary } from '@frameseek/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { film } from '../../films.ts';
import { failure, startApi, type TestApi } from '../api-server.ts';

let api: TestApi;
beforeEach(async () => {
  api = await startApi({ FRAMESEEK_VISUAL_MODEL: 'none', FRAMESEEK_READER_MODEL: 'none', FRAMESEEK_SENTENCES_MODEL: 'none' });
});
afterEach(() => api[Symbol.asyncDispose]());

const folders = async () => wire.watchedFolderList.parse(await (await api.get('/api/watched-folders')).json()).folders;
const watch = (path: string) => api.send('POST', '/api/watched-folders', { path });
const unwatch = (path: string) => api.send('DELETE', `/api/watched-folders?${new URLSearchParams({ path })}`);
const videos = async (): Promise<VideoSummary[]> => wire.videoList.parse(await (await api.get('/api/videos')).json()).videos;
const soon = { timeout: 25_000, interval: 100 };

describe('a watched folder', () => {
  it('is followed: new, moved and deleted files', async () => {
    const folder = join(api.workplace.media, 'followed');
    await mkdir(folder);
    expect((await watch(folder)).status).toBe(201);
    await expect.poll(folders, soon).toEqual([{ path: folder, state: 'watching' }]);
    const first = join(folder, 'first.mp4');
    await copyFile(await film('one-frame'), first);
    await expect.poll(async () => (await videos()).map(({ path, state }) => [path, state]), soon).toEqual([[first, 'ready']]);
    const moved = join(folder, 'moved.mp4');
    await rename(first, moved);
    await expect.poll(async () => (await videos()).map(({ path, title, missing }) => [path, title, missing]), soon).toEqual([[moved, 'moved', undefined]]);
    await rm(moved);
    await expect.poll(async () => (await videos()).map(({ missing }) => missing), soon).toEqual([true]);
    expect(await failure(api.get(`/api/videos/${(await videos())[0]?.id}/stream`))).toMatchObject({ status: 404, code: 'file/missing' });
    await copyFile(await film('one-frame'), moved);
    await expect.poll(async () => (await videos()).map(({ missing }) => missing), soon).toEqual([undefined]);
  });

  it('has subtitles that come, are corrected and go read again, and nothing else of their film', async () => {
    const folder = join(api.workplace.media, 'subtitled');
    await mkdir(folder);
    const [path, subtitles] = [join(folder, 'film.mp4'), join(folder, 'film.en.srt')];
    await copyFile(await film('no-audio'), path);
    await watch(folder);
    await expect.poll(async () => (await videos()).map(({ state }) => state), soon).toEqual(['ready']);
    const [{ id = '' } = {}] = await videos();
    const said = (): readonly string[] => api.runtime.engine.cues(id).map(({ text }) => text);
    const shots = () => api.runtime.engine.video(id).stages.find(({ stage }) => stage === 'shots')?.at;
    const before = shots();
    for (const text of ['a purple cat', 'a purple dog']) {
      await writeFile(subtitles, `1\n00:00:00,000 --> 00:00:01,000\n${text}\n`);
      await expect.poll(said, soon).toEqual([text]);
    }
    const moments = async () => wire.searchResponse.parse(await (await api.get('/api/search?q=%22purple+dog%22')).json()).moments;
    await expect.poll(async () => (await moments()).length, soon).toBe(1);
    await rm(subtitles);
    await expect.poll(moments, soon).toEqual([]);
    expect(shots()).toBe(before);
  });

  it('is remembered, and what went meanwhile is noticed at the next start, what is known is not done again', async () => {
    const [kept, gone] = [join(api.workplace.media, 'kept.mp4'), join(api.workplace.media, 'gone.mp4')];
    await copyFile(await film('one-frame'), kept);
    await copyFile(await film('no-audio'), gone);
    await api.index(kept, gone);
    await rm(gone);
    const jobs = api.runtime.engine.jobs({ limit: 100 }).length;
    await watch(api.workplace.media);
    await expect.poll(async () => (await videos()).map(({ path, missing }) => [path, missing]), soon).toEqual(expect.arrayContaining([[kept, undefined], [gone, true]]));
    await expect.poll(async () => (await folders())[0]?.state, soon).toBe('watching');
    expect(api.runtime.engine.jobs({ limit: 100 })).toHaveLength(jobs);
    expect(api.runtime.engine.watchedFolders()).toEqual([api.workplace.media]);
  });

  it('is followed no longer when it is not wished', async () => {
    await watch(api.workplace.media);
    await expect.poll(async () => (await folders())[0]?.state, soon).toBe('watching');
    expect((await unwatch(api.workplace.media)).status).toBe(204);
    expect(await folders()).toEqual([]);
    expect(await failure(unwatch(api.workplace.media))).toMatchObject({ status: 404, code: 'file/missing' });
  });

  it('that goes away says so, as do its films, and stays remembered', async () => {
    const folder = join(api.workplace.media, 'unplugged');
    await mkdir(folder);
    await copyFile(await film('no-audio'), join(folder, 'film.mp4'));
    await watch(folder);
    await expect.poll(async () => (await videos()).map(({ state }) => state), soon).toEqual(['ready']);
    await rm(folder, { recursive: true });
    expect(await folders()).toMatchObject([{ path: folder, state: 'missing' }]);
    await expect.poll(async () => (await videos()).map(({ missing }) => missing), soon).toEqual([true]);
  });

  it('leads to nothing outside the media folders', async () => {
    const outside = join(api.workplace.folder, 'outside');
    const folder = join(api.workplace.media, 'links');
    await Promise.all([mkdir(outside), mkdir(folder)]);
    await copyFile(await film('one-frame'), join(outside, 'secret.mp4'));
    await symlink(outside, join(folder, 'way-out'));
    await symlink(join(outside, 'secret.mp4'), join(folder, 'secret.mp4'));
    await watch(folder);
    await expect.poll(async () => (await folders())[0]?.state, soon).toBe('watching');
    const own = join(folder, 'own.mp4');
    await copyFile(await film('no-audio'), own);
    await expect.poll(async () => (await videos()).map(({ path }) => path), soon).toEqual([own]);
    expect(await failure(watch(outside))).toMatchObject({ status: 403, code: 'file/outside-media' });
    expect(await failure(watch(join(folder, 'way-out')))).toMatchObject({ status: 403, code: 'file/outside-media' });
  });

  it('must be a folder, and not a part of another that is followed', async () => {
    const file = join(api.workplace.media, 'a.txt');
    await writeFile(file, 'x');
    await mkdir(join(api.workplace.media, 'inner'));
    expect(await failure(watch(file))).toMatchObject({ status: 400, code: 'input/invalid' });
    expect(await failure(watch(join(api.workplace.media, 'none')))).toMatchObject({ status: 404, code: 'file/missing' });
    await watch(api.workplace.media);
    expect(await failure(watch(join(api.workplace.media, 'inner')))).toMatchObject({ status: 400, code: 'input/invalid' });
    expect((await watch(api.workplace.media)).status).toBe(201);
  });
});
