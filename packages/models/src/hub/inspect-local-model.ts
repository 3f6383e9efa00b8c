import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelCard, ModelFile } from '../registry/model-list.ts';
import { partOf } from './download.ts';

/** What one folder holds of a model. */
interface LocalModel {
  /** The model's own folder. */
  readonly folder: string;
  readonly state: 'complete' | 'partial' | 'absent';
  readonly sizeBytes: number;
  readonly missing: readonly ModelFile[];
  /** Files whose size is not the published one: cut, or something else. */
  readonly wrong: readonly WrongFile[];
}

interface WrongFile {
  readonly path: string;
  readonly bytes: number;
  readonly expected: number;
}

/** Whether a root folder holds every file of a model, at the published size where that is known. Reads sizes alone. */
export const inspectLocalModel = async (root: string, card: ModelCard, known: Readonly<Record<string, { readonly bytes: number }>> = {}): Promise<LocalModel> => {
  const folder = join(root, card.id);
  const missing: ModelFile[] = [];
  const wrong: WrongFile[] = [];
  let sizeBytes = 0;
  for (const file of card.files) {
    const bytes = await sizeOf(join(folder, file.path));
    if (bytes === undefined) {
      missing.push(file);
      continue;
    }
    sizeBytes += bytes;
    const expected = file.bytes ?? known[file.path]?.bytes;
    const accepted = [expected, ...(file.alsoAccept ?? []).map((other) => other.bytes)];
    if (bytes === 0 || (expected !== undefined && !accepted.includes(bytes))) wrong.push({ path: file.path, bytes, expected: expected ?? 1 });
  }
  const complete = missing.length === 0 && wrong.length === 0;
  const state = complete ? 'complete' : missing.length === card.files.length ? 'absent' : 'partial';
  return { folder, state, sizeBytes, missing, wrong };
};

/** Bytes of files that have not come whole, which a download goes on with. */
export const begunSize = async ({ folder, missing }: LocalModel): Promise<number> => {
  const sizes = await Promise.all(missing.map(({ path }) => sizeOf(partOf(join(folder, path)))));
  return sizes.reduce<number>((sum, size = 0) => sum + size, 0);
};

/** Why a folder does not hold the model whole, for people; undefined when there is nothing to say. */
export const problemOfFiles = ({ folder, state, missing, wrong }: LocalModel): string | undefined => {
  const [cut] = wrong;
  if (cut !== undefined) return `${join(folder, cut.path)} has ${cut.bytes} bytes instead of ${cut.expected}`;
  return state === 'partial' ? `${folder} lacks ${missing.map(({ path }) => path).join(', ')}` : undefined;
};

/** Removes files of a model: for the cache only, which is ours. */
export const removeFiles = async (folder: string, paths: readonly string[]): Promise<void> => {
  for (const path of paths) await rm(join(folder, path), { force: true });
};

const sizeOf = async (path: string): Promise<number | undefined> => {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true ? found.size : undefined;
};
