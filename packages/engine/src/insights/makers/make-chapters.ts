import {
  faultMessage, isAbort, isFault, toChapters, toPassages, type EmbeddingSpace, type Modality, type TimedVector,
} from '@frameseek/core';
import { meteredModel } from '../../language/metered-model.ts';
import { BY_FILE, ownChapters } from '../../indexing/file-words.ts';
import { durationOf } from '../duration-of.ts';
import type { InsightContext, InsightMaker } from './insight-maker.ts';
import { titleChapters } from './title-chapters.ts';

/** How chapters are found. */
const METHOD = 'shifts of topic';

/** The chapters that came with the film; else those found without any model, their titles by the model where there is one. */
export const makeChapters: InsightMaker<'chapters'> = async (context) => {
  const { parts: { catalog }, video: { id, probe }, report } = context;
  const own = ownChapters(probe.metadata);
  if (own !== undefined) return { by: BY_FILE, data: [...own] };
  const said = toPassages(catalog.transcripts(id)[0]?.cues ?? []);
  report(0.1, 'comparing what comes before and after');
  const chapters = toChapters({
    duration: durationOf(context),
    said,
    shown: catalog.screenTexts(id),
    shots: catalog.shots(id),
    frameVectors: probe.video === undefined ? [] : await vectors(context, 'visual', 'visual'),
    passageVectors: said.length === 0 ? [] : await vectors(context, 'sentences', 'speech'),
  });
  const model = meteredModel(context.parts, { budget: {} });
  if (model === undefined || said.length === 0) return { by: METHOD, data: [...chapters] };
  report(0.5, 'titles');
  try {
    return { by: `${METHOD}, titles by ${model.info.id}`, data: await titleChapters(model, context, { chapters, said }) };
  } catch (error) {
    // Chapters need no model: without its titles they are still worth having, and say why they lack them.
    if (isAbort(error) || !isFault(error) || !error.code.startsWith('model/')) throw error;
    return { by: `${METHOD}; no titles by the model, as: ${faultMessage(error)}`, data: [...chapters] };
  }
};

/** The vectors of one modality that the index holds; none where the model that made them is away. */
const vectors = async (context: InsightContext, role: 'visual' | 'sentences', modality: Modality): Promise<readonly TimedVector[]> => {
  const { parts: { index }, search: { queryModels }, video, signal } = context;
  const space: EmbeddingSpace | undefined = (await queryModels.encoder(role, { signal }))?.space;
  if (space === undefined) return [];
  const segments = await index.vectorsOf(space, video.id, { signal });
  return segments.filter((segment) => segment.modality === modality).map(({ start, end, vector }) => ({ at: (start + end) / 2, vector }));
};
