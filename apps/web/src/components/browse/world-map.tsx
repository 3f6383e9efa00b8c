'use client';

import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import land from 'world-atlas/land-110m.json';
import type { MapView } from '../../lib/library/map-places.ts';

/** The outline of the world's land (Natural Earth, 1 : 110 million) as a path in degrees, north up. */
const OUTLINE = (() => {
  const world = land as unknown as Topology<{ readonly land: GeometryCollection }>;
  return feature(world, world.objects.land).features
    .flatMap(({ geometry }) => (geometry.type === 'MultiPolygon' ? geometry.coordinates : geometry.type === 'Polygon' ? [geometry.coordinates] : []))
    .flat().map((ring) => `M${ring.map(([longitude = 0, latitude = 0]) => `${longitude.toFixed(2)},${(-latitude).toFixed(2)}`).join('L')}Z`).join('');
})();

/** The land of a part of the world, degrees of latitude and longitude drawn alike. */
export const WorldMap = ({ longitude, latitude, width }: MapView) => (
  <svg aria-hidden viewBox={`${longitude - width / 2} ${-latitude - width / 4} ${width} ${width / 2}`} preserveAspectRatio="none" className="absolute inset-0 size-full">
    <path d={OUTLINE} className="fill-paper stroke-faint" strokeWidth={1} vectorEffect="non-scaling-stroke" />
  </svg>
);
