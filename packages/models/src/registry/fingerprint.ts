import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelCard } from './model-list.ts';

const EDGE_BYTES = 65_536;

/** Which build of a model this is, in 8 hexadecimal digits: its pinned revision, or, where nothing is pinned, a digest of its files' size and edges. */
export const revisionOf = async (card: ModelCard, folder: string): Promise<string> => {
  if (card.files.every((file) => file.bytes !== undefined) || /^[0-9a-f]{40}$/.test(card.revision)) return card.revision.slice(0, 8);
  const hash = createHash('sha256');
  for (const { path } of card.files) {
    const file = await open(join(folder, path));
    try {
      const { size } = await file.stat();
      const edge = Buffer.alloc(Math.min(EDGE_BYTES, size));
      hash.update(`${path} ${size}\n`);
      for (const position of [0, size - edge.length]) {
        await file.read(edge, 0, edge.length, position);
        hash.update(edge);
      }
    } finally {
      await file.close();
    }
  }
  return hash.digest('hex').slice(0, 8);
};

/** A name for an embedding space, legal as a folder and a collection: quantised results differ between processors. */
export const spaceId = (card: ModelCard, revision: string, preprocessing: string): string => {
  const dtype = card.dtype === 'fp32' ? card.dtype : `${card.dtype}-${process.arch}`;
  return [card.id.replaceAll('/', '_'), revision, dtype, preprocessing].join('.').replace(/[^\w.-]/g, '-');
};
