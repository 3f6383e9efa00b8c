import type { Insight, Passage } from '@frameseek/core';
import { indexPassages } from '../index-passages.ts';
import { ifAvailable, type WriteContext } from '../stage.ts';

/** Sightings that are hardly more than chance are shown, but not found. */
const SURE_ENOUGH = 0.5;

/**
 * Makes all that was written about a video findable, in place of what was findable before: what is kept in the catalog is
 * the truth, so that nothing stays behind of what was made again or removed.
 */
export const describeVideo = async ({ parts, video, signal }: WriteContext): Promise<void> => {
  const { index, catalog, models } = parts;
  await index.remove(video.id, { modality: 'described', signal });
  const insights = catalog.insights(video.id);
  const described = insights.map((insight) => ({ origin: insight.key, passages: passagesOf(insight) })).filter(({ passages }) => passages.length > 0);
  if (described.length === 0) return;
  const encoder = await ifAvailable(models.sentences({ signal }));
  for (const { origin, passages } of described) {
    await indexPassages({ parts, video, signal }, { modality: 'described', passages, encoder, origin });
  }
};

const passagesOf = (insight: Insight): readonly Passage[] => {
  switch (insight.kind) {
    case 'captions':
    case 'actions':
      return insight.data;
    case 'track':
      return insight.data.filter(({ confidence }) => confidence >= SURE_ENOUGH).map(({ start, end }) => ({ start, end, text: insight.object }));
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
