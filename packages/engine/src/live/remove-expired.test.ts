import { expect, it } from 'vitest';
import type { Recording } from '@frameseek/core';
import { expired } from './remove-expired.ts';

const DAY = 86_400_000;
const recording = (videoId: string, days: number, sizeBytes = 1e9, isOpen = false): Recording =>
  ({ videoId, streamId: 's', path: '', startedAt: -days * DAY, end: 0, sizeBytes, headBytes: 1, isOpen, analysedTo: 0 });
const gone = (recordings: readonly Recording[], rang: readonly string[] = []): string[] =>
  expired({ keepDays: 2, keepGigabytes: 3 }, { recordings, rang: new Set(rang), now: 0 }).map(({ videoId }) => videoId);

it('lets go what is older than it is kept; where something rang, four times as old', () => {
  expect(gone([recording('new', 1), recording('old', 3), recording('rang', 3), recording('very old', 9)], ['rang', 'very old'])).toEqual(['old', 'very old']);
});

it('lets go the oldest without alerts until the rest fits, and never what grows', () => {
  expect(gone([recording('a', 1.9), recording('b', 1.8), recording('c', 1.7), recording('d', 1.6), recording('open', 0, 2e9, true)], ['a'])).toEqual(['b', 'c', 'd']);
  expect(gone([recording('open', 1, 9e9, true)])).toEqual([]);
});
