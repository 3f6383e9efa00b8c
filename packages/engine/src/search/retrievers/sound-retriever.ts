import { askedSounds, overlaps, segmentId, type FoundSound, type Hit, type WordsQuery } from '@frameseek/core';
import { modalitiesOf } from '../search-context.ts';
import type { Retriever } from './retriever.ts';

/** Where sounds are asked for, and there are none: that nothing is found says nothing then. */
const NOTHING_HEARD = 'Sounds have not been listened to in any video: nothing can be found by them yet. “frameseek doctor” says what is missing.';
/** Events that are compared; those beyond are less sure. */
const CANDIDATES = 200;
/** The same where only a stretch of the films is wanted. */
const CANDIDATES_WITHIN = 10_000;

/**
 * Finds what is heard by what people call it: laughter, applause, the sound of a dog. Finds nothing for a query that names no sound, whatever
 * makes one.
 */
export const soundRetriever: Retriever<WordsQuery> = {
  name: 'sound',
  modalities: ['sound'],
  needsModel: false,
  retrieve: ({ parts: { catalog }, query, filter }) => {
    const isAlone = modalitiesOf(query, filter).length === 1;
    const asked = askedSounds({ text: query.text, isAlone }, () => catalog.soundLabels());
    if (asked.size === 0) return Promise.resolve({ rankings: [], notes: isAlone && catalog.soundLabels().length === 0 ? [NOTHING_HEARD] : [] });
    const { videoIds, within } = filter;
    const found = catalog.soundsOf({ labels: [...asked.keys()], limit: within === undefined ? CANDIDATES : CANDIDATES_WITHIN, ...(videoIds !== undefined && { videoIds }) });
    const hits = soundHits(found.filter((sound) => within === undefined || overlaps(sound, within)), asked);
    return Promise.resolve({ rankings: [{ modality: 'sound', by: 'sounds', hits }], notes: [] });
  },
};

/** The events with how surely they are what is asked for: how sure the tagger is, times the share of the query that names it; best first. */
const soundHits = (sounds: readonly FoundSound[], asked: ReadonlyMap<string, number>): readonly Hit[] =>
  sounds.map((sound) => toHit(sound, sound.score * (asked.get(sound.label) ?? 0))).toSorted((a, b) => b.score - a.score);

const toHit = ({ videoId, label, start, end }: FoundSound, score: number): Hit => {
  const segment = { videoId, modality: 'sound', start, end, at: start, text: label } as const;
  return { segment: { ...segment, id: segmentId({ ...segment, space: label }) }, score };
};
