import { CLIP_FORMATS, Fault, gatherMarkers, LIST_FORMATS, spanWithin, toList, type ExportClip, type ExportRequest, type ExportVideo, type ListFormat, type VideoId } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { requireVideo } from '../library/require-video.ts';
import { videoCues } from '../library/video-views.ts';

/**
 * The moments as the text of a list; what reaches beyond the end of its video ends there. Throws `library/unknown-video`, and
 * `input/invalid` for a format that is no list, and a stretch that its video does not have.
 */
export const exportList = (parts: EngineParts, { title, format, items, captions }: ExportRequest): string => {
  if (!isListFormat(format)) throw new Fault('input/invalid', { problems: [`${format} is no list, but one of ${CLIP_FORMATS.join(', ')}`] });
  const clips = gatherMarkers(items).map(({ video, start, end, title: own = '', note = '', markers }): ExportClip => {
    const from = exportVideo(parts, video);
    return { title: own, note, markers, video: from, ...spanWithin({ start, end }, from.duration) };
  });
  return toList({ title, clips }, format, captions ? (id) => videoCues(parts, id) : undefined);
};

const isListFormat = (format: string): format is ListFormat => (LIST_FORMATS as readonly string[]).includes(format);

const exportVideo = (parts: EngineParts, id: VideoId): ExportVideo => {
  const { title, path, probe } = requireVideo(parts, id);
  const { video: picture, timeCode } = probe ?? {};
  return {
    id, title, path,
    duration: probe?.duration ?? 0,
    hasAudio: (probe?.audio.length ?? 0) > 0,
    ...(picture !== undefined && { picture }),
    ...(timeCode !== undefined && { timeCode }),
  };
};
