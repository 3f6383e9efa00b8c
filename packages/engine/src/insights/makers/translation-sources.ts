import type { TranslatedLine } from '@frameseek/core';
import type { InsightContext } from './insight-maker.ts';

/** What of a video is translated: the lines of its best transcript, then what is written in the picture, each text once where it stands first. */
export const translationSources = ({ parts: { catalog }, video: { id } }: Pick<InsightContext, 'parts' | 'video'>): readonly TranslatedLine[] => {
  const said = (catalog.transcripts(id)[0]?.cues ?? []).map(({ start, end, text }) => ({ start, end, of: 'said' as const, text }));
  const written = catalog.screenTexts(id).map(({ start, end, text }) => ({ start, end, of: 'written' as const, text }));
  const first = new Map(written.toReversed().map((line) => [line.text, line]));
  return [...said, ...written.filter((line) => first.get(line.text) === line)].filter(({ text }) => /\p{L}/u.test(text));
};
