import type { Insight, Passage } from '@frameseek/core';
import { openGeneration } from '../generations/open-generation.ts';
import { indexPassages } from './index-passages.ts';
import { ifAvailable } from '../faults/missing-model.ts';
import type { WriteContext } from './ingest-context.ts';

/** Sightings of less confidence are hardly more than chance: they are shown, but not found. */
const MIN_CONFIDENCE = 0.5;

/**
 * Makes all that was written about a video findable, in place of what was findable before: what is kept in the catalog is
 * the truth, so that nothing stays behind of what was made again or removed.
 */
export const indexDescriptions = async ({ parts, video, signal }: WriteContext): Promise<void> => {
  const { catalog, models } = parts;
  const insights = catalog.insights(video.id);
  const descriptions = insights.map((insight) => ({ origin: insight.key, passages: passagesOf(insight) })).filter(({ passages }) => passages.length > 0);
  const encoder = descriptions.length === 0 ? undefined : await ifAvailable(models.sentences({ signal }));
  const generation = await openGeneration({ parts, video, signal }, { modality: 'described', space: encoder?.space });
  for (const { origin, passages } of descriptions) {
    await indexPassages({ parts, video, signal }, { generation, modality: 'described', passages, encoder, origin });
  }
  catalog.atomically(() => generation.commit());
  await generation.removeReplaced();
};

/** The same after indexing, where another sentence model serves than the one by which it was made findable, or the store lost it. */
export const backfillDescriptions = async (context: WriteContext): Promise<void> => {
  const { parts: { catalog, store, models }, video, signal } = context;
  if (!catalog.insights(video.id).some((insight) => passagesOf(insight).length > 0)) return;
  const encoder = await ifAvailable(models.sentences({ signal }));
  const current = catalog.currentGeneration(await store.identity({ signal }), { videoId: video.id, modality: 'described' });
  const isHeld = current !== undefined && (encoder === undefined || current.holds.vectors[encoder.space.id] !== undefined);
  if (!isHeld) await indexDescriptions(context);
};

const passagesOf = (insight: Insight): readonly Passage[] => {
  switch (insight.kind) {
    case 'captions':
    case 'actions':
      return insight.data;
    case 'track':
      return insight.data.filter(({ confidence }) => confidence >= MIN_CONFIDENCE).map(({ start, end }) => ({ start, end, text: insight.object }));
    case 'summary':
    case 'chapters':
    case 'highlights':
    case 'quality':
    case 'sound':
    case 'storyboard':
      return [];
    default:
      return insight satisfies never;
  }
};
