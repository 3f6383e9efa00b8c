import type { Media, Telemetry } from '@frameseek/core';

/** The same media tools, which tell what each pass over a file takes. Frames and sound are pulled by whoever uses them, and timed there. */
export const instrumentMedia = (media: Media, telemetry: Telemetry): Media => {
  const timed = <Args extends readonly unknown[], Result>(operation: string, call: (...args: Args) => Promise<Result>) =>
    (...args: Args): Promise<Result> => telemetry.span('media.call', { operation }, () => call(...args));
  return {
    ...media,
    identify: timed('identify', media.identify),
    digest: timed('digest', media.digest),
    probe: timed('probe', media.probe),
    scan: (path, options) => telemetry.span('media.call', { operation: 'scan', mediaSeconds: options.probe.duration }, () => media.scan(path, options)),
    subtitles: timed('subtitles', media.subtitles),
    thumbnail: timed('thumbnail', media.thumbnail),
    sprite: timed('sprite', media.sprite),
    quality: (path, options) => telemetry.span('media.call', { operation: 'quality', mediaSeconds: options.probe.duration }, () => media.quality(path, options)),
    storyboard: timed('storyboard', media.storyboard),
    clip: timed('clip', media.clip),
    still: timed('still', media.still),
    importPicture: timed('import-picture', media.importPicture),
  };
};
