import type { Location } from '../domain/video.ts';
import { foldText } from '../text/fold-text.ts';

/** Kilometres of the earth's mean radius (IUGG). */
const EARTH_KM = 6_371.0088;
/** Kilometres in which coordinates are near, as the names of cities are. */
const NEAR_KM = 50;

type Coordinates = Pick<Location, 'latitude' | 'longitude'>;

/** Kilometres between two places on the earth, as a sphere (haversine formula). */
export const distanceKm = (a: Coordinates, b: Coordinates): number => {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const [north, east] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)];
  const half = Math.sin(north / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)));
};

/** Whether a place is near another: `52.5,13.4` in degrees, or the name of a city, province or country around it. */
export const isNearPlace = (location: Location, text: string): boolean => {
  const [, latitude, longitude] = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(text) ?? [];
  if (latitude !== undefined && longitude !== undefined) {
    return distanceKm(location, { latitude: Number(latitude), longitude: Number(longitude) }) <= NEAR_KM;
  }
  const wanted = foldText(text).trim();
  return wanted !== '' && [location.place ?? '', ...(location.near ?? [])].some((name) => ` ${foldText(name).replaceAll(',', ' ')} `.includes(` ${wanted} `));
};
