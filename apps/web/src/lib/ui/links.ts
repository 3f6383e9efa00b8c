import { MODALITIES, type Modality } from '@frameseek/core';

/** The address of a search; `like` names a picture that was given to the server. */
export const searchHref = (q: string, modalities: readonly Modality[], like?: string): string => {
  const parameters = new URLSearchParams({ q });
  if (modalities.length > 0) parameters.set('modality', modalities.join(','));
  if (like !== undefined) parameters.set('like', like);
  return `/search?${parameters}`;
};

/** What a search in the address asks for. */
export interface SearchQuery {
  readonly q: string;
  readonly modalities: readonly Modality[];
  readonly like?: string;
}

/** The search in the parameters of an address. */
export const readSearch = (parameters: { readonly get: (name: string) => string | null }): SearchQuery => {
  const like = parameters.get('like') ?? '';
  return {
    q: (parameters.get('q') ?? '').trim(),
    modalities: readModalities(parameters.get('modality')),
    ...(/^picture:[0-9a-f]{32}$/.test(like) && { like }),
  };
};

interface PlayerLink {
  readonly at?: number;
  readonly q?: string;
  /** What is open beside the player. */
  readonly tab?: 'moments' | 'transcript' | 'slides' | 'ask';
  /** The conversation that is open there. */
  readonly chat?: string;
}

/** A stream with its days. */
export const streamHref = (id: string): string => `/streams/${encodeURIComponent(id)}`;

/** The slides of a video, as a page to print. */
export const slidesHref = (id: string): string => `/videos/${encodeURIComponent(id)}/slides`;

/** The address at which a video opens at a moment. Rounded up, so that it never opens on the frame before. */
export const playerHref = (id: string, options: PlayerLink = {}): string => {
  const parameters = new URLSearchParams();
  if (options.at !== undefined) parameters.set('t', String(Math.ceil(options.at * 1_000) / 1_000));
  if (options.q) parameters.set('q', options.q);
  if (options.tab !== undefined) parameters.set('tab', options.tab);
  if (options.chat !== undefined) parameters.set('chat', options.chat);
  const tail = parameters.size > 0 ? `?${parameters}` : '';
  return `/videos/${encodeURIComponent(id)}${tail}`;
};

/** The address of a conversation, or of a new one about some videos. */
export const askHref = (options: { readonly chat?: string; readonly videos?: readonly string[] } = {}): string => {
  const parameters = new URLSearchParams();
  if (options.chat !== undefined) parameters.set('chat', options.chat);
  if (options.videos !== undefined && options.videos.length > 0) parameters.set('videos', options.videos.join(','));
  return parameters.size > 0 ? `/ask?${parameters}` : '/ask';
};

/** The address of a report, or of a new one about a collection or some videos. */
export const reportsHref = (options: { readonly id?: string; readonly collection?: string; readonly videos?: readonly string[] } = {}): string => {
  const parameters = new URLSearchParams();
  if (options.id !== undefined) parameters.set('id', options.id);
  if (options.collection !== undefined) parameters.set('collection', options.collection);
  if (options.videos !== undefined && options.videos.length > 0) parameters.set('videos', options.videos.join(','));
  return parameters.size > 0 ? `/reports?${parameters}` : '/reports';
};

/** The address of a collection. */
export const collectionHref = (id: string): string => `/collection?${new URLSearchParams({ id })}`;

const readModalities = (value: string | null): readonly Modality[] => {
  const named = (value ?? '').split(',');
  return MODALITIES.filter((modality) => named.includes(modality));
};

/** Seconds in an address, or undefined where it holds none. */
export const readTime = (value: string | null): number | undefined => {
  const seconds = Number.parseFloat(value ?? '');
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
};
