import type { CloserResponse, FoundMoment, SearchResponse } from '@frameseek/core';

/** A moment as it is shown; `before` where it was looked at again, and was somewhere else then. */
export type ShownMoment = FoundMoment & Partial<Pick<CloserResponse['moments'][number], 'before'>>;

/** What a moment is known by in a list, before and after it is looked at again. */
export const momentKey = ({ video, start, before }: ShownMoment): string => `${video.id}-${before?.start ?? start}`;

/** The answer with its moments as they were looked at again; as it is where those are not of this very answer. */
export const withCloserLook = (answer: SearchResponse, closer: CloserResponse | undefined): SearchResponse & { readonly moments: readonly ShownMoment[] } => {
  if (closer === undefined || closer.query !== answer.query || closer.moments.length !== answer.moments.length) return answer;
  const known = new Set(answer.moments.map(momentKey));
  return closer.moments.every((moment) => known.has(momentKey(moment))) ? { ...answer, moments: closer.moments } : answer;
};
