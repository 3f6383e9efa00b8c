import type { Schemas } from '@qdrant/js-client-rest';
import { z } from 'zod';
import type { QdrantTarget } from './qdrant-reader.ts';

/** A request takes 32 MB on a server as it comes; a number of a vector takes some 20 bytes of JSON. */
const BATCH_BYTES = 8_000_000;
const BATCH_POINTS = 500;
const NUMBER_BYTES = 20;

/**
 * Writes points in batches, each waited for until searches see it: what the server cannot take yet is held back here, and
 * goes on when it can.
 */
export const upsertPoints = async ({ server, collection: { name, dimensions = 0 } }: QdrantTarget, points: readonly Schemas['PointStruct'][], signal: AbortSignal): Promise<void> => {
  const size = Math.max(1, Math.min(BATCH_POINTS, Math.floor(BATCH_BYTES / (NUMBER_BYTES * Math.max(1, dimensions)))));
  for (let from = 0; from < points.length; from += size) {
    const batch = points.slice(from, from + size);
    await server.transfer(signal, { method: 'PUT', path: `/collections/${encodeURIComponent(name)}/points?wait=true`, body: { points: batch }, answer: written });
  }
};

const written = z.object({ result: z.object({ status: z.string() }) });
