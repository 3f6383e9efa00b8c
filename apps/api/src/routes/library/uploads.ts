import { rm } from 'node:fs/promises';
import { wire, type AddVideosResponse } from '@frameseek/core';
import { z } from 'zod';
import { jsonEndpoint, type Call, type Endpoint } from '../../http/endpoint.ts';
import { diskFault } from '../../files/disk-fault.ts';
import type { DiskReservations } from '../../uploads/disk-reservations.ts';
import { receiveFiles } from '../../uploads/receive-files.ts';
import { jobViews } from '../../views/job-views.ts';

/** Uploads in one request, as a form. Those that can be paused are in `tus-uploads.ts`. */
export const uploadEndpoints = (disk: DiskReservations): readonly Endpoint[] => [
  jsonEndpoint({
    method: 'post',
    path: '/api/videos/upload',
    rate: 'heavy',
    isLogged: true,
    summary: 'Uploads videos into the library and queues them for indexing',
    query: z.object({ sampling: wire.samplingStrategy.optional() }),
    takesFiles: 'files',
    status: 202,
    response: wire.addVideosResponse,
    faults: ['input/invalid', 'server/too-large', 'file/disk-full'],
    run: ({ query }, call) => addUploads(query.sampling, disk, call),
  }),
];

/** Jobs that are looked through for those of one form. */
const MAX_JOBS = 1_000;

const addUploads = async (sampling: z.output<typeof wire.samplingStrategy> | undefined, disk: DiskReservations, call: Call): Promise<AddVideosResponse> => {
  const { engine, config } = call.runtime;
  const { paths, refused } = await receiveFiles(call, { config, disk });
  if (paths.length === 0) return { jobs: [], skipped: refused };
  const added = await engine.add(paths, { signal: call.signal, ...(sampling !== undefined && { sampling }) }).catch(async (error: unknown) => {
    // Of the last bytes of the disk the catalog may have got none: files that nothing leads to would keep it full.
    const queued = new Set(engine.jobs({ limit: MAX_JOBS }).map(({ path }) => path));
    for (const path of paths.filter((one) => !queued.has(one))) await rm(path, { force: true });
    throw diskFault(error, config.uploadsFolder);
  });
  // What the library did not take is of no use to anybody.
  for (const { path } of added.skipped) await rm(path, { force: true });
  return { jobs: jobViews(added.jobs, engine.videos()), skipped: [...refused, ...added.skipped] };
};
