'use client';

import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import land from 'world-atlas/land-110m.json';
import { WORLD, type MapView } from '../../lib/library/map-places.ts';

type Place = readonly [longitude: number, latitude: number];

/**
 * A coast without a jump from one edge of the map to the other: it goes on beyond 180°, where the copy beside it is seen. What goes around the pole is closed
 * there.
 */
const unbroken = (ring: readonly (readonly number[])[]): readonly Place[] => {
  let turn = 0;
  const places = ring.map(([longitude = 0, latitude = 0], index): Place => {
    const step = longitude - (ring[index - 1]?.[0] ?? longitude);
    if (Math.abs(step) > WORLD / 2) turn -= Math.sign(step) * WORLD;
    return [longitude + turn, latitude];
  });
  const [first, last] = [places[0], places.at(-1)];
  return turn === 0 || first === undefined || last === undefined ? places : [...places, [last[0], -90], [first[0], -90]];
};

/** The outline of the world's land (Natural Earth, 1 : 110 million) as a path in degrees, north up. */
const OUTLINE = (() => {
  const world = land as unknown as Topology<{ readonly land: GeometryCollection }>;
  return feature(world, world.objects.land).features
    .flatMap(({ geometry }) => (geometry.type === 'MultiPolygon' ? geometry.coordinates : geometry.type === 'Polygon' ? [geometry.coordinates] : []))
    .flat().map((ring) => `M${unbroken(ring).map(([longitude, latitude]) => `${longitude.toFixed(2)},${(-latitude).toFixed(2)}`).join('L')}Z`).join('');
})();

/** The land of a part of the world, degrees of latitude and longitude drawn alike. */
export const WorldMap = ({ longitude, latitude, width }: MapView) => (
  <svg aria-hidden viewBox={`${longitude - width / 2} ${-latitude - width / 4} ${width} ${width / 2}`} preserveAspectRatio="none" className="absolute inset-0 size-full">
    {[-WORLD, 0, WORLD].map((turn) => <path key={turn} d={OUTLINE} transform={`translate(${turn})`} className="fill-paper stroke-faint" strokeWidth={1} vectorEffect="non-scaling-stroke" />)}
  </svg>
);
