import { ObjectTracker, colorOfBox, compactPath, mapConcurrent, type Detection, type Frame, type Keyframe, type ObjectDetector, type ObjectTrack, type Shot, type VideoStream } from '@frameseek/core';
import { readKeyframes, type KeyframePicture } from '../read-keyframes.ts';
import type { IndexingStage, StageOutcome } from '../indexing-stage.ts';
import type { IngestContext } from '../ingest-context.ts';
import { requireScan } from './shots-stage.ts';

/** By which rules detections became tracks: another name makes the stage run again. */
const RULES = 'tracks-1';
/** Seconds from one picture that is looked at to the next: at two a second most of the time is still the decoding (docs/performance.md). */
const STEP = 0.5;
/** Pictures of a shot, at least: what is seen less often than three times is taken for a mistake. */
const LEAST = 4;
/** Share of a step before the end of a shot in which no picture is wanted. */
const AT_END = 0.25;
/** Frames a second from which one that comes two or three later is as good. */
const MANY_FRAMES = 20;
/** Pictures on their way at once: while one is looked at the next is decoded. */
const AT_ONCE = 2;

/** Which things are in the picture, and how they move: detections a few times a second, joined into tracks that end with their shot. Needs the shots. */
export const objectStage: IndexingStage = {
  name: 'objects',
  plan: async (context) => {
    const { parts: { models, catalog }, video: { id, probe }, signal } = context;
    const picture = probe.video;
    if (picture === undefined) return { off: 'There is no picture.', enter: () => catalog.putObjectTracks(id, []) };
    const detector = await models.objects({ signal });
    return { by: `${detector.info.id}/${RULES}`, work: () => indexObjects(context, detector, picture) };
  },
};

const indexObjects = async (context: IngestContext, detector: ObjectDetector, picture: VideoStream): Promise<StageOutcome> => {
  const { parts: { catalog }, video: { id }, signal, report } = context;
  const scan = requireScan(context);
  const reader = readKeyframes(context, scan.shots.flatMap(timesIn), { size: detector.frameSize(picture), quick: true, sparse: picture.frameRate >= MANY_FRAMES });
  const detect = async ({ frame, keyframe }: KeyframePicture): Promise<Seen> =>
    ({ at: frame.at, end: keyframe.end, detections: (await detector.detect(frame, { signal })).map((one) => withColor(one, frame)) });
  const tracks: ObjectTrack[] = [];
  const keep = (finished: readonly ObjectTrack[]): void => {
    for (const track of finished) tracks.push({ ...track, path: compactPath(track.path) });
  };
  let shot = { end: -Infinity, tracker: new ObjectTracker() };
  for await (const { at, end, detections } of mapConcurrent(reader.pictures, AT_ONCE, detect)) {
    signal.throwIfAborted();
    if (end !== shot.end) {
      keep(shot.tracker.end());
      shot = { end, tracker: new ObjectTracker() };
    }
    shot.tracker.push({ at, detections });
    keep(shot.tracker.takeFinished());
    report('objects', { done: at, total: scan.duration, count: tracks.length });
  }
  keep(shot.tracker.end());
  const inOrder = tracks.toSorted((a, b) => a.start - b.start).map((track, index) => ({ ...track, number: index + 1 }));
  const note = reader.note();
  return { count: tracks.length, enter: () => catalog.putObjectTracks(id, inOrder), ...(note !== undefined && { note }) };
};

/** What is seen at a time, in the shot that ends then. */
interface Seen {
  readonly at: number;
  readonly end: number;
  readonly detections: readonly Detection[];
}

/** Times evenly over a shot, each standing for all of it; none so near its end that the picture may be that of the next one, or none. */
const timesIn = ({ start, end }: Shot): readonly Keyframe[] => {
  const step = Math.min(STEP, (end - start) / LEAST);
  if (step <= 0) return [{ at: start, start, end }];
  return Array.from({ length: Math.ceil((end - start) / step - AT_END) }, (_, index) => ({ at: start + index * step, start, end }));
};

const withColor = (detection: Detection, frame: Frame): Detection => {
  const color = detection.color ?? colorOfBox(frame, detection.box);
  return color === undefined ? detection : { ...detection, color };
};
