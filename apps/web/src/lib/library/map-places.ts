import type { VideoSummary } from '@frameseek/core';

/** What of the world is shown: degrees, the centre and how far it reaches from west to east; half as far from north to south. */
export interface MapView {
  readonly longitude: number;
  readonly latitude: number;
  readonly width: number;
}

/** Videos that lie together on the map, and the middle of them. */
export interface MapPoint {
  readonly longitude: number;
  readonly latitude: number;
  readonly videos: readonly VideoSummary[];
  /** The city that most of them are nearest to; absent far from all. */
  readonly place?: string;
}

/** Degrees from west to east: all of the world, and the least, below which an outline of 1 : 110 million tells nothing. */
export const WORLD = 360;
const LEAST = 24;
/** Share of the width within which points are one: about a thumbnail. */
const TOGETHER = 0.06;
/** Room around what is shown. */
const ROOM = 1.6;

/** Where on the view a place lies, as shares of its width and height from the upper left; outside of 0 to 1 it is not seen. */
export const onMap = ({ longitude, latitude, width }: MapView, place: Pick<MapPoint, 'longitude' | 'latitude'>): { readonly x: number; readonly y: number } =>
  ({ x: 0.5 + (place.longitude - longitude) / width, y: 0.5 - (place.latitude - latitude) / (width / 2) });

/** A view around a place that stays on the map. */
export const viewAt = ({ longitude, latitude }: Pick<MapPoint, 'longitude' | 'latitude'>, width: number): MapView => {
  const wide = Math.min(WORLD, Math.max(LEAST, width));
  // Half of what is shown stays on this side of the edge.
  const within = (value: number, room: number): number => Math.min(room, Math.max(-room, value));
  return { longitude: within(longitude, (WORLD - wide) / 2), latitude: within(latitude, (WORLD - wide) / 4), width: wide };
};

/** The view that shows all of these, with room around. */
export const viewOf = (places: readonly Pick<MapPoint, 'longitude' | 'latitude'>[]): MapView => {
  const [west, east] = [Math.min(...places.map(({ longitude }) => longitude)), Math.max(...places.map(({ longitude }) => longitude))];
  const [south, north] = [Math.min(...places.map(({ latitude }) => latitude)), Math.max(...places.map(({ latitude }) => latitude))];
  return viewAt({ longitude: (west + east) / 2, latitude: (south + north) / 2 }, ROOM * Math.max(east - west, 2 * (north - south)));
};

/** The videos that say where they were recorded, those near each other on this view as one point; the largest first. */
export const mapPoints = (videos: readonly VideoSummary[], { width }: Pick<MapView, 'width'>): readonly MapPoint[] => {
  const points: { longitude: number; latitude: number; videos: VideoSummary[] }[] = [];
  for (const video of videos) {
    const { location } = video;
    if (location === undefined) continue;
    const near = points.find((point) => Math.hypot(point.longitude - location.longitude, point.latitude - location.latitude) <= width * TOGETHER);
    if (near === undefined) points.push({ ...location, videos: [video] });
    else {
      near.videos.push(video);
      near.longitude += (location.longitude - near.longitude) / near.videos.length;
      near.latitude += (location.latitude - near.latitude) / near.videos.length;
    }
  }
  return points.map((point) => withPlace(point)).toSorted((a, b) => b.videos.length - a.videos.length);
};

const withPlace = (point: Omit<MapPoint, 'place'>): MapPoint => {
  const [most] = [...Map.groupBy(point.videos.filter(({ place }) => place !== undefined), ({ place }) => place)].toSorted(([, a], [, b]) => b.length - a.length);
  return most?.[0] === undefined ? point : { ...point, place: most[0] };
};
