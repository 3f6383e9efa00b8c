import type { KeyframeVectorRepository, KeyframeVectors, Segment } from '@frameseek/core';
import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { upsert } from '../../database/upsert.ts';
import { requireVideo } from '../catalog-videos.ts';

/** Vectors of keyframes: a row for each video and space, numbers as bytes in the order of this machine's kind, little-endian. */
export const catalogKeyframeVectors = (db: Database): KeyframeVectorRepository => ({
  putKeyframeVectors: (id, { space, madeAt }, { segments, bytes, scales }) => db.transact(() => {
    requireVideo(db, id);
    upsert(db, { table: 'keyframe_vectors', key: ['video_id', 'space'] }, {
      video_id: id, space, made_at: madeAt, segments: JSON.stringify(segments.map(toTuple)), vectors: asBytes(bytes), scales: asBytes(scales),
    });
  }),
  keyframeVectors: (id, { space, madeAt }) => {
    const row = db.first(vectorsRow, 'SELECT segments, vectors, scales FROM keyframe_vectors WHERE video_id = ? AND space = ? AND made_at = ?', [id, space, madeAt]);
    return row && fromRow(id, row);
  },
});

const toTuple = ({ id, start, end, at, generation }: Segment): readonly unknown[] => [id, start, end, at, generation ?? null];
const asBytes = ({ buffer, byteOffset, byteLength }: Int8Array | Float32Array): Uint8Array => new Uint8Array(buffer, byteOffset, byteLength);

const tuple = z.tuple([z.string(), z.number(), z.number(), z.number(), z.number().nullable()]);
const vectorsRow = z.object({ segments: z.string().transform((text) => z.array(tuple).parse(JSON.parse(text))), vectors: z.instanceof(Uint8Array), scales: z.instanceof(Uint8Array) });

const fromRow = (videoId: string, { segments, vectors, scales }: z.infer<typeof vectorsRow>): KeyframeVectors => ({
  segments: segments.map(([id, start, end, at, generation]) => ({ id, videoId, modality: 'visual', start, end, at, ...(generation !== null && { generation }) })),
  bytes: new Int8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength),
  // A copy, as what comes from a database need not begin where a number of four bytes may.
  scales: new Float32Array(Uint8Array.from(scales).buffer),
});
