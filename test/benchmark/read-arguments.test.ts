import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArguments } from './read-arguments.ts';

const NEEDED = ['--annotations', 'val_2.json', '--videos', 'films'];

describe('arguments', () => {
  it('name the set, its annotations and its videos; the library is that of the set', () => {
    expect(readArguments(['activitynet', ...NEEDED])).toEqual({
      name: 'activitynet', annotations: 'val_2.json', videos: 'films', again: false,
      library: path.resolve(import.meta.dirname, '../.cache/benchmark/activitynet'),
    });
  });

  it('may limit the queries, name a library, and ask again', () => {
    expect(readArguments(['msrvtt', ...NEEDED, '--limit', '20', '--library', 'kept', '--again']))
      .toMatchObject({ limit: 20, library: path.resolve('kept'), again: true });
  });

  it.each([[[]], [['msrvtt']], [['tvr', ...NEEDED]], [['msrvtt', 'activitynet', ...NEEDED]], [['msrvtt', ...NEEDED, '--limit', '0']], [['msrvtt', ...NEEDED, '--wrong']]])(
    'that are not understood are told: %j', (args) => expect(readArguments(args)).toBeUndefined(),
  );
});
