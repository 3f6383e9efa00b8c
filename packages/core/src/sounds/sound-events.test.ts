import { expect, it } from 'vitest';
import { soundEvents, type EventRules } from './sound-events.ts';

const RULES: EventRules = { certain: 0.5, possible: 0.2, minLength: 0.75, maxGap: 1, reach: 0 };
/** The events of one label whose scores come in cells of half a second, as [start, end, score]. */
const eventsOf = (scores: readonly number[], rules = RULES) => {
  const heard = soundEvents(['Dog'], rules);
  scores.forEach((score, index) => heard.add({ start: index / 2, end: (index + 1) / 2, scores: Float32Array.of(score) }));
  return heard.events().map(({ start, end, score }) => [start, end, Math.round(score * 100) / 100]);
};

it.each<[string, readonly number[], readonly (readonly number[])[]]>([
  ['nothing is no event', [], []],
  ['what is never sure is none, however long', [0.4, 0.4, 0.4, 0.4], []],
  ['what is sure somewhere lasts from where it is possible to where it is not', [0, 0.3, 0.9, 0.3, 0, 0, 0], [[0.5, 2, 0.9]]],
  ['just the thresholds are enough', [0, 0.2, 0.5, 0.1, 0, 0], [[0.5, 1.5, 0.5]]],
  ['what is too short is left out', [0, 0.9, 0, 0, 0], []],
  ['a short gap is closed', [0.9, 0.9, 0, 0, 0.9, 0.9], [[0, 3, 0.9]]],
  ['a longer one is not', [0.9, 0.9, 0, 0, 0, 0.8, 0.8], [[0, 1, 0.9], [2.5, 3.5, 0.8]]],
  ['two short ones are one event, where they are near each other', [0.9, 0, 0.8, 0], [[0, 1.5, 0.9]]],
  ['what is only possible reaches no event over a gap', [0.3, 0, 0.9, 0.9], [[1, 2, 0.9]]],
  ['it may last to the end', [0, 0.6, 0.6], [[0.5, 1.5, 0.6]]],
])('%s', (_, scores, events) => {
  expect(eventsOf(scores)).toEqual(events);
});

it.each<[string, readonly number[], readonly (readonly number[])[]]>([
  ['what is heard too early and too late is cut off', [0, 0.9, 0.9, 0.9, 0], [[0.7, 1.8, 0.9]]],
  ['but never all of it', [0, 0.9, 0.9, 0], [[0.7, 1.3, 0.9]]],
  ['nor where the sound track begins and ends', [0.9, 0.9, 0.9], [[0, 1.5, 0.9]]],
])('%s', (_, scores, events) => {
  expect(eventsOf(scores, { ...RULES, reach: 0.2 }).map((event) => event.map((number) => Math.round(number * 1000) / 1000))).toEqual(events);
});

it('ends an event where the cells jump', () => {
  const heard = soundEvents(['Dog'], RULES);
  for (const start of [0, 0.5, 60, 60.5]) heard.add({ start, end: start + 0.5, scores: Float32Array.of(0.9) });
  expect(heard.events().map(({ start, end }) => [start, end])).toEqual([[0, 1], [60, 61]]);
});

it('tells labels apart, the earliest first, of those that begin together the surest', () => {
  const heard = soundEvents(['Dog', 'Music', 'Bark'], RULES);
  for (const [start, scores] of [[0, [0.6, 0, 0.9]], [0.5, [0.6, 0.7, 0.9]], [1, [0, 0.7, 0]]] as const) heard.add({ start, end: start + 0.5, scores: Float32Array.from(scores) });
  expect(heard.events().map(({ label, start, end }) => [label, start, end])).toEqual([['Bark', 0, 1], ['Dog', 0, 1], ['Music', 0.5, 1.5]]);
});
