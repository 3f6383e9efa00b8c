import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { BENCHMARKS, type BenchmarkName } from './benchmarks.ts';
import type { BenchmarkRun } from './run-benchmark.ts';

const NAMES = Object.keys(BENCHMARKS) as [BenchmarkName, ...BenchmarkName[]];
/** How the command is called. */
export const USAGE = `npm run benchmark -- ${NAMES.join('|')} --annotations <file> --videos <folder> [--limit N] [--library <folder>] [--again]`;

const KEPT = path.join(import.meta.dirname, '..', '.cache', 'benchmark');
const text = { type: 'string' } as const;
const wanted = z.object({
  name: z.enum(NAMES), annotations: z.string(), videos: z.string(), library: z.string().optional(), again: z.boolean().default(false),
  limit: z.coerce.number().int().positive().optional(),
});

/** What the arguments ask for, with the library that they name or one for each benchmark; undefined where they are not understood. */
export const readArguments = (args: readonly string[]): Omit<BenchmarkRun, 'signal' | 'env'> | undefined => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args], allowPositionals: true,
      options: { annotations: text, videos: text, limit: text, library: text, again: { type: 'boolean' } },
    });
    const { limit, ...run } = wanted.parse({ ...values, name: positionals.join(' ') });
    return { ...run, library: path.resolve(run.library ?? path.join(KEPT, run.name)), ...(limit === undefined ? {} : { limit }) };
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof TypeError) return undefined;
    throw error;
  }
};
