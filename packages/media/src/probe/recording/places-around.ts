import { distanceKm, type Location } from '@frameseek/core';
import { cityMapping } from 'city-timezones';

type Coordinates = Pick<Location, 'latitude' | 'longitude'>;

/** Kilometres in which a city is near. */
const NEAR_KM = 50;
/** Kilometres beyond which a place has no name. */
const FAR_KM = 150;
/** Cities that are named for one place, the largest first. */
const MOST = 12;

/** The time zone (IANA) of a place: that of the nearest city; undefined far from all. */
export const timeZoneAt = (here: Coordinates): string | undefined => citiesAround(here)[0]?.city.timezone;

/** The city that is nearest to a place, as people write it, and the names of those around; from the list of the package `city-timezones`. */
export const placesAround = (here: Coordinates): Pick<Location, 'place' | 'near'> => {
  const around = citiesAround(here);
  const [nearest] = around;
  if (nearest === undefined) return {};
  const near = around.filter(({ km }) => km <= NEAR_KM).toSorted((a, b) => b.city.pop - a.city.pop).slice(0, MOST);
  const names = near.flatMap(({ city }) => [city.city, city.city_ascii, city.province, city.country]);
  return { place: [nearest.city.city, nearest.city.country].join(', '), near: [...new Set(names.filter((name) => typeof name === 'string' && name !== ''))] };
};

/** Cities within reach of a place, the nearest first. */
const citiesAround = (here: Coordinates) =>
  cityMapping
    // Three degrees of latitude are more than the reach, and compared at once.
    .filter(({ lat, lng }) => Math.abs(lat - here.latitude) < 3 && distanceKm(here, { latitude: lat, longitude: lng }) <= FAR_KM)
    .map((city) => ({ city, km: distanceKm(here, { latitude: city.lat, longitude: city.lng }) }))
    .toSorted((a, b) => a.km - b.km);
