import { INDEXED_MODALITIES, meanOf, type Modality, type RetrievalMetrics } from '@frameseek/core';
import type { Parts } from '../../packages/runtime/src/create-engine.ts';
import { openBaseline } from './baseline.ts';
import { compareSlices, figuresOf, type Comparison } from './figures/compare.ts';
import { cutF1 } from './figures/cut-f1.ts';
import { KINDS, type Manifest, type QueryKind } from './manifest.ts';
import { noMatchRows, type NoMatchRow } from './figures/no-match.ts';
import { askAll, askEngine, fileNames, type Outcome } from './outcomes.ts';

/** The baseline, each modality of the engine alone, and all of it. */
export const WAYS = ['baseline', ...INDEXED_MODALITIES, 'fusion'] as const;
export type Way = (typeof WAYS)[number];

/** All that is measured, each figure under the name of its kind and way. */
export interface Measured {
  readonly models: readonly string[];
  readonly films: number;
  readonly figures: Readonly<Record<FigureName, RetrievalMetrics>>;
  readonly comparisons: readonly Comparison[];
  readonly noMatch: readonly NoMatchRow[];
  /** Mean F1 of the cuts, over the films whose cuts are labelled. */
  readonly cuts: number;
  readonly outcomes: Readonly<Record<Way, readonly Outcome[]>>;
}
export type FigureName = `${QueryKind} ${Way}`;

/** Asks the indexed library everything in every way. */
export const measure = async (parts: Parts, manifest: Manifest, options: { readonly folder: string; readonly signal: AbortSignal }): Promise<Measured> => {
  const { signal, folder } = options;
  const alone = async (modality?: Modality): Promise<readonly Outcome[]> => askAll(askEngine(parts.engine, manifest, signal, modality), manifest);
  const [visual, sentences] = [await parts.models.visual({ signal }), await parts.models.sentences({ signal })];
  const baseline = await openBaseline({ ...parts, encoder: visual, folder, nameOf: fileNames(manifest) }, signal);
  const outcomes: Record<Way, readonly Outcome[]> = {
    baseline: await askAll(baseline, manifest),
    visual: await alone('visual'), speech: await alone('speech'), text: await alone('text'), fusion: await alone(),
  };
  const names = KINDS.flatMap((kind) => WAYS.map((way) => ({ kind, way })));
  return {
    models: [visual.info.id, sentences.info.id],
    films: manifest.videos.length,
    figures: Object.fromEntries(names.map(({ kind, way }): [FigureName, RetrievalMetrics] => [`${kind} ${way}`, figuresOf(outcomes[way], kind)])) as Measured['figures'],
    comparisons: compareSlices(outcomes.fusion, outcomes.baseline),
    noMatch: noMatchRows(outcomes.baseline, outcomes.fusion),
    cuts: cutsOf(parts, manifest),
    outcomes,
  };
};

/** Frames by which a cut may be off. */
const CUT_FRAMES = 2;

const cutsOf = ({ engine, catalog }: Parts, manifest: Manifest): number => {
  const nameOf = fileNames(manifest);
  const idOf = new Map(catalog.videos().map(({ id, path }) => [nameOf(path), id]));
  return meanOf(Object.entries(manifest.cuts).map(([name, truth]) => {
    const id = idOf.get(name);
    if (id === undefined) return 0;
    const rate = manifest.videos.find((video) => video.id === name)?.video?.avg_fps ?? 25;
    return cutF1(engine.video(id).shots.slice(1).map(({ start }) => start), truth, CUT_FRAMES / rate + 0.001);
  }));
};
