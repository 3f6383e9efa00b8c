import { fileUrl, listRate, placeClips, type ExportList, type ExportVideo, type PlacedClip } from './export-list.ts';
import { frameAt, framesPerSecond } from '../time/notation/frame-rate.ts';
import type { TimeCodeRate } from '../time/notation/time-code.ts';

/**
 * OpenTimelineIO's JSON (https://opentimelineio.readthedocs.io, the serialised schema): a track of pictures and, where
 * there is sound, one of sounds, of clips that refer to the files.
 */
export const toOtio = (list: ExportList): string => {
  const code = listRate(list);
  const placed = placeClips(list, code);
  const hasPicture = placed.some(({ clip }) => clip.video.picture !== undefined);
  const hasSound = placed.some(({ clip }) => clip.video.hasAudio);
  const tracks = [
    ...(hasPicture || !hasSound ? [track('Video', placed.map((clip) => item(clip, code, clip.clip.video.picture !== undefined)))] : []),
    ...(hasSound ? [track('Audio', placed.map((clip) => item(clip, code, clip.clip.video.hasAudio)))] : []),
  ];
  return JSON.stringify({
    OTIO_SCHEMA: 'Timeline.1',
    metadata: {},
    name: list.title,
    global_start_time: null,
    tracks: { ...composed('Stack.1', 'tracks'), children: tracks },
  }, undefined, 2);
};

type Json = Readonly<Record<string, unknown>>;

const composed = (schema: string, name: string): Json => ({
  OTIO_SCHEMA: schema, metadata: {}, name, source_range: null, effects: [], markers: [], enabled: true,
});

const track = (kind: 'Video' | 'Audio', children: readonly Json[]): Json => ({ ...composed('Track.1', kind), kind, children });

/** A clip, or a gap of its length in a track that the video has nothing for. */
const item = ({ clip, source }: PlacedClip, code: TimeCodeRate, isThere: boolean): Json => {
  const length = source.end - source.start;
  if (!isThere) return { ...composed('Gap.1', ''), source_range: range(0, length, code) };
  return {
    ...composed('Clip.2', clip.title === '' ? clip.video.title : clip.title),
    source_range: range(source.start, length, code),
    media_references: { DEFAULT_MEDIA: reference(clip.video, code) },
    active_media_reference_key: 'DEFAULT_MEDIA',
  };
};

const reference = (video: ExportVideo, code: TimeCodeRate): Json => ({
  OTIO_SCHEMA: 'ExternalReference.1',
  metadata: { frameseek: { id: video.id } },
  name: video.title,
  available_range: range(0, Math.max(1, frameAt(video.duration, code.rate)), code),
  available_image_bounds: null,
  target_url: fileUrl(video.path),
});

const range = (start: number, length: number, code: TimeCodeRate): Json => ({
  OTIO_SCHEMA: 'TimeRange.1', start_time: time(start, code), duration: time(length, code),
});

const time = (frames: number, { rate }: TimeCodeRate): Json => ({ OTIO_SCHEMA: 'RationalTime.1', rate: framesPerSecond(rate), value: frames });
