import type { Span } from '../time/span.ts';
import type { Moment, MomentHit } from '../domain/moment.ts';
import type { CloserResponse, SearchResponse } from './search.ts';

type WireHit = SearchResponse['moments'][number]['hits'][number];
type VideoRef = SearchResponse['moments'][number]['video'];

/** What a search found, with the videos that the moments belong to. */
interface Searched {
  readonly query: string;
  readonly match: boolean;
  readonly tookMs: number;
  readonly moments: readonly (Moment & { readonly video: VideoRef; readonly also?: readonly (Span & { readonly video: VideoRef })[] })[];
  readonly videos?: readonly VideoRef[];
  readonly notes: readonly string[];
  readonly didYouMean?: string;
}

/** The same, looked at again. */
interface SearchedCloser extends Searched {
  readonly moments: readonly (Searched['moments'][number] & { readonly before: Span })[];
  readonly looked: number;
}

/** What a search found, as the API and the command line give it. */
export const toSearchResponse = ({ query, match, tookMs, moments, videos, notes, didYouMean }: Searched): SearchResponse => ({
  query,
  match,
  tookMs,
  moments: moments.map(({ video, start, end, score, hits, also }) => ({
    video, start, end, score, hits: hits.map(toWireHit), ...(also !== undefined && { also: [...also] }),
  })),
  ...(videos !== undefined && { videos: videos.map(({ id, title, path }) => ({ id, title, path })) }),
  ...(notes.length > 0 && { notes: [...notes] }),
  ...(didYouMean !== undefined && { didYouMean }),
});

/** What a search found and looked at again, as the API and the command line give it. */
export const toCloserResponse = (searched: SearchedCloser): CloserResponse => {
  const response = toSearchResponse(searched);
  const before = searched.moments.map((moment) => moment.before);
  return { ...response, looked: searched.looked, moments: response.moments.map((moment, index) => ({ ...moment, before: before[index] ?? moment })) };
};

/** The same fields; lists and corners that may be changed, as a parser would give them. */
const toWireHit = ({ lines, sources, ...hit }: MomentHit): WireHit =>
  ({ ...hit, ...(sources !== undefined && { sources: [...sources] }), ...(lines !== undefined && { lines: lines.map(({ box: [a, b, c, d], ...line }) => ({ ...line, box: [[...a], [...b], [...c], [...d]] })) }) });
