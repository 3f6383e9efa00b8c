import { delimiter, join } from 'node:path';
import { expect, it } from 'vitest';
import { isFaultOf } from '@frameseek/core';
import { isLoopback, readConfig } from './config.ts';
import type { Places } from './places.ts';

const places: Places = { current: '/srv', checkout: '/src/frameseek', home: '/home/ada', platform: 'linux' };

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env, places);
  } catch (error) {
    if (isFaultOf(error, 'config/invalid')) return error.facts.problems;
    throw error;
  }
  return [];
};

it('has a default for everything', () => {
  const config = readConfig({}, places);
  expect(config).toMatchObject({
    libraryFolder: '/srv/library',
    uploadsFolder: '/srv/library/media/uploads',
    mediaFolders: ['/home/ada', '/srv/library/media'],
    modelFolders: ['/src/frameseek/models', '/src/shared/models'],
    modelCacheFolder: '/home/ada/.cache/frameseek',
    hubUrl: 'https://huggingface.co',
    offline: false,
    modelPreferences: {},
    sampling: 'adaptive',
    whisper: { engine: 'onnx' },
    host: '127.0.0.1',
    apiPort: 4400,
    webPort: 4300,
  });
  expect(config).not.toHaveProperty('token');
  expect(config).not.toHaveProperty('qdrant');
});

it('takes an empty value for unset', () => {
  expect(readConfig({ FRAMESEEK_API_PORT: '', QDRANT_URL: ' ' }, places)).toEqual(readConfig({}, places));
});

it('reads numbers, switches, lists and folders', () => {
  const config = readConfig(
    {
      FRAMESEEK_LIBRARY: '~/films/library',
      FRAMESEEK_MEDIA: ['/films', './more'].join(delimiter),
      FRAMESEEK_VISUAL_MODEL: 'fixture/clip-colours, standin/clip-mini',
      FRAMESEEK_OFFLINE: 'yes',
      FRAMESEEK_API_PORT: '0',
      FRAMESEEK_UPLOAD_LIMIT_MB: '5',
      QDRANT_URL: 'http://qdrant:6333',
      HF_ENDPOINT: 'https://mirror.example/',
    },
    places,
  );
  expect(config).toMatchObject({
    libraryFolder: '/home/ada/films/library',
    mediaFolders: ['/films', '/srv/more', '/home/ada/films/library/media'],
    modelPreferences: { visual: ['fixture/clip-colours', 'standin/clip-mini'] },
    offline: true,
    apiPort: 0,
    uploadLimitBytes: 5_000_000,
    qdrant: { url: 'http://qdrant:6333', prefix: 'frameseek' },
    hubUrl: 'https://mirror.example',
  });
});

it('takes the word none in the place of a model for a role that is off', () => {
  const env = { FRAMESEEK_READER_MODEL: 'none', FRAMESEEK_VISUAL_MODEL: 'a/b, none' };
  expect(readConfig(env, places).modelPreferences).toEqual({ reader: [], visual: ['a/b', 'none'] });
});

it('tells every problem at once, by the name of its setting', () => {
  const problems = problemsOf({ FRAMESEEK_API_PORT: 'many', FRAMESEEK_SAMPLING: 'often', FRAMESEEK_OFFLINE: 'perhaps', QDRANT_URL: 'qdrant' });
  expect(problems.map((problem) => problem.split(':')[0])).toEqual([
    'FRAMESEEK_OFFLINE=perhaps', 'FRAMESEEK_SAMPLING=often', 'QDRANT_URL=qdrant', 'FRAMESEEK_API_PORT=many',
  ]);
});

it('never repeats a secret', () => {
  expect(problemsOf({ FRAMESEEK_TOKEN: 'too-short' }).join()).not.toContain('too-short');
});

it.each(['0.0.0.0', '::', '192.168.1.7', 'example.org'])('refuses to listen on %s without a token', (host) => {
  expect(problemsOf({ FRAMESEEK_HOST: host }).join()).toContain('FRAMESEEK_TOKEN');
  expect(problemsOf({ FRAMESEEK_HOST: host, FRAMESEEK_TOKEN: 'a-token-of-sixteen' })).toEqual([]);
});

it('wants an address for the speech recognition of a server', () => {
  expect(problemsOf({ FRAMESEEK_WHISPER: 'http' })).toEqual(['FRAMESEEK_WHISPER=http needs FRAMESEEK_WHISPER_URL']);
});

it('cannot be changed', () => {
  const config = readConfig({}, places);
  expect(() => Object.assign(config, { apiPort: 1 })).toThrow(TypeError);
  expect(() => Object.assign(config.whisper, { engine: 'http' })).toThrow(TypeError);
});

it.each([
  [{ platform: 'darwin' }, '/home/ada/Library/Caches/frameseek'],
  [{ platform: 'linux', cacheHome: '/var/cache' }, '/var/cache/frameseek'],
  [{ platform: 'win32' }, join('/home/ada', 'AppData', 'Local', 'frameseek')],
] as const)('keeps downloads where %j keeps caches', (other, folder) => {
  expect(readConfig({}, { ...places, ...other }).modelCacheFolder).toBe(folder);
});

it.each([
  ['127.0.0.1', true], ['127.1.2.3', true], ['localhost', true], ['::1', true], ['[::1]', true],
  ['0.0.0.0', false], ['::', false], ['127.0.0.1.example.org', false], ['10.0.0.1', false],
])('knows whether only this computer reaches %s: %s', (host, only) => {
  expect(isLoopback(host)).toBe(only);
});
