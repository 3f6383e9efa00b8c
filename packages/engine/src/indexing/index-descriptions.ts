import type { Insight, Passage } from '@frameseek/core';
import { openGeneration } from '../generations/open-generation.ts';
import { indexPassages } from './index-passages.ts';
import { ifAvailable } from '../faults/missing-model.ts';
import { BY_FILE, fileWords } from './file-words.ts';
import type { WriteContext } from './ingest-context.ts';

/** Sightings of less confidence are hardly more than chance: they are shown, but not found. */
const MIN_CONFIDENCE = 0.5;

/**
 * Makes all that was written about a video findable, by its file as by models, in place of what was findable before: what is kept in the catalog is
 * the truth, so that nothing stays behind of what was made again or removed.
 */
export const indexDescriptions = async ({ parts, video, signal }: WriteContext): Promise<void> => {
  const { catalog, models } = parts;
  const descriptions = descriptionsOf({ parts, video, signal });
  const encoder = descriptions.length === 0 ? undefined : await ifAvailable(models.sentences({ signal }));
  const generation = await openGeneration({ parts, video, signal }, { modality: 'described', space: encoder?.space });
  for (const { origin, passages } of descriptions) {
    await indexPassages({ parts, video, signal }, { generation, modality: 'described', passages, encoder, origin });
  }
  catalog.atomically(() => {
    generation.commit();
    catalog.putDescriptionWords(video.id, descriptions.flatMap(({ passages }) => passages.map(({ text }) => text)));
  });
  await generation.removeReplaced();
};

/** The same after indexing, where another sentence model serves than the one by which it was made findable, or the store lost it. */
export const backfillDescriptions = async (context: WriteContext): Promise<void> => {
  const { parts: { catalog, store, models }, video, signal } = context;
  const count = descriptionsOf(context).reduce((sum, { passages }) => sum + passages.length, 0);
  const current = catalog.currentGeneration(await store.identity({ signal }), { videoId: video.id, modality: 'described' });
  if (count === 0 && (current?.holds.words ?? 0) === 0) return;
  const encoder = await ifAvailable(models.sentences({ signal }));
  const isHeld = current?.holds.words === count && (encoder === undefined || current.holds.vectors[encoder.space.id] !== undefined);
  if (!isHeld) await indexDescriptions(context);
};

/** Everything written about a video, with what it comes from. */
const descriptionsOf = ({ parts: { catalog }, video: { id } }: WriteContext): readonly { readonly origin: string; readonly passages: readonly Passage[] }[] => {
  const written = catalog.insights(id).map((insight) => ({ origin: insight.key, passages: passagesOf(insight) }));
  const own = fileWords(catalog.video(id) ?? {}).map(({ field, passage }) => ({ origin: `file:${field}`, passages: [passage] }));
  return [...own, ...written].filter(({ passages }) => passages.length > 0);
};

const passagesOf = (insight: Insight): readonly Passage[] => {
  switch (insight.kind) {
    case 'captions':
    case 'actions':
    case 'translation':
      return insight.data;
    case 'track':
      return insight.data.filter(({ confidence }) => confidence >= MIN_CONFIDENCE).map(({ start, end }) => ({ start, end, text: insight.object }));
    case 'chapters':
      // Whoever made the film named them; those that are found out are made of words that are found already.
      return insight.by === BY_FILE ? insight.data.map(({ start, end, title }) => ({ start, end, text: title })) : [];
    case 'summary':
    case 'highlights':
    case 'quality':
    case 'sound':
    case 'storyboard':
      return [];
    default:
      return insight satisfies never;
  }
};
