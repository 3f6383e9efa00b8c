import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isFaultOf } from '@frameseek/core';
import { settingViews } from '../config/setting-views.ts';
import { settings } from '../config/settings.ts';
import { isSecret } from '../config/config.ts';
import { changeSettings, type SettingValues } from './change-settings.ts';
import { settingChange } from './changeable-settings.ts';
import { keptSettings, settingsFile } from './kept-settings.ts';

let folder: string;
let library: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'frameseek-settings-'))));
beforeEach(async () => {
  library = join(folder, 'library');
  await rm(library, { recursive: true, force: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const change = (values: SettingValues, env: Readonly<Record<string, string>> = {}) => changeSettings({ FRAMESEEK_LIBRARY: library, ...env }, values);
const problems = async (result: Promise<unknown>): Promise<readonly string[]> => await result.then(() => ['nothing was refused'], (error: unknown) => {
  if (!isFaultOf(error, 'input/invalid')) throw error;
  return error.facts.problems;
});

describe('settings that are kept in a library', () => {
  it('are kept for the owner alone, and gone where what usually counts is wanted again', async () => {
    await change({ FRAMESEEK_CONCURRENCY: ' 2 ', FRAMESEEK_SAMPLING: 'uniform' });
    expect(keptSettings(library)).toEqual({ FRAMESEEK_CONCURRENCY: '2', FRAMESEEK_SAMPLING: 'uniform' });
    expect((await stat(settingsFile(library))).mode & 0o077).toBe(0);
    expect(await change({ FRAMESEEK_CONCURRENCY: null, FRAMESEEK_LANGUAGE: '' })).toEqual({ FRAMESEEK_SAMPLING: 'uniform' });
  });

  it('are refused with the name of the setting, and then nothing is changed', async () => {
    expect(await problems(change({ FRAMESEEK_SAMPLING: 'uniform', FRAMESEEK_CONCURRENCY: 'many' }))).toEqual(['FRAMESEEK_CONCURRENCY: must be a number']);
    expect(await problems(change({ FRAMESEEK_CONCURRENCY: '1.5', FRAMESEEK_THREADS: '0', FRAMESEEK_ANSWER_STEPS: '51', FRAMESEEK_SECOND_LOOK: 'twice', FRAMESEEK_OFFLINE: 'maybe' }))).toEqual([
      'FRAMESEEK_OFFLINE: must be one of true, 1, yes, on, y, enabled, false, 0, no, off, n, disabled', 'FRAMESEEK_THREADS: must be at least 1', 'FRAMESEEK_SECOND_LOOK: must be one of off, frames, model',
      'FRAMESEEK_CONCURRENCY: must be a whole number', 'FRAMESEEK_ANSWER_STEPS: must be at most 50',
    ]);
    expect(await problems(change({ FRAMESEEK_INDEX_HOURS: '22-07' }))).toEqual([expect.stringMatching(/^FRAMESEEK_INDEX_HOURS: must be two different times/u)]);
    expect(await problems(change({ FRAMESEEK_LANGUAGE_MODEL: 'compatible/x' }))).toEqual([expect.stringContaining('FRAMESEEK_LANGUAGE_URL')]);
    expect(keptSettings(library)).toEqual({});
  });

  it('never go before the environment, and hold nothing that opens doors, starts programs or leads secrets elsewhere', async () => {
    expect(await problems(change({ FRAMESEEK_CONCURRENCY: '3' }, { FRAMESEEK_CONCURRENCY: '2' }))).toEqual(['FRAMESEEK_CONCURRENCY: it is set in the environment, which goes first']);
    const forbidden = ['FRAMESEEK_TOKEN', 'FRAMESEEK_MEDIA', 'FRAMESEEK_LIBRARY', 'FFMPEG_PATH', 'FRAMESEEK_HOST', 'FRAMESEEK_LANGUAGE_URL', 'HF_ENDPOINT', 'FRAMESEEK_PRIVATE_URLS', 'QDRANT_URL'];
    for (const name of forbidden) expect(await problems(change({ [name]: 'x' }))).toEqual([`${name}: it can only be set in the environment, or in .env`]);
    expect(await problems(change({ PATH: '/tmp' }))).toEqual([expect.stringMatching(/^PATH: no setting is called so/u)]);
    expect(Object.keys(settings.shape).filter((name) => isSecret(name) && settingChange(name) !== undefined)).toEqual([]);
  });

  it('that are damaged are said to be, with their file', async () => {
    await change({ FRAMESEEK_CONCURRENCY: '2' });
    await writeFile(settingsFile(library), (await readFile(settingsFile(library), 'utf8')).slice(0, 20));
    expect(() => keptSettings(library)).toThrow(`${settingsFile(library)} cannot be read as settings`);
  });
});

it('tells of each setting who set it, and how it may be changed', () => {
  const views = settingViews({ FRAMESEEK_CONCURRENCY: '4' }, { FRAMESEEK_CONCURRENCY: '2', FRAMESEEK_SAMPLING: 'uniform', FRAMESEEK_MEDIA: '/tmp' });
  const of = (name: string) => views.find((view) => view.name === name);
  expect(of('FRAMESEEK_CONCURRENCY')).toMatchObject({ value: '4', from: 'environment', change: { group: 'indexing', takesEffect: 'now', kind: 'number', minimum: 0, maximum: 64 } });
  expect(of('FRAMESEEK_SAMPLING')).toMatchObject({ value: 'uniform', from: 'library', usual: 'adaptive', change: { kind: 'choice', options: expect.arrayContaining(['adaptive', 'uniform']) } });
  expect(of('FRAMESEEK_READER_MODEL')?.change).toEqual({ group: 'models', takesEffect: 'restart', kind: 'model', role: 'reader' });
  expect([of('FRAMESEEK_INDEX_HOURS')?.change?.kind, of('FRAMESEEK_OFFLINE')?.change?.kind, of('FRAMESEEK_LANGUAGE')?.change?.kind, of('FRAMESEEK_ANSWER_DOLLARS')?.change?.kind]).toEqual(['hours', 'flag', 'text', 'number']);
  // What stands in the file though it may not: the environment's alone.
  expect(of('FRAMESEEK_MEDIA')).not.toHaveProperty('value');
});
