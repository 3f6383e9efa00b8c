import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiClient } from './api-client.ts';
import { addSources, readSources } from './sources.ts';

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'frameseek-sources-')));
  await mkdir(join(folder, 'videos', '2024'), { recursive: true });
  await writeFile(join(folder, 'beach.mp4'), '');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('what is named on the command line', () => {
  it('is told apart into folders and files, by true paths', async () => {
    await symlink(join(folder, 'videos'), join(folder, 'link'), 'junction');
    const sources = await readSources([join(folder, 'link'), join(folder, 'beach.mp4')]);
    expect(sources).toEqual({ folders: [join(folder, 'videos')], files: [join(folder, 'beach.mp4')] });
  });

  it('must be there', async () => {
    const path = join(folder, 'nowhere');
    await expect(readSources([path])).rejects.toMatchObject({ code: 'file/missing', facts: { path } });
  });
});

describe('adding it', () => {
  const recording = (followed: string[]) => {
    const added: (readonly string[])[] = [];
    const api: Pick<ApiClient, 'followedFolders' | 'follow' | 'add'> = {
      followedFolders: async () => followed,
      follow: async (path) => void followed.push(path),
      add: async (files) => void added.push(files),
    };
    return { api, followed, added };
  };

  it('follows each folder, and indexes the files', async () => {
    const { api, followed, added } = recording([]);
    await addSources(api, await readSources([join(folder, 'videos'), join(folder, 'beach.mp4')]));
    expect(followed).toEqual([join(folder, 'videos')]);
    expect(added).toEqual([[join(folder, 'beach.mp4')]]);
  });

  it('asks for nothing where a folder around it is followed already', async () => {
    const { api, followed, added } = recording([join(folder, 'videos')]);
    await addSources(api, await readSources([join(folder, 'videos', '2024'), join(folder, 'videos')]));
    expect(followed).toEqual([join(folder, 'videos')]);
    expect(added).toEqual([]);
  });

  it('follows a folder whose name only begins like that of another', async () => {
    await mkdir(join(folder, 'videos-old'));
    const { api, followed } = recording([join(folder, 'videos')]);
    await addSources(api, await readSources([join(folder, 'videos-old')]));
    expect(followed).toEqual([join(folder, 'videos'), join(folder, 'videos-old')]);
  });
});
