import { expect, it } from 'vitest';
import type { VideoSummary } from '@frameseek/core';
import { mapPoints, onMap, viewAt, viewOf } from './map-places.ts';

const PLACES = { lyon: [45.764, 4.8357], grenoble: [45.188, 5.724], tokyo: [35.68, 139.69], nowhere: undefined } as const;
const film = (id: keyof typeof PLACES, number = 0): VideoSummary => {
  const [latitude, longitude] = PLACES[id] ?? [];
  return {
    id: `${id} ${number}`, title: id, path: id, sizeBytes: 1, addedAt: '', duration: 1, state: 'ready', hasVideo: true, hasAudio: false, tags: [], stages: [],
    ...(latitude !== undefined && longitude !== undefined && { location: { latitude, longitude }, place: id }),
  };
};
const library = [film('grenoble'), film('tokyo'), film('lyon'), film('lyon', 1), film('nowhere')];

it('films that are near on the map are one point, named for the place of most of them', () => {
  expect(mapPoints(library, { width: 360 }).map(({ place, videos }) => [place, videos.map(({ id }) => id)])).toEqual([['lyon', ['grenoble 0', 'lyon 0', 'lyon 1']], ['tokyo', ['tokyo 0']]]);
  expect(mapPoints(library, { width: 10 }).map(({ place, videos }) => [place, videos.length])).toEqual([['lyon', 2], ['grenoble', 1], ['tokyo', 1]]);
  expect(mapPoints([film('nowhere')], { width: 360 })).toEqual([]);
});

it('the view shows all points, and nothing beyond the world', () => {
  const points = mapPoints(library, { width: 360 });
  const view = viewOf(points);
  for (const place of points) for (const share of Object.values(onMap(view, place))) expect(share > 0 && share < 1).toBe(true);
  expect(viewOf([{ longitude: 4.8, latitude: 45.7 }])).toEqual({ longitude: 4.8, latitude: 45.7, width: 24 });
  expect(viewAt({ longitude: 179, latitude: -89 }, 100)).toEqual({ longitude: 130, latitude: -65, width: 100 });
  expect(viewAt({ longitude: 50, latitude: 50 }, 999)).toEqual({ longitude: 0, latitude: 0, width: 360 });
});

it('north is up and east is right', () => {
  expect(onMap({ longitude: 0, latitude: 0, width: 360 }, { longitude: 90, latitude: 45 })).toEqual({ x: 0.75, y: 0.25 });
});
