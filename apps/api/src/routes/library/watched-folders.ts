import { stat } from 'node:fs/promises';
import { Fault, wire } from '@frameseek/core';
import { isWithin, systemPath, type FolderWatch } from '@frameseek/runtime';
import { z } from 'zod';
import { jsonEndpoint, rawEndpoint, type Endpoint } from '../../http/endpoint.ts';
import { insideMedia } from '../../files/media-folders.ts';

/** Folders that the library follows; `folders` lives as long as the server. */
export const watchedFolderEndpoints = (folders: FolderWatch): readonly Endpoint[] => [
  jsonEndpoint({
    method: 'get',
    path: '/api/watched-folders',
    summary: 'Folders that the library follows by itself: new, moved, changed and deleted files',
    response: wire.watchedFolderList,
    run: async () => ({ folders: await folders.list() }),
  }),
  jsonEndpoint({
    method: 'post',
    path: '/api/watched-folders',
    isLogged: true,
    summary: 'Follows a folder inside the media folders from now on, also after a restart',
    body: wire.watchFolderRequest,
    status: 201,
    response: wire.watchedFolderList,
    faults: ['input/invalid', 'file/missing', 'file/forbidden', 'file/outside-media'],
    run: async ({ body }, { runtime }) => {
      const path = await insideMedia(body.path, runtime.mediaFolders);
      if (!(await stat(systemPath(path))).isDirectory()) throw new Fault('input/invalid', { problems: [`${path} is not a folder`] });
      const around = runtime.engine.watchedFolders().find((known) => known !== path && isWithin(known, path));
      if (around !== undefined) throw new Fault('input/invalid', { problems: [`${path} is followed already, as a part of ${around}`] });
      folders.add(path);
      return { folders: await folders.list() };
    },
  }),
  rawEndpoint({
    method: 'delete',
    path: '/api/watched-folders',
    isLogged: true,
    summary: 'Follows a folder no longer; its videos stay',
    query: z.object({ path: z.string().min(1) }),
    status: 204,
    faults: ['file/missing'],
    handle: ({ query }, { res }) => {
      if (!folders.remove(query.path)) throw new Fault('file/missing', { path: query.path });
      res.status(204).end();
    },
  }),
];
