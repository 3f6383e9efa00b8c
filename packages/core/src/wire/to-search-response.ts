import type { Span } from '../time/span.ts';
import type { Moment } from '../domain/moment.ts';
import type { SearchResponse } from './search.ts';

type VideoRef = SearchResponse['moments'][number]['video'];

/** What a search found, with the videos that the moments belong to. */
interface Searched {
  readonly query: string;
  readonly match: boolean;
  readonly tookMs: number;
  readonly moments: readonly (Moment & { readonly video: VideoRef; readonly also?: readonly (Span & { readonly video: VideoRef })[] })[];
  readonly notes: readonly string[];
}

/** What a search found, as the API and the command line give it. */
export const toSearchResponse = ({ query, match, tookMs, moments, notes }: Searched): SearchResponse => ({
  query,
  match,
  tookMs,
  moments: moments.map(({ video, start, end, score, hits, also }) => ({
    video, start, end, score, hits: [...hits], ...(also !== undefined && { also: [...also] }),
  })),
  ...(notes.length > 0 && { notes: [...notes] }),
});
