import { fileName, isNamedBy, stemsOf, titledVideo, type TitledVideo, type VideoId } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';

/** Finds videos by what people call them: their titles, the names of their files, their tags. */
export interface TitleIndex {
  /** The videos that a query names, among those allowed; all are where that is absent. */
  named(query: string, allowed: readonly VideoId[] | undefined): ReadonlyMap<VideoId, TitledVideo>;
}

/** Reads the names again only when the catalog has changed. */
export const createTitleIndex = ({ catalog }: { readonly catalog: Pick<EngineParts['catalog'], 'version' | 'videos'> }): TitleIndex => {
  let known: { readonly version: number; readonly videos: readonly TitledVideo[] } | undefined;
  const videos = (): readonly TitledVideo[] => {
    const version = catalog.version();
    if (known?.version !== version) {
      known = { version, videos: catalog.videos().map(({ id, title, path, copies = [], tags = [], probe }) =>
        titledVideo({ id, title, names: [...[path, ...copies].map(fileName), ...tags], duration: probe?.duration ?? 0 })) };
    }
    return known.videos;
  };
  return {
    named: (query, allowed) => {
      const words = stemsOf(query);
      const among = allowed === undefined ? undefined : new Set(allowed);
      return new Map(videos().filter((video) => (among?.has(video.id) ?? true) && isNamedBy(video, words)).map((video) => [video.id, video]));
    },
  };
};
