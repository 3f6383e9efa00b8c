import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { ModelBroken } from './model-broken.ts';

/** A JSON file of a model's folder, checked. */
export const readJson = async <T>(folder: string, name: string, schema: z.ZodType<T>): Promise<T> => {
  try {
    return schema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')));
  } catch (cause) {
    throw new ModelBroken(`${name} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
};
