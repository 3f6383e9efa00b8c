import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import {
  Fault, isFaultOf, type Abortable, type DualEncoder, type Embedding, type EmbeddingSpace, type Media, type Models,
} from '@frameseek/core';
import { fileFault } from '../../faults/file-fault.ts';

/** Pictures that are kept; of more the one that was used least lately goes. */
const MAX_PICTURES = 200;
/** Pixels of the longer side: no encoder looks closer. */
const MAX_PIXELS = 768;
/** Vectors kept in memory, so that a search after the first needs no decoding. */
const REMEMBERED = 50;
const ID = /^[0-9a-f]{32}$/u;

/** Pictures that people brought along to search with, each under the hash of its content. */
export interface QueryPictures {
  /** Keeps a picture of any common format. Throws `input/invalid` for what is none. */
  keep(content: Uint8Array, options: Abortable): Promise<{ readonly id: string }>;
  /** Path of its JPEG; throws `file/missing` when it is not kept (any more). */
  path(id: string): Promise<string>;
  /** The picture in a space of pictures; undefined when it is not kept (any more). */
  vector(id: string, options: PictureVectorOptions): Promise<Embedding | undefined>;
}

/** In which space a picture is wanted. */
interface PictureVectorOptions extends Abortable {
  readonly space: EmbeddingSpace;
}

interface Parts {
  readonly media: Pick<Media, 'importPicture' | 'pictureFrame'>;
  readonly models: Pick<Models, 'visual'>;
}

/** Keeps the pictures as JPEG files in a folder, which is made with the first of them. */
export const createQueryPictures = ({ media, models }: Parts, folder: string): QueryPictures => {
  const known = new LRUCache<string, Embedding>({ max: REMEMBERED });
  const fileOf = (id: string): string => join(folder, `${id}.jpg`);
  const isKept = async (id: string): Promise<boolean> => ID.test(id) && (await stat(fileOf(id)).then(() => true, () => false));
  const embed = async (id: string, { signal }: Abortable): Promise<{ readonly model: DualEncoder; readonly vector: Embedding } | undefined> => {
    const model = await models.visual({ signal });
    const frame = await media.pictureFrame(fileOf(id), { size: model.frameSize, signal });
    const [vector] = await model.embedImages([frame], { signal });
    return vector === undefined ? undefined : { model, vector };
  };
  return {
    keep: async (content, { signal }) => {
      const id = createHash('sha256').update(content).digest('hex').slice(0, 32);
      if (!(await isKept(id))) await importInto(folder, content, (path) => media.importPicture(path, { maxSide: MAX_PIXELS, target: fileOf(id), signal }));
      await touch(fileOf(id));
      await removeOldest(folder);
      return { id };
    },
    path: async (id) => {
      if (!(await isKept(id))) throw new Fault('file/missing', { path: `query-pictures/${id}` });
      return fileOf(id);
    },
    vector: async (id, { space, signal }) => {
      if (!(await isKept(id))) return undefined;
      await touch(fileOf(id));
      const key = `${space.id} ${id}`;
      const vector = known.get(key) ?? await embed(id, { signal }).then((made) => (made?.model.space.id === space.id ? made.vector : undefined));
      if (vector !== undefined) known.set(key, vector);
      return vector;
    },
  };
};

/** The decoder reads files only; the content lies in one for as long as it reads. */
const importInto = async (folder: string, content: Uint8Array, importPicture: (path: string) => Promise<void>): Promise<void> => {
  const draft = join(folder, `.${randomUUID()}.part`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(draft, content);
    await importPicture(draft);
  } catch (error) {
    if (isFaultOf(error, 'media/unreadable') || isFaultOf(error, 'media/decode-failed') || isFaultOf(error, 'file/empty') || isFaultOf(error, 'media/timeout')) {
      throw new Fault('input/invalid', { problems: ['the file is no picture that can be read: use JPEG, PNG, WebP, GIF, BMP or AVIF'] }, { cause: error });
    }
    throw fileFault(error, folder, 'write');
  } finally {
    await rm(draft, { force: true });
  }
};

/** Used now; a picture that another process just removed is missed at its next use. */
const touch = async (file: string): Promise<void> => {
  const now = new Date();
  await utimes(file, now, now).catch(() => undefined);
};

const removeOldest = async (folder: string): Promise<void> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jpg') && !name.startsWith('.'));
  if (names.length <= MAX_PICTURES) return;
  const aged = await Promise.all(names.map(async (name) => {
    const path = join(folder, name);
    return { path, usedMs: await stat(path).then(({ mtimeMs }) => mtimeMs, () => Infinity) };
  }));
  const excess = aged.toSorted((a, b) => a.usedMs - b.usedMs).slice(0, names.length - MAX_PICTURES);
  for (const { path } of excess) await rm(path, { force: true });
};
