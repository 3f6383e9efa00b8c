import { expect, it } from 'vitest';
import { positionHint } from './position-hint.ts';

it.each([
  ['How many bottles are there at the very beginning?', 100, { start: 0, end: 15 }],
  ['What is the title of the first slide shown?', 100, { start: 0, end: 15 }],
  ['Where is the ball at the end?', 10, { start: 6, end: 10 }],
  ['Which car comes around the middle of the video?', 30, { start: 12, end: 18 }],
  ['Who wins at the end?', 3, { start: 0, end: 3 }],
  ['Who wins?', 30, undefined],
  ['Who wins at the end?', 0, undefined],
])('%j in %d seconds points to %j', (question, duration, expected) => {
  const hint = positionHint(question, duration);
  expect(hint === undefined ? hint : { start: Math.round(hint.start * 10) / 10, end: Math.round(hint.end * 10) / 10 }).toEqual(expected);
});
