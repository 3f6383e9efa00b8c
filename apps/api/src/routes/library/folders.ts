import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Fault, isMediaFile, shownPath, wire, type FolderList } from '@frameseek/core';
import { isWithin, listFolder as entriesOf, systemPath, type FolderEntry } from '@frameseek/runtime';
import { z } from 'zod';
import { jsonEndpoint, type Endpoint } from '../../http/endpoint.ts';
import { insideMedia, realFolders } from '../../files/media-folders.ts';

/** What lies inside the media folders, for a dialog to pick from. Nothing outside is told of. */
export const folderEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'get',
    path: '/api/folders',
    needs: 'edit',
    summary: 'Folders and media files inside the media folders, to pick from; the media folders themselves without a path',
    query: z.object({ path: z.string().min(1).optional() }),
    response: wire.folderList,
    faults: ['file/missing', 'file/forbidden', 'file/outside-media'],
    run: ({ query }, { runtime }) =>
      query.path === undefined ? listRoots(runtime.mediaFolders) : listFolder(query.path, runtime.mediaFolders),
  }),
];

const listRoots = async (mediaFolders: readonly string[]): Promise<FolderList> => {
  const roots = await realFolders(mediaFolders);
  return { folders: await Promise.all(roots.map((path) => toEntry(path, path))), files: [] };
};

const listFolder = async (given: string, mediaFolders: readonly string[]): Promise<FolderList> => {
  const path = await insideMedia(given, mediaFolders);
  const entries = (await read(path)).filter(({ name }) => !name.startsWith('.')).sort(byName);
  const parent = dirname(path);
  const roots = await realFolders(mediaFolders);
  const folders = await Promise.all(
    entries.filter(({ kind }) => kind === 'folder').map(({ name }) => toEntry(join(path, name), name)),
  );
  const files = await Promise.all(entries.filter(isMedia).map(({ name }) => toFile(join(path, name))));
  const isRoot = parent === path || !roots.some((root) => isWithin(root, parent));
  return { path, ...(!isRoot && { parent }), folders, files: files.flat() };
};

const byName = (a: FolderEntry, b: FolderEntry): number => a.name.localeCompare(b.name, undefined, { numeric: true });
const isMedia = ({ kind, name }: FolderEntry): boolean => kind === 'file' && isMediaFile(name);

/** A folder that may not be read counts no files: that it is locked is told when it is opened. */
const toEntry = async (path: string, name: string): Promise<FolderList['folders'][number]> => {
  const entries = await entriesOf(path).catch(() => []);
  return { name: shownPath(name), path, mediaFiles: entries.filter(isMedia).length };
};

/** Empty for a file that went away meanwhile. */
const toFile = async (path: string): Promise<FolderList['files']> => {
  const found = await stat(systemPath(path)).catch(() => undefined);
  return found === undefined ? [] : [{ name: shownPath(basename(path)), path, sizeBytes: found.size }];
};

const read = async (path: string): Promise<FolderEntry[]> => {
  try {
    return await entriesOf(path);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOTDIR') throw new Fault('input/invalid', { problems: [`${path} is not a folder`] }, { cause });
    throw new Fault('file/forbidden', { path }, { cause });
  }
};
