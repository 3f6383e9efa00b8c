import type { Media } from '@frameseek/core';
import { audioChunks } from './audio/audio-chunks.ts';
import { streamVideo } from './streams/stream-video.ts';
import { writeClip } from './export/write-clip.ts';
import { toTools, type MediaOptions } from './tools/media-options.ts';
import { framesAt } from './frames/frames-at.ts';
import { digestFile } from './probe/digest-file.ts';
import { identifyFile } from './probe/identify-file.ts';
import { framesWithin } from './frames/frames-within.ts';
import { jpegsAt } from './frames/jpegs-at.ts';
import { describeFile } from './probe/describe-file.ts';
import { importPicture, pictureFrame } from './pictures/picture-file.ts';
import { writePicture } from './pictures/write-picture.ts';
import { scanVideo } from './shots/scan-video.ts';
import { writeSprite } from './pictures/write-sprite.ts';
import { writeStill } from './pictures/write-still.ts';
import { writeDrawing } from './analysis/write-drawing.ts';
import { measureQuality } from './analysis/measure-quality.ts';
import { writeStoryboard } from './analysis/write-storyboard.ts';
import { subtitlesOf } from './subtitles/subtitles-of.ts';
import { writeThumbnail } from './pictures/write-thumbnail.ts';

/** Everything that ffmpeg does for the engine. Starts nothing before it is asked; every method rejects with a `Fault`, or with the signal's reason. */
export const createMedia = (options: MediaOptions = {}): Media => {
  const tools = toTools(options);
  const { subtitleEncoding } = options;
  return {
    identify: (path, { signal }) => identifyFile(path, signal),
    digest: (path, { signal }) => digestFile(path, signal),
    probe: (path, { signal }) => describeFile(tools, path, signal),
    scan: (path, scan) => scanVideo(tools, path, scan),
    frames: (path, frames) => framesAt(tools, path, frames),
    framesWithin: (path, frames) => framesWithin(tools, path, frames),
    jpegs: (path, jpegs) => jpegsAt(tools, path, jpegs),
    audio: (path, audio) => audioChunks(tools, path, audio),
    subtitles: (path, subtitles) => subtitlesOf(tools, path, { ...subtitles, ...(subtitleEncoding !== undefined && { encoding: subtitleEncoding }) }),
    thumbnail: (path, thumbnail) => writeThumbnail(tools, path, thumbnail),
    savePicture: (frame, save) => writePicture(frame, save),
    importPicture: (path, options) => importPicture(tools, path, options),
    pictureFrame: (path, options) => pictureFrame(tools, path, options),
    sprite: (pictures, sprite) => writeSprite(pictures, sprite),
    clip: (parts, clip) => writeClip(tools, parts, clip),
    still: (path, still) => writeStill(tools, path, still),
    stream: (path, stream) => streamVideo(tools, path, stream),
    quality: (path, quality) => measureQuality(tools, path, quality),
    storyboard: (pictures, storyboard) => writeStoryboard(pictures, storyboard),
    draw: (picture, draw) => writeDrawing(picture, draw),
  };
};
