import type { Span } from '../../time/span.ts';
import { frameAt, framesPerSecond, type FrameRate } from '../../time/notation/frame-rate.ts';
import { videoRate, type ExportMarker, type PlacedClip } from '../export-list.ts';

/** What somebody took from a video: a moment, or a marker. */
interface TakenItem extends Span {
  readonly video: string;
  readonly title?: string | undefined;
  readonly note?: string | undefined;
  readonly marker?: boolean | undefined;
}

/** A clip with what stands at its places. */
export type MarkedItem<Item> = Item & { readonly markers: readonly ExportMarker[] };

/**
 * The clips of a film and the markers in them, in the order of the clips. A marker belongs to each clip of its video in which it lies; one that lies
 * in none is a clip of its own, so that nothing is lost. A moment with a note has it as a marker at its beginning.
 */
export const gatherMarkers = <Item extends TakenItem>(items: readonly Item[]): readonly MarkedItem<Item>[] => {
  const moments = items.filter(({ marker }) => marker !== true);
  const liesIn = (marker: Item, { video, start, end }: Item): boolean => marker.video === video && marker.start >= start && marker.start < end;
  return items
    .filter((item) => item.marker !== true || !moments.some((moment) => liesIn(item, moment)))
    .map((item) => {
      const within = item.marker === true ? [item] : items.filter((one) => one.marker === true && liesIn(one, item));
      const own = item.marker !== true && (item.note ?? '') !== '' ? [item] : [];
      return { ...item, markers: [...own, ...within].map(({ start, title = '', note = '' }) => ({ at: start, name: title, note })) };
    });
};

/** What a marker says, where there is room for one text. */
export const markerText = ({ name, note }: ExportMarker): string => [name, note].filter((text) => text !== '').join(': ') || 'Marker';

/** The frame of the film, whose rate is given, at which a marker of a clip stands: within the clip. */
export const markerRecordFrame = ({ at }: ExportMarker, { clip, record }: PlacedClip, rate: FrameRate): number =>
  record.start + within(frameAt(at, rate) - frameAt(clip.start, rate), record.end - record.start);

/** The same as a frame of the video, from 0 on, in the video's own rate; `rate`: of the film. */
export const markerSourceFrame = ({ at }: ExportMarker, { clip, source, record }: PlacedClip, rate: FrameRate): number => {
  const own = videoRate(clip.video);
  return source + within(frameAt(at, own) - source, Math.floor(((record.end - record.start) * framesPerSecond(own)) / framesPerSecond(rate)));
};

const within = (frame: number, length: number): number => Math.max(0, Math.min(length - 1, frame));
