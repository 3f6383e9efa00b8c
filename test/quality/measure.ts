import { INDEXED_MODALITIES, measureRetrieval, meanOf, type RetrievalMetrics, type Modality } from '@frameseek/core';
import type { Parts } from '../../packages/runtime/src/create-engine.ts';
import { openBaseline } from './baseline.ts';
import { cutF1 } from './cut-f1.ts';
import type { Half } from './halves.ts';
import { KINDS, type Manifest, type QueryKind } from './manifest.ts';
import { bestLine, noMatchRows, type NoMatchRow } from './no-match.ts';
import { askAll, askEngine, fileNames, type Outcome } from './outcomes.ts';

/** The baseline, each modality of the engine alone, and all of it. */
export const WAYS = ['baseline', ...INDEXED_MODALITIES, 'fusion'] as const;
export type Way = (typeof WAYS)[number];
export const PARTS = ['A', 'B', 'all'] as const;
export type Part = (typeof PARTS)[number];

/** All that is measured, each figure under the name of its kind, way and half. */
export interface Measured {
  readonly models: readonly string[];
  readonly figures: Readonly<Record<FigureName, RetrievalMetrics>>;
  readonly noMatch: readonly NoMatchRow[];
  /** Mean F1 of the cuts, over the films whose cuts are labelled. */
  readonly cuts: number;
  readonly outcomes: Readonly<Record<Way, readonly Outcome[]>>;
}
export type FigureName = `${QueryKind} ${Way} ${Part}`;

/** Asks the indexed library everything in every way. */
export const measure = async (parts: Parts, manifest: Manifest, options: { readonly folder: string; readonly signal: AbortSignal }): Promise<Measured> => {
  const { signal } = options;
  const alone = async (modality?: Modality): Promise<readonly Outcome[]> => askAll(askEngine(parts.engine, manifest, signal, modality), manifest);
  const outcomes: Record<Way, readonly Outcome[]> = {
    baseline: await askBaseline(parts, manifest, options),
    visual: await alone('visual'), speech: await alone('speech'), text: await alone('text'), fusion: await alone(),
  };
  const names = KINDS.flatMap((kind) => WAYS.flatMap((way) => PARTS.map((part) => ({ kind, way, part }))));
  const [visual, sentences] = [await parts.models.visual({ signal }), await parts.models.sentences({ signal })];
  return {
    models: [visual.info.id, sentences.info.id],
    figures: Object.fromEntries(names.map(({ kind, way, part }): [FigureName, RetrievalMetrics] =>
      [`${kind} ${way} ${part}`, measureRetrieval(inPart(outcomes[way], part).filter((outcome) => outcome.kind === kind))])) as Measured['figures'],
    noMatch: noMatchRows(outcomes.baseline, outcomes.fusion),
    cuts: cutsOf(parts, manifest),
    outcomes,
  };
};

const inPart = <T extends { readonly half: Half }>(items: readonly T[], part: Part): readonly T[] =>
  part === 'all' ? items : items.filter(({ half }) => half === part);

/** The baseline with the threshold that is best on half A. */
const askBaseline = async (parts: Parts, manifest: Manifest, { folder, signal }: { readonly folder: string; readonly signal: AbortSignal }): Promise<readonly Outcome[]> => {
  const baseline = await openBaseline({ ...parts, encoder: await parts.models.visual({ signal }), folder, nameOf: fileNames(manifest) }, signal);
  const outcomes = await askAll(baseline, manifest);
  const line = bestLine(inPart(outcomes, 'A'));
  return outcomes.map((outcome) => ({ ...outcome, match: outcome.best >= line }));
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
