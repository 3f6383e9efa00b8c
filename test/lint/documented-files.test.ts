import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MEDIA_TYPES, SUBTITLE_ENDINGS } from '@frameseek/core';
import { UNREAD_NOTATIONS } from '../../packages/media/src/subtitles/subtitle-text.ts';

const README = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');

/** The words of one row of the table of files. */
const row = (what: string): readonly string[] => new RegExp(String.raw`^\| ${what} \| (.*) \|$`, 'mu').exec(README)?.[1]?.match(/[\w-]+/gu) ?? [];
const ofKind = (kind: 'video' | 'sound'): readonly string[] =>
  Object.entries(MEDIA_TYPES).filter(([, type]) => type.startsWith('audio/') === (kind === 'sound')).map(([ending]) => ending).toSorted();

it.each(['video', 'sound'] as const)('README names every ending of %s that is read, and no other', (kind) => {
  expect(row(kind)).toEqual(ofKind(kind));
});

it('README names the subtitles that are read, and those that are not', () => {
  expect(SUBTITLE_ENDINGS.filter((ending) => !row('subtitles beside a film').includes(ending))).toEqual([]);
  expect(Object.keys(UNREAD_NOTATIONS).filter((ending) => !row('named, and not read').includes(ending))).toEqual([]);
});
