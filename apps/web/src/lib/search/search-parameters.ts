import type { Modality } from '@frameseek/core';

/** What a search asks for. */
export interface SearchParameters {
  readonly q: string;
  /** Empty: all of them. */
  readonly modalities: readonly Modality[];
  /** `picture:<id>` of a picture that was given to the server. */
  readonly like?: string;
  /** Only in this video. */
  readonly video?: string;
}

/** Moments that are asked for: all that the server gives. */
export const MAX_MOMENTS = 100;

/** What a search asks for, as parameters of the API. */
export const searchParameters = ({ q, modalities, like, video }: SearchParameters): URLSearchParams => {
  const parameters = new URLSearchParams({ q, limit: String(MAX_MOMENTS) });
  if (modalities.length > 0) parameters.set('modality', modalities.join(','));
  if (like !== undefined) parameters.set('like', like);
  if (video !== undefined) parameters.set('video', video);
  return parameters;
};
