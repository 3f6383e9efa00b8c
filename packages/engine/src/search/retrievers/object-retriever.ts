import { askedThings, matchTracks, overlaps, segmentId, type AskedThings, type Catalog, type FoundThings, type FoundTrack, type Hit, type VideoId, type WordsQuery } from '@frameseek/core';
import { modalitiesOf } from '../search-context.ts';
import type { Retriever } from './retriever.ts';

/** Where objects are asked for, and there are none: that nothing is found says nothing then. */
const NOTHING_SEEN = 'Objects have not been looked for in any video: nothing can be found by them yet. “frameseek doctor” says what is missing.';
/** Tracks that are compared: those beyond are less sure. */
const CANDIDATES = 20_000;
/** Stretches that are given, the surest. */
const MOST_HITS = 200;

/**
 * Finds things by their class, colour, size, number and way: `object:car color:red moving:left`, “two people and a dog”. Finds nothing for a query that is
 * mostly about something else.
 */
export const objectRetriever: Retriever<WordsQuery> = {
  name: 'objects',
  modalities: ['object'],
  needsModel: false,
  retrieve: ({ parts: { catalog }, query, filter }) => {
    const isAlone = modalitiesOf(query, filter).length === 1;
    const labels = labelsOf(catalog);
    const asked = askedThings({ text: query.text, isAlone }, labels);
    if (asked === undefined) return Promise.resolve({ rankings: [], notes: isAlone && labels.length === 0 ? [NOTHING_SEEN] : [] });
    const { videoIds, within } = filter;
    const tracks = catalog.tracksOf({ ...wantedLabels(asked.things), limit: CANDIDATES, ...(videoIds !== undefined && { videoIds }) });
    const hits = [...Map.groupBy(tracks, ({ videoId }) => videoId)].flatMap(([videoId, those]) => hitsIn(videoId, those, asked))
      .filter(({ segment }) => within === undefined || overlaps(segment, within)).toSorted((a, b) => b.score - a.score).slice(0, MOST_HITS);
    return Promise.resolve({ rankings: [{ modality: 'object', by: 'objects', hits }], notes: [] });
  },
};

/** The classes that are seen in any video, counted again only once what can be found has changed. */
const labelsOf = (catalog: Catalog): readonly string[] => {
  const version = catalog.findableVersion();
  const known = KNOWN.get(catalog);
  if (known?.version === version) return known.labels;
  const labels = catalog.objectLabels();
  KNOWN.set(catalog, { version, labels });
  return labels;
};
const KNOWN = new WeakMap<Catalog, { readonly version: number; readonly labels: readonly string[] }>();

/** Of whatever class, where something is asked for by its colour or way alone. */
const wantedLabels = (things: readonly AskedThings[]): { readonly labels?: readonly string[] } => {
  const labels = new Set(things.map(({ label }) => label));
  return labels.has(undefined) ? {} : { labels: [...labels].filter((label) => label !== undefined) };
};

/** When all that is asked for is there, with how surely it is: how sure the detector is, times the share of the query that is about it. */
const hitsIn = (videoId: VideoId, tracks: readonly FoundTrack[], { things, share }: { readonly things: readonly AskedThings[]; readonly share: number }): readonly Hit[] =>
  matchTracks(tracks, things).map((found) => toHit({ videoId, things }, found, share));

const toHit = ({ videoId, things }: { readonly videoId: VideoId; readonly things: readonly AskedThings[] }, { start, end, score, tracks }: FoundThings, share: number): Hit => {
  const segment = { videoId, modality: 'object', start, end, at: (start + end) / 2, text: things.map(inWords).join(', ') } as const;
  return { segment: { ...segment, id: segmentId({ ...segment, space: `objects/${tracks.join('-')}` }) }, score: score * share };
};

const inWords = ({ count = 1, size, color, label = 'object', moving }: AskedThings): string =>
  [count > 1 ? `${count} ×` : '', size, color, label, moving === undefined ? '' : moving === 'still' ? 'standing still' : `moving ${moving}`].filter((word) => word !== undefined && word !== '').join(' ');
