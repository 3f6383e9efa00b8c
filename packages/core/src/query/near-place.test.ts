import { expect, it } from 'vitest';
import { applyFilters, type FilterableVideo } from './video-filters.ts';
import { distanceKm } from './near-place.ts';
import { parseSyntax } from './syntax/parse-syntax.ts';
import { printSyntax } from './syntax/print-syntax.ts';

const video = (id: string, probe: Partial<NonNullable<FilterableVideo['probe']>>): FilterableVideo => ({ id, title: id, path: `/films/${id}`, probe: { duration: 10, ...probe } });
const VIDEOS = [
  video('tokyo', { recordedAt: '2024-02-01T00:30:00+09:00', location: { latitude: 35.68, longitude: 139.69, place: 'Tokyo, Japan', near: ['Tokyo', 'Yokohama', 'Japan'] } }),
  video('potsdam', { recordedAt: '2024-01-31T23:30:00+01:00', location: { latitude: 52.4, longitude: 13.06, place: 'Potsdam, Germany', near: ['Berlin', 'Potsdam', 'Germany'] } }),
  video('lyon', { recordedAt: '2024-01-31T12:00:00', location: { latitude: 45.76, longitude: 4.84, place: 'Lyon, France', near: ['Lyon', 'Rhône', 'France'] } }),
  video('unknown', {}),
];
const found = (query: string) => applyFilters(parseSyntax(query).syntax.filters, VIDEOS).videoIds;

it.each([
  ['on:2024-01-31', ['potsdam', 'lyon']],
  ['on:2024-02-01', ['tokyo']],
  ['on:2024', ['tokyo', 'potsdam', 'lyon']],
  ['-on:2024-01', ['tokyo']],
  ['after:2024-02-01', ['tokyo']],
  ['before:2024-02-01', ['potsdam', 'lyon']],
  ['near:berlin', ['potsdam']],
  ['near:Germany', ['potsdam']],
  ['near:rhone', ['lyon']],
  ['near:"Tokyo"', ['tokyo']],
  ['near:52.52,13.40', ['potsdam']],
  ['near:0,0', []],
  ['near:er', []],
  ['-near:France', ['tokyo', 'potsdam']],
])('%s finds %j', (query, ids) => {
  expect(found(query)).toEqual(ids);
  const { syntax } = parseSyntax(query);
  expect(parseSyntax(printSyntax(syntax)).syntax).toEqual(syntax);
});

it('says how many videos do not tell where they were recorded', () => {
  expect(applyFilters(parseSyntax('near:Berlin').syntax.filters, VIDEOS).notes).toEqual(['One video does not say where it was recorded, and is left out.']);
});

it('“on:” without a date is searched as words', () => {
  expect(parseSyntax('on:lunch').syntax.filters).toEqual([]);
});

it.each([[52.52, 13.405, 48.8566, 2.3522, 878], [0, 179.5, 0, -179.5, 111]])('from %d, %d to %d, %d it is %d km', (a, b, c, d, km) => {
  expect(Math.abs(distanceKm({ latitude: a, longitude: b }, { latitude: c, longitude: d }) - km)).toBeLessThan(2);
});
