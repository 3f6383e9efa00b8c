import { containsPhrase, intersection, speakerIn, spanLength, termCoverage, wordsOf, type AskedSpeakers, type Cue, type Hit, type ParsedQuery, type Ranking, type Speakers } from '@frameseek/core';
import type { SearchContext } from '../search-context.ts';

/** Share of a passage that the wanted ones say for its meaning to be theirs. */
const MOST = 0.5;

/**
 * What is said by those whom the query wants, and by none whom it does not: passages, in which several may speak, are cut to their lines. A word
 * counts where they say it; the meaning of a passage where they say most of it. What is found otherwise than by speech stays.
 */
export const onlySaidBy = (rankings: readonly Ranking[], { parts: { catalog }, query, filter: { speakers: asked } }: SearchContext): readonly Ranking[] => {
  if (asked === undefined) return rankings;
  const words = wordsOf(query);
  const known = new Map<string, Speakers | undefined>();
  const speakersOf = (id: string): Speakers | undefined => {
    if (!known.has(id)) known.set(id, catalog.speakers(id));
    return known.get(id);
  };
  return rankings.map((ranking) => ranking.modality !== 'speech' ? ranking : {
    ...ranking,
    hits: ranking.hits.flatMap((hit) => {
      const lines = catalog.cues(hit.segment.videoId, hit.segment);
      const theirs = lines.filter((line) => isAsked(asked, { videoId: hit.segment.videoId, speaker: speakerIn(line, speakersOf(hit.segment.videoId)?.turns ?? []) }));
      if (theirs.length === lines.length && (lines.length > 0 || asked.wanted === undefined)) return [hit];
      return ranking.by === 'words' ? byWords(hit, theirs, words) : byMeaning(hit, theirs);
    }),
  });
};

const isAsked = ({ wanted, unwanted }: AskedSpeakers, { videoId, speaker }: { readonly videoId: string; readonly speaker: number | undefined }): boolean => {
  const isIn = (numbers: readonly number[] | undefined): boolean => speaker !== undefined && (numbers?.includes(speaker) ?? false);
  return (wanted === undefined || isIn(wanted[videoId])) && !isIn(unwanted?.[videoId]);
};

const byWords = (hit: Hit, lines: readonly Cue[], { words, phrases }: ParsedQuery): readonly Hit[] => {
  const text = textOf(lines);
  const isThere = phrases.length > 0 ? phrases.every((phrase) => containsPhrase(text, phrase)) : termCoverage(text, words) > 0;
  return isThere ? cut(hit, lines) : [];
};

const byMeaning = (hit: Hit, lines: readonly Cue[]): readonly Hit[] => {
  const share = lines.reduce((sum, line) => sum + intersection(line, hit.segment), 0) / spanLength(hit.segment);
  return share >= MOST ? cut(hit, lines) : [];
};

const cut = ({ segment, score }: Hit, lines: readonly Cue[]): readonly Hit[] => {
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return [];
  const [start, end] = [Math.max(segment.start, first.start), Math.min(segment.end, last.end)];
  return [{ segment: { ...segment, start, end, at: Math.min(Math.max(segment.at, start), end), text: textOf(lines) }, score }];
};

const textOf = (lines: readonly Cue[]): string => lines.map(({ text }) => text).join(' ');
