import { CLIP_FORMATS, Fault, LIST_FORMATS, toList, type ExportClip, type ExportRequest, type ExportVideo, type ListFormat, type VideoId } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { requireVideo } from '../library/require-video.ts';
import { videoCues } from '../library/video-views.ts';

/** The moments as the text of a list. Throws `library/unknown-video`, and `input/invalid` for a format that is no list. */
export const exportList = (parts: EngineParts, { title, format, items, captions }: ExportRequest): string => {
  if (!isListFormat(format)) throw new Fault('input/invalid', { problems: [`${format} is no list, but one of ${CLIP_FORMATS.join(', ')}`] });
  const clips = items.map(({ video, start, end, title: own = '' }): ExportClip => ({ title: own, start, end, video: exportVideo(parts, video) }));
  return toList({ title, clips }, format, captions ? (id) => videoCues(parts, id) : undefined);
};

const isListFormat = (format: string): format is ListFormat => (LIST_FORMATS as readonly string[]).includes(format);

const exportVideo = (parts: EngineParts, id: VideoId): ExportVideo => {
  const { title, path, probe } = requireVideo(parts, id);
  return {
    id, title, path,
    duration: probe?.duration ?? 0,
    hasAudio: (probe?.audio.length ?? 0) > 0,
    ...(probe?.video !== undefined && { picture: probe.video }),
  };
};
