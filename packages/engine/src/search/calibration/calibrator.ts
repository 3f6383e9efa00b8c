import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  assumedNullDistribution, isAbort, isFault, measuredNullDistributions, type Abortable, type NullDistribution, type MeasuredNullDistributions,
} from '@frameseek/core';
import { renameFile } from '../../library/rename-file.ts';
import { measureNullDistributions } from './measure-null-distributions.ts';
import type { EngineParts } from '../../engine-parts.ts';
import type { QueryModels } from '../vectors/query-models.ts';
import { scoreKindName, type ScoreKind } from './score-kind.ts';

/** A library that grew or shrank by this share scores otherwise. */
const NOTICEABLE = 0.2;
/** Milliseconds from one look at the size of the library to the next. */
const LOOK_AGAIN_MS = 30_000;

/** Knows how unrelated queries score, in each kind of scores, so that the score of a hit means something. */
export interface Calibrator {
  /** What was measured, by this process or an earlier one; else what is usual for the model. Never waits for measuring. */
  nullDistribution(kind: ScoreKind): Promise<NullDistribution>;
  /** Measures again where the library has changed noticeably. Calls that come meanwhile share the work. */
  refresh(options: Abortable): Promise<void>;
}

/** What of the engine's parts is measured, and where the result is kept. */
export interface CalibrationParts {
  readonly index: Pick<EngineParts['index'], 'count' | 'searchVectors' | 'searchWords' | 'vectorsOf'>;
  readonly catalog: Pick<EngineParts['catalog'], 'version' | 'videos'>;
  readonly settings: Pick<EngineParts['settings'], 'picturesFolder'>;
}

/** Keeps what it measures in `calibration-2.json` beside the pictures; only `refresh` asks the library. */
export const createCalibrator = (parts: CalibrationParts, queryModels: Pick<QueryModels, 'encoder'>): Calibrator => {
  // Of another kind of query vectors, what was measured says nothing: a new name leaves it behind.
  const file = join(parts.settings.picturesFolder, 'calibration-2.json');
  let known: Promise<MeasuredNullDistributions> | undefined;
  let running: Promise<void> | undefined;
  let looked: { readonly at: number; readonly version: number } | undefined;
  const read = (): Promise<MeasuredNullDistributions> => (known ??= readKept(file));
  const refresh = async (options: Abortable): Promise<void> => {
    const before = await read();
    const measured = await measureNullDistributions({ parts, queryModels }, { ...options, isFresh: (kind, size) => isFresh(before[scoreKindName(kind)]?.size, size) });
    if (Object.keys(measured).length === 0) return;
    const all = { ...before, ...measured };
    known = Promise.resolve(all);
    await keep(file, all);
  };
  return {
    nullDistribution: async (kind) => (await read())[scoreKindName(kind)] ?? assumedNullDistribution(kind, kind.space),
    refresh: async (options) => {
      const version = parts.catalog.version();
      const now = performance.now();
      if (looked !== undefined && (looked.version === version || now - looked.at < LOOK_AGAIN_MS)) return running;
      looked = { at: now, version };
      running ??= refresh(options).catch(unlessFault).finally(() => (running = undefined));
      return running;
    },
  };
};

/** What cannot be measured now stays assumed; whoever searches or indexes by the part that failed is told why. */
const unlessFault = (error: unknown): void => {
  if (isAbort(error) || !isFault(error)) throw error;
};

const isFresh = (before: number | undefined, size: number): boolean =>
  before !== undefined && Math.abs(size - before) <= NOTICEABLE * Math.max(size, before);

/** What an earlier process measured; nothing when there is no such file, or one that is no longer understood. */
const readKept = async (file: string): Promise<MeasuredNullDistributions> => {
  try {
    return measuredNullDistributions.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return {};
  }
};

const keep = async (file: string, nullDistributions: MeasuredNullDistributions): Promise<void> => {
  const draft = `${file}.${randomUUID()}.tmp`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(draft, JSON.stringify(nullDistributions, null, 1));
  await renameFile(draft, file);
};
