import type { Location } from '@frameseek/core';
import { placesAround } from './places-around.ts';
import { tagOf, type Tags } from '../tags.ts';

/** Latitude and longitude in degrees. */
export type Coordinates = Pick<Location, 'latitude' | 'longitude'>;

/** Tags of QuickTime, MP4 (`©xyz`) and Matroska, in ISO 6709. */
const TAGS = ['com.apple.quicktime.location.iso6709', 'location', 'location-eng', 'recording_location'];

/** Where a film was recorded, with the place's name; by its tags, else by what the camera wrote beside it. */
export const locationOf = (tags: Tags, sidecar: Coordinates | undefined): Location | undefined => {
  const found = TAGS.flatMap((name) => iso6709(tagOf(tags, name)) ?? [])[0] ?? sidecar;
  return found === undefined || !isOnEarth(found) ? undefined : { ...found, ...placesAround(found) };
};

/** `+52.5200+013.4050+034.000/` (ISO 6709, degrees with decimals), or with minutes and seconds: `+5231.2+01324.3/`. */
export const iso6709 = (text: string | undefined): Coordinates | undefined => {
  const [, latitude, longitude] = /^([+-]\d+(?:\.\d+)?)([+-]\d+(?:\.\d+)?)/.exec(text?.trim() ?? '') ?? [];
  return latitude === undefined || longitude === undefined ? undefined : { latitude: degrees(latitude, 2), longitude: degrees(longitude, 3) };
};

/** Degrees have `width` digits; what follows in front of the point is minutes, then seconds. */
const degrees = (text: string, width: number): number => {
  const [whole = '', part = ''] = text.slice(1).split('.');
  const last = (digits: string): number => Number(`${digits}.${part === '' ? '0' : part}`);
  const value =
    whole.length >= width + 4 ? Number(whole.slice(0, width)) + Number(whole.slice(width, width + 2)) / 60 + last(whole.slice(width + 2)) / 3600
      : whole.length >= width + 2 ? Number(whole.slice(0, width)) + last(whole.slice(width)) / 60
        : last(whole);
  return text.startsWith('-') ? -value : value;
};

/** Cameras without a fix write zeros. */
const isOnEarth = ({ latitude, longitude }: Coordinates): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0);
