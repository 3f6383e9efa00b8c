/** What most programs do: a picture every two seconds, plain cosine, the best picture with a little around it, a fixed threshold. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  batch, isFaultOf, overlaps, type Catalog, type DualEncoder, type Embedding, type Media, type VideoSpan, type VideoRecord,
} from '@frameseek/core';
import type { Ask } from './outcomes.ts';

/** Seconds from picture to picture, and around the best one. */
const STEP = 2;
const AROUND = 2.5;
const MAX_MOMENTS = 30;

interface Parts {
  readonly media: Media;
  readonly encoder: DualEncoder;
  readonly catalog: Catalog;
  /** Where the vectors are kept for the next run. */
  readonly folder: string;
  readonly nameOf: (file: string) => string;
}

interface Picture {
  readonly video: string;
  readonly at: number;
  readonly vector: Embedding;
}

/** Looks at all videos of the library, and gives a way to ask for them. It finds something for everything. */
export const openBaseline = async (parts: Parts, signal: AbortSignal): Promise<Ask> => {
  const pictures: Picture[] = [];
  for (const video of parts.catalog.videos()) pictures.push(...(await picturesOf(parts, video, signal)));
  return async (query) => {
    const began = performance.now();
    const [vector] = await parts.encoder.embedTexts([query], { as: 'query', signal });
    const ranked = pictures.map((picture) => ({ ...picture, score: vector === undefined ? 0 : dot(picture.vector, vector) })).sort((a, b) => b.score - a.score);
    return { answers: apart(ranked), match: true, best: ranked[0]?.score ?? 0, tookMs: performance.now() - began };
  };
};

/** Best first; a picture whose surroundings overlap those of a better one is left out. */
const apart = (ranked: readonly Picture[]): readonly VideoSpan[] => {
  const answers: VideoSpan[] = [];
  for (const { video, at } of ranked) {
    const answer = { video, start: Math.max(0, at - AROUND), end: at + AROUND };
    if (answers.every((other) => other.video !== video || !overlaps(other, answer))) answers.push(answer);
    if (answers.length === MAX_MOMENTS) break;
  }
  return answers;
};

const dot = (a: Embedding, b: Embedding): number => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

const picturesOf = async (parts: Parts, video: VideoRecord, signal: AbortSignal): Promise<readonly Picture[]> => {
  const { encoder, folder, nameOf } = parts;
  if (video.probe?.video === undefined) return [];
  const file = path.join(folder, `baseline-${STEP}-${video.id}-${encoder.space.id}`);
  const rows = await readFile(file).catch(() => undefined) ?? await lookAt(parts, video, { file, signal });
  const numbers = new Float32Array(rows.buffer, rows.byteOffset, rows.byteLength / 4);
  const width = encoder.space.dimensions + 1;
  return Array.from({ length: numbers.length / width }, (_, row) => {
    const [at = 0, ...vector] = numbers.slice(row * width, (row + 1) * width);
    return { video: nameOf(video.path), at, vector: Float32Array.from(vector) };
  });
};

/** A row for each picture: its time and its vector. A film that breaks off has those up to there. */
const lookAt = async (
  { media, encoder, catalog }: Parts,
  { id, path: source, probe }: VideoRecord,
  { file, signal }: { readonly file: string; readonly signal: AbortSignal },
): Promise<Buffer> => {
  if (probe === undefined) return Buffer.alloc(0);
  const times = Array.from({ length: Math.ceil((catalog.scan(id)?.duration ?? probe.duration) / STEP) }, (_, i) => i * STEP);
  const rows: number[] = [];
  try {
    for await (const frames of batch(media.frames(source, { probe, times, size: encoder.frameSize, signal }), encoder.maxBatch)) {
      const vectors = await encoder.embedImages(frames, { signal });
      vectors.forEach((vector, i) => rows.push(frames[i]?.at ?? 0, ...vector));
    }
  } catch (error) {
    if (!isFaultOf(error, 'media/decode-failed')) throw error;
  }
  const bytes = Buffer.from(Float32Array.from(rows).buffer);
  await writeFile(file, bytes);
  return bytes;
};
