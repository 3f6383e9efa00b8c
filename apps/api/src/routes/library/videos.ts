import { isFault, noteFault, wire } from '@frameseek/core';
import type { z } from 'zod';
import { jsonEndpoint, rawEndpoint, type Call, type Endpoint } from '../../http/endpoint.ts';
import { insideMedia } from '../../files/media-folders.ts';
import { videoDetail, videoSummary } from '../../views/video-views.ts';
import { sendAdded, type Added } from './send-added.ts';
import { videoParams } from '../video-params.ts';

/** The videos of the library: listed, added by path, renamed, tagged and removed. */
export const videoEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'get',
    path: '/api/videos',
    summary: 'Every video of the library',
    response: wire.videoList,
    run: (_input, { runtime }) => ({ videos: runtime.engine.videos().map(videoSummary) }),
  }),
  rawEndpoint({
    method: 'post',
    path: '/api/videos',
    rate: 'heavy',
    isLogged: true,
    summary: 'Adds files and folders on the server by their paths, and queues them for indexing',
    body: wire.addVideosRequest,
    status: 202,
    type: 'application/json',
    response: wire.addVideosResponse,
    faults: ['input/invalid', 'file/missing', 'file/forbidden', 'file/outside-media'],
    handle: async ({ body }, call) => sendAdded(await addPaths(body, call), call),
  }),
  jsonEndpoint({
    method: 'post',
    path: '/api/videos/locate',
    rate: 'heavy',
    isLogged: true,
    summary: 'Looks in a folder for the files of videos that are gone, by what they hold; the videos follow what is found, and nothing is indexed again',
    body: wire.locateFilesRequest,
    response: wire.locatedFiles,
    faults: ['input/invalid', 'file/missing', 'file/forbidden', 'file/outside-media'],
    run: async ({ body }, { runtime, signal }) => {
      const check = (path: string): Promise<string> => insideMedia(path, runtime.mediaFolders);
      const { found, missing } = await runtime.engine.locateFiles(await check(body.path), { signal, check });
      return { found: [...found], missing };
    },
  }),
  jsonEndpoint({
    method: 'get',
    path: '/api/videos/:id',
    summary: 'One video with its shots and transcripts',
    params: videoParams,
    response: wire.videoDetail,
    faults: ['library/unknown-video'],
    run: ({ params }, { runtime }) => videoDetail(runtime.engine.video(params.id)),
  }),
  jsonEndpoint({
    method: 'patch',
    path: '/api/videos/:id',
    isLogged: true,
    summary: 'Gives a video another title or other tags in the library, or has another of its sound tracks searched; the file stays as it is',
    params: videoParams,
    body: wire.changeVideoRequest,
    response: wire.videoDetail,
    faults: ['input/invalid', 'library/unknown-video'],
    run: async ({ params, body }, { runtime }) => {
      if (body.title !== undefined) runtime.engine.rename(params.id, body.title);
      if (body.tags !== undefined) runtime.engine.setTags(params.id, body.tags);
      if (body.soundTrack !== undefined) await runtime.engine.pickSoundTrack(params.id, body.soundTrack ?? undefined);
      return videoDetail(runtime.engine.video(params.id));
    },
  }),
  rawEndpoint({
    method: 'delete',
    path: '/api/videos/:id',
    isLogged: true,
    summary: 'Removes a video from the library for good, or from the trash. The file stays, unless it is a copy that was uploaded',
    params: videoParams,
    status: 204,
    faults: ['library/unknown-video'],
    handle: async ({ params }, { runtime, res, signal }) => {
      await runtime.engine.remove(params.id, { signal });
      res.status(204).end();
    },
  }),
];

/**
 * Adds what lies inside the media folders; what does not is skipped with the reason. When nothing is left the first
 * reason is the response.
 */
const addPaths = async (
  { paths, sampling }: z.output<typeof wire.addVideosRequest>,
  { runtime, signal }: Call,
): Promise<Added> => {
  const inside: string[] = [];
  const faults: { path: string; error: unknown }[] = [];
  for (const path of paths) {
    await insideMedia(path, runtime.mediaFolders).then(
      (real) => inside.push(real),
      (error: unknown) => faults.push({ path, error }),
    );
  }
  const first = faults.find(({ error }) => inside.length === 0 || !isFault(error));
  if (first !== undefined) throw first.error;
  const added = await runtime.engine.add(inside, {
    signal,
    // A folder may hold links that lead out of it.
    check: (path) => insideMedia(path, runtime.mediaFolders),
    ...(sampling !== undefined && { sampling }),
  });
  const refused = faults.flatMap(({ path, error }) => (isFault(error) ? [{ path, ...noteFault(error, error.code) }] : []));
  return { jobs: added.jobs, skipped: [...refused, ...added.skipped], leftOut: added.leftOut };
};
