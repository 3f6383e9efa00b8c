import { fileUrl, frameCount, listRate, placeClips, videoRate, type ExportList, type ExportVideo, type PlacedClip } from './export-list.ts';
import { markerSourceFrame } from './markers/export-markers.ts';
import { sourceStart } from './source-time-code.ts';
import { frameAt, framesPerSecond, type FrameRate } from '../time/notation/frame-rate.ts';

/**
 * OpenTimelineIO's JSON (https://opentimelineio.readthedocs.io, the serialised schema): a track of pictures and, where
 * there is sound, one of sounds, of clips that refer to the files. A clip begins at a frame of its file, counted in the file's own
 * rate from the time code of its recorder; it lasts whole frames of the list, which is the rate of its first picture.
 */
export const toOtio = (list: ExportList): string => {
  const { rate } = listRate(list);
  const placed = placeClips(list, rate);
  const hasPicture = placed.some(({ clip }) => clip.video.picture !== undefined);
  const hasSound = placed.some(({ clip }) => clip.video.hasAudio);
  const tracks = [
    ...(hasPicture || !hasSound ? [track('Video', placed.map((clip) => marked(item(clip, rate, clip.clip.video.picture !== undefined), clip, rate)))] : []),
    ...(hasSound ? [track('Audio', placed.map((clip) => {
      const heard = item(clip, rate, clip.clip.video.hasAudio);
      return clip.clip.video.picture === undefined ? marked(heard, clip, rate) : heard;
    }))] : []),
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
const item = ({ clip, source, record }: PlacedClip, rate: FrameRate, isThere: boolean): Json => {
  const duration = time(record.end - record.start, rate);
  if (!isThere) return { ...composed('Gap.1', ''), source_range: range(time(0, rate), duration) };
  const { video } = clip;
  const reel = video.timeCode?.reel;
  return {
    ...composed('Clip.2', clip.title === '' ? video.title : clip.title),
    ...(reel !== undefined && { metadata: { cmx_3600: { reel } } }),
    source_range: range(time(firstFrame(video) + source, videoRate(video)), duration),
    media_references: { DEFAULT_MEDIA: reference(video) },
    active_media_reference_key: 'DEFAULT_MEDIA',
  };
};

/** With the markers of its clip, at the time of the source; for one of its tracks only, or they would stand there twice. A gap has none. */
const marked = (made: Json, placed: PlacedClip, rate: FrameRate): Json => {
  const { video, markers = [] } = placed.clip;
  if (made['OTIO_SCHEMA'] !== 'Clip.2') return made;
  const own = videoRate(video);
  return {
    ...made,
    markers: markers.map((marker) => ({
      OTIO_SCHEMA: 'Marker.2', metadata: {}, name: marker.name === '' ? 'Marker' : marker.name, comment: marker.note, color: 'RED',
      marked_range: range(time(firstFrame(video) + markerSourceFrame(marker, placed, rate), own), time(1, own)),
    })),
  };
};

/** Frame of the file's own rate at which it begins, by its time code. */
const firstFrame = (video: ExportVideo): number => frameAt(sourceStart(video), videoRate(video));

const reference = (video: ExportVideo): Json => ({
  OTIO_SCHEMA: 'ExternalReference.1',
  metadata: { frameseek: { id: video.id } },
  name: video.title,
  available_range: range(time(firstFrame(video), videoRate(video)), time(frameCount(video), videoRate(video))),
  available_image_bounds: null,
  target_url: fileUrl(video.path),
});

const range = (start: Json, duration: Json): Json => ({ OTIO_SCHEMA: 'TimeRange.1', start_time: start, duration });

const time = (frames: number, rate: FrameRate): Json => ({ OTIO_SCHEMA: 'RationalTime.1', rate: framesPerSecond(rate), value: frames });
