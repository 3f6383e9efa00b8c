import { CAPTION_STYLES, summaryParts, summaryPartSeconds, toPassages, type Insight, type SummaryLine, type SummaryPart } from '@frameseek/core';
import type { VideoContext } from '../../indexing/ingest-context.ts';
import { durationOf } from '../duration-of.ts';

/** Characters of one part: about 1,500 tokens, so that even a small model has room for pictures and its answer. */
const CHARACTERS = 6_000;

/** What is known of a video in words, in parts that are summed up one by one: what is said, shown, and was described before. */
export const sourceParts = (context: Pick<VideoContext, 'parts' | 'video'>): readonly SummaryPart[] => {
  const { parts: { catalog }, video: { id } } = context;
  const duration = durationOf(context);
  const lines: SummaryLine[] = [
    ...toPassages(catalog.transcripts(id)[0]?.cues ?? []).map(({ start, text }) => ({ at: start, text: `Said: ${text}` })),
    ...catalog.screenTexts(id).map(({ start, text }) => ({ at: start, text: `On the screen: ${text}` })),
    ...captionsOf(catalog.insights(id)),
  ].toSorted((a, b) => a.at - b.at);
  return summaryParts(lines, { duration, seconds: summaryPartSeconds(duration), characters: CHARACTERS });
};

/** The captions of one style: the shortest that there are, as pictures go along where the model takes any. */
const captionsOf = (insights: readonly Insight[]): readonly SummaryLine[] => {
  for (const style of CAPTION_STYLES) {
    const found = insights.find((insight) => insight.kind === 'captions' && insight.style === style);
    if (found?.kind === 'captions') return found.data.map(({ start, text }) => ({ at: start, text: `Seen: ${text}` }));
  }
  return [];
};
