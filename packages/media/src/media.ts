import type { Media } from '@frameseek/core';
import { audioChunks } from './audio/audio.ts';
import { streamVideo } from './streams/stream-video.ts';
import { writeClip } from './export/write-clip.ts';
import type { Tools } from './tools/ffmpeg.ts';
import { framesAt } from './frames/frames.ts';
import { identifyFile } from './probe/identify.ts';
import { jpegsAt } from './frames/jpegs.ts';
import { probeFile } from './probe/probe.ts';
import { importPicture, pictureFrame } from './pictures/picture-file.ts';
import { writePicture } from './pictures/write-picture.ts';
import { scanVideo } from './shots/shots.ts';
import { writeSprite } from './pictures/sprite.ts';
import { writeStill } from './pictures/still.ts';
import { writeDrawing } from './analysis/draw.ts';
import { qualityOf } from './analysis/quality.ts';
import { writeStoryboard } from './analysis/storyboard.ts';
import { subtitlesOf } from './subtitles/subtitles.ts';
import { writeThumbnail } from './pictures/thumbnails.ts';

export interface MediaOptions {
  /** Names on the PATH or full paths; `ffmpeg` and `ffprobe` by default. */
  readonly ffmpegPath?: string;
  readonly ffprobePath?: string;
  /** How long a tool may keep its reader waiting before it is stopped; two minutes by default. */
  readonly timeLimitMs?: number;
}

/** Everything that ffmpeg does for the engine. */
export const createMedia = (options: MediaOptions = {}): Media => {
  const tools = toTools(options);
  return {
    identify: (path, { signal }) => identifyFile(path, signal),
    probe: (path, { signal }) => probeFile(tools, path, signal),
    scan: (path, scan) => scanVideo(tools, path, scan),
    frames: (path, frames) => framesAt(tools, path, frames),
    jpegs: (path, jpegs) => jpegsAt(tools, path, jpegs),
    audio: (path, audio) => audioChunks(tools, path, audio),
    subtitles: (path, subtitles) => subtitlesOf(tools, path, subtitles),
    thumbnail: (path, thumbnail) => writeThumbnail(tools, path, thumbnail),
    savePicture: (frame, save) => writePicture(frame, save),
    importPicture: (path, options) => importPicture(tools, path, options),
    pictureFrame: (path, options) => pictureFrame(tools, path, options),
    sprite: (pictures, sprite) => writeSprite(pictures, sprite),
    clip: (parts, clip) => writeClip(tools, parts, clip),
    still: (path, still) => writeStill(tools, path, still),
    stream: (path, stream) => streamVideo(tools, path, stream),
    quality: (path, quality) => qualityOf(tools, path, quality),
    storyboard: (pictures, storyboard) => writeStoryboard(pictures, storyboard),
    draw: (picture, draw) => writeDrawing(picture, draw),
  };
};

export const toTools = ({ ffmpegPath, ffprobePath, timeLimitMs }: MediaOptions): Tools => ({
  ffmpeg: ffmpegPath ?? 'ffmpeg',
  ffprobe: ffprobePath ?? 'ffprobe',
  timeLimitMs: timeLimitMs ?? 120_000,
});
