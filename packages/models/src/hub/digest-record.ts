import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ModelCard } from '../registry/model-list.ts';
import type { Content } from './download.ts';
import { renameFile } from './rename-file.ts';

const record = z.object({
  revision: z.string(),
  files: z.record(z.string(), z.object({ bytes: z.number(), sha256: z.string() })),
});
/** What the files of a model were when they came, by their path in its folder. */
export type Digests = Readonly<Record<string, Content>>;

const pathOf = (cacheFolder: string, { id }: ModelCard): string => join(cacheFolder, id, 'digests.json');

/** What was recorded when this revision was first downloaded; empty when it never was. */
export const readDigests = async (cacheFolder: string, card: ModelCard): Promise<Digests> => {
  const text = await readFile(pathOf(cacheFolder, card), 'utf8').catch(() => undefined);
  if (text === undefined) return {};
  try {
    const { revision, files } = record.parse(JSON.parse(text));
    return revision === card.revision ? files : {};
  } catch {
    // A record that cannot be read is as good as none: the files are checked against the list, or recorded anew.
    return {};
  }
};

/** Adds what has been downloaded to the record, in one rename. */
export const addDigests = async (cacheFolder: string, card: ModelCard, fresh: Digests): Promise<void> => {
  const files = { ...(await readDigests(cacheFolder, card)), ...fresh };
  const path = pathOf(cacheFolder, card);
  const draft = `${path}.${process.pid}.${crypto.randomUUID()}`;
  await writeFile(draft, JSON.stringify({ revision: card.revision, files }, undefined, 1));
  await renameFile(draft, path);
};
