import type { Media } from '@frameseek/core';

/** Rejects with a fault where a file of the library may not be opened now, whatever it was when it was added. */
export type CheckSource = (path: string) => Promise<unknown>;

/** The same media tools, which ask each time before they open a file of the library. */
export const guardMedia = (media: Media, check: CheckSource): Media => {
  const checked = <Options, Result>(call: (path: string, options: Options) => Promise<Result>) =>
    async (path: string, options: Options): Promise<Result> => {
      await check(path);
      return call(path, options);
    };
  const checkedAll = <Options, Item>(call: (path: string, options: Options) => AsyncIterable<Item>) =>
    async function* (path: string, options: Options): AsyncGenerator<Item> {
      await check(path);
      yield* call(path, options);
    };
  return {
    ...media,
    identify: checked(media.identify),
    digest: checked(media.digest),
    probe: checked(media.probe),
    scan: checked(media.scan),
    frames: checkedAll(media.frames),
    framesWithin: checkedAll(media.framesWithin),
    jpegs: checkedAll(media.jpegs),
    audio: checkedAll(media.audio),
    subtitles: checked(media.subtitles),
    thumbnail: checked(media.thumbnail),
    clip: async (parts, options) => {
      for (const { path } of parts) await check(path);
      return media.clip(parts, options);
    },
    still: checked(media.still),
    stream: checkedAll(media.stream),
    quality: checked(media.quality),
  };
};
