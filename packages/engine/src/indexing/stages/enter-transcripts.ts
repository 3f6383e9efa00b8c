import { tokenize, uncorrected, type Insight, type Transcript } from '@frameseek/core';
import { BY_FILE } from '../file-words.ts';
import type { VideoContext } from '../ingest-context.ts';

/** Enters what is said in a video, and removes what was written about it with words of subtitles that nobody says any more: they may have been cut out. */
export const enterTranscripts = ({ parts: { catalog }, video: { id } }: VideoContext, transcripts: readonly Transcript[]): void => {
  const said = wordsOf(transcripts);
  const before = wordsOf(catalog.transcripts(id).filter(({ source }) => source === 'stream' || source === 'sidecar'));
  const lost = new Set([...before].filter((word) => !said.has(word)));
  catalog.putTranscripts(id, transcripts);
  if (lost.size === 0) return;
  const isOfLost = (insight: Insight): boolean => insight.by !== BY_FILE && writtenIn(insight).some((text) => tokenize(text).some((word) => lost.has(word)));
  for (const { key } of catalog.insights(id).filter(isOfLost)) catalog.removeInsight(id, key);
};

const wordsOf = (transcripts: readonly Transcript[]): Set<string> => new Set(transcripts.flatMap(({ cues }) => cues.flatMap((cue) => tokenize(uncorrected(cue).text))));

const writtenIn = (insight: Insight): readonly string[] => {
  switch (insight.kind) {
    case 'captions':
    case 'actions':
    case 'translation':
      return insight.data.map(({ text }) => text);
    case 'chapters':
      return insight.data.flatMap(({ title, keywords }) => [title, ...keywords]);
    case 'summary':
      return [insight.data.overview, ...insight.data.segments.flatMap(({ title, text }) => [title, text]), ...insight.data.events.map(({ text }) => text)];
    case 'highlights':
    case 'track':
    case 'quality':
    case 'sound':
    case 'storyboard':
      return [];
    default:
      return insight satisfies never;
  }
};
