import { createHash, randomUUID } from 'node:crypto';
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
import { NEVER_ABORTS } from './measuring.ts';
import type { EngineParts } from '../../engine-parts.ts';
import type { QueryModels } from '../vectors/query-models.ts';
import type { VectorCache } from '../vectors/vector-cache.ts';
import { scoreKindName, type ScoreKind } from './score-kind.ts';

/** Below so many segments any other content is measured anew, in seconds, so that the same films score alike however they came there. */
const SMALL = 5_000;
/** A larger library that grew or shrank by this share scores otherwise. */
const NOTICEABLE = 0.01;
/** Milliseconds from one look at the size of the library to the next. */
const LOOK_AGAIN_MS = 30_000;

/** Knows how unrelated queries score, in each kind of scores, so that the score of a hit means something. */
export interface Calibrator {
  /** What was measured, by this process or an earlier one; else what is usual for the model. Never waits for measuring. */
  nullDistribution(kind: ScoreKind): Promise<NullDistribution>;
  /** What the queries of each intent are like in a space of sentences; undefined until it was measured. */
  intents(space: string): Promise<IntentCentroids | undefined>;
  /** Grows whenever something else is known. */
  version(): number;
  /** Measures again where the library has changed noticeably, as far as a look half a minute ago does not do. Calls that come meanwhile share the work. */
  refresh(options: Abortable): Promise<void>;
  /** The same for the library as it is now. */
  refreshNow(options: Abortable): Promise<void>;
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

const calibration = z.object({ nulls: measuredNullDistributions, intents: z.record(z.string(), intentCentroids), content: z.string().optional() });
/** All that was measured: null distributions by the kind of scores, intents by the space of sentences; and in what, if that was small. */
type Calibration = z.infer<typeof calibration>;

/** Keeps what it measures in `calibration-3.json` beside the pictures; only `refresh` asks the library. */
export const createCalibrator = (parts: CalibrationParts, tools: CalibrationTools): Calibrator => {
  const without = [...tools.leftOut].filter((rule) => rule === 'context' || rule === 'curves').map((rule) => `no-${rule}`);
  // Of another kind of scores, what was measured says nothing: a new name leaves it behind.
  const file = join(parts.settings.picturesFolder, `calibration-3${without.map((rule) => `-${rule}`).join('')}.json`);
  let known: Promise<Calibration> | undefined;
  let running: Promise<void> | undefined;
  let changes = 0;
  let looked: { readonly at: number; readonly version: number } | undefined;
  const read = (): Promise<Calibration> => (known ??= readKept(file));
  const refresh = async (options: Abortable): Promise<void> => {
    const last = await read();
    const content = await smallContent(parts);
    // What an earlier content left behind, and this one is too small to measure, must not outlive it.
    const before = content === undefined || content === last.content ? last : { ...last, nulls: {} };
    const isStillFresh = (known: number | undefined, size: number): boolean => (content === undefined ? isFresh(known, size) : known !== undefined);
    const nulls = await measureNullDistributions({ parts, ...tools }, { ...options, isFresh: (kind, size) => isStillFresh(before.nulls[scoreKindName(kind)]?.size, size) });
    const intents = await measureIntents({ parts, ...tools }, { ...options, isKnown: (space) => before.intents[space] !== undefined });
    if (before === last && Object.keys(nulls).length + Object.keys(intents).length === 0) return;
    const all = { nulls: { ...before.nulls, ...nulls }, intents: { ...before.intents, ...intents }, ...(content !== undefined && { content }) };
    known = Promise.resolve(all);
    changes += 1;
    await keep(file, all);
  };
  const start = (options: Abortable): Promise<void> => (running ??= refresh(options).catch(unlessFault).finally(() => (running = undefined)));
  return {
    nullDistribution: async (kind) => (await read()).nulls[scoreKindName(kind)] ?? assumedNullDistribution(kind, kind.space),
    intents: async (space) => (await read()).intents[space],
    version: () => changes,
    refresh: async (options) => {
      const version = parts.catalog.version();
      const now = performance.now();
      if (looked !== undefined && (looked.version === version || now - looked.at < LOOK_AGAIN_MS)) return running;
      looked = { at: now, version };
      return start(options);
    },
    refreshNow: async (options) => {
      // What is being measured may have begun before the last film came.
      await running;
      looked = { at: performance.now(), version: parts.catalog.version() };
      return start(options);
    },
  };
};

/** What cannot be measured now stays assumed; whoever searches or indexes by the part that failed is told why. */
const unlessFault = (error: unknown): void => {
  if (isAbort(error) || !isFault(error)) throw error;
};

/** What a small library holds, in a few letters that are the same for the same films; undefined of a large one. */
const smallContent = async ({ catalog, index }: CalibrationParts): Promise<string | undefined> => {
  const { words, vectors } = await index.count({ signal: NEVER_ABORTS });
  if (Math.max(words, ...Object.values(vectors)) >= SMALL) return undefined;
  const counts = Object.entries(vectors).toSorted(([a], [b]) => a.localeCompare(b));
  return createHash('sha256').update(JSON.stringify([catalog.videos().map(({ id }) => id).toSorted(), words, counts])).digest('hex').slice(0, CONTENT_LETTERS);
};
const CONTENT_LETTERS = 16;

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
