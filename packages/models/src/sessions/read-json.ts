import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { ModelBrokenError } from '../worker/model-broken.ts';

/** A JSON file of a model's folder, checked. Rejects with `ModelBrokenError` where it is missing or not as it should be. */
export const readJson = async <T>(folder: string, name: string, schema: z.ZodType<T>): Promise<T> => {
  try {
    return schema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')));
  } catch (cause) {
    throw new ModelBrokenError(`${name} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
};
