import { overlaps, type Abortable, type Alert, type AlertRule, type Match, type Span, type VideoId } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import type { Search } from '../search/search-request.ts';

/** Moments that one look at a rule takes: more rings than anybody follows. */
const MAX_MATCHES = 200;

/** Where a rule is looked for. */
interface Where extends Abortable {
  readonly videoIds?: readonly VideoId[];
  readonly within?: Span;
}

/** What a rule matches, whatever its score, with the time at which it happened: that of the recording, else `now` (milliseconds since 1970). Throws what a search throws. */
export const findMatches = async (
  { catalog, search }: Pick<EngineParts, 'catalog'> & { readonly search: Search }, { query }: Pick<AlertRule, 'query'>, { signal, now, ...where }: Where & { readonly now: number },
): Promise<readonly Match[]> => {
  const { match, moments } = await search({ query, limit: MAX_MATCHES, ...where }, { signal });
  if (!match) return [];
  return moments.map(({ videoId, start, end, score }) => {
    const startedAt = catalog.recording(videoId)?.startedAt;
    return { videoId, start, end, score, happenedAt: startedAt === undefined ? now : startedAt + start * 1000 };
  });
};

/** A moment that has rung and goes on is the same moment. */
export const withoutKnown = (matches: readonly Match[], alerts: readonly Alert[]): readonly Match[] =>
  matches.filter((match) => !alerts.some((alert) => alert.videoId === match.videoId && overlaps(alert, match)));
