import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  assumedNullDistribution, intentCentroids, isAbort, isFault, measuredNullDistributions, type Abortable, type IntentCentroids, type NullDistribution,
  type WithoutRules,
} from '@frameseek/core';
import { z } from 'zod';
import { renameFile } from '../../library/rename-file.ts';
import { measureIntents } from './measure-intents.ts';
import { measureNullDistributions } from './measure-null-distributions.ts';
import type { EngineParts } from '../../engine-parts.ts';
import type { QueryModels } from '../vectors/query-models.ts';
import type { VectorCache } from '../vectors/vector-cache.ts';
import { scoreKindName, type ScoreKind } from './score-kind.ts';

/** A library that grew or shrank by this share scores otherwise: any of fewer than a hundred segments. */
const NOTICEABLE = 0.01;
/** Milliseconds from one look at the size of the library to the next. */
const LOOK_AGAIN_MS = 30_000;

/** Knows how unrelated queries score, in each kind of scores, so that the score of a hit means something. */
export interface Calibrator {
  /** What was measured, by this process or an earlier one; else what is usual for the model. Never waits for measuring. */
  nullDistribution(kind: ScoreKind): Promise<NullDistribution>;
  /** What the queries of each intent are like in a space of sentences; undefined until it was measured. */
  intents(space: string): Promise<IntentCentroids | undefined>;
  /** Measures again where the library has changed noticeably. Calls that come meanwhile share the work. */
  refresh(options: Abortable): Promise<void>;
}

/** What of the engine's parts is measured, and where the result is kept. */
export interface CalibrationParts {
  readonly index: Pick<EngineParts['index'], 'count' | 'searchVectors' | 'searchWords' | 'vectorsOf'>;
  readonly catalog: Pick<EngineParts['catalog'], 'version' | 'videos' | 'shots'>;
  readonly settings: Pick<EngineParts['settings'], 'picturesFolder'>;
}

/** What searches are made with. */
interface CalibrationTools {
  readonly queryModels: Pick<QueryModels, 'encoder'>;
  readonly vectorCache: VectorCache;
  readonly leftOut: WithoutRules;
}

const calibration = z.object({ nulls: measuredNullDistributions, intents: z.record(z.string(), intentCentroids) });
/** All that was measured: null distributions by the kind of scores, intents by the space of sentences. */
type Calibration = z.infer<typeof calibration>;

/** Keeps what it measures in `calibration-3.json` beside the pictures; only `refresh` asks the library. */
export const createCalibrator = (parts: CalibrationParts, tools: CalibrationTools): Calibrator => {
  const without = [...tools.leftOut].filter((rule) => rule === 'context' || rule === 'curves').map((rule) => `no-${rule}`);
  // Of another kind of scores, what was measured says nothing: a new name leaves it behind.
  const file = join(parts.settings.picturesFolder, `calibration-3${without.map((rule) => `-${rule}`).join('')}.json`);
  let known: Promise<Calibration> | undefined;
  let running: Promise<void> | undefined;
  let looked: { readonly at: number; readonly version: number } | undefined;
  const read = (): Promise<Calibration> => (known ??= readKept(file));
  const refresh = async (options: Abortable): Promise<void> => {
    const before = await read();
    const nulls = await measureNullDistributions({ parts, ...tools }, { ...options, isFresh: (kind, size) => isFresh(before.nulls[scoreKindName(kind)]?.size, size) });
    const intents = await measureIntents({ parts, ...tools }, { ...options, isKnown: (space) => before.intents[space] !== undefined });
    if (Object.keys(nulls).length + Object.keys(intents).length === 0) return;
    const all = { nulls: { ...before.nulls, ...nulls }, intents: { ...before.intents, ...intents } };
    known = Promise.resolve(all);
    await keep(file, all);
  };
  return {
    nullDistribution: async (kind) => (await read()).nulls[scoreKindName(kind)] ?? assumedNullDistribution(kind, kind.space),
    intents: async (space) => (await read()).intents[space],
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
const readKept = async (file: string): Promise<Calibration> => {
  try {
    return calibration.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return { nulls: {}, intents: {} };
  }
};

const keep = async (file: string, measured: Calibration): Promise<void> => {
  const draft = `${file}.${randomUUID()}.tmp`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(draft, JSON.stringify(measured));
  await renameFile(draft, file);
};
