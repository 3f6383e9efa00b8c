import { delimiter } from 'node:path';
import { expect, it } from 'vitest';
import { isFaultOf } from '@frameseek/core';
import { BUDGET_SETTINGS, DEFAULT_MODEL_LIMITS } from '@frameseek/engine';
import { configSecrets } from './config-secrets.ts';
import { isLoopback, readConfig } from './config.ts';
import type { HostPaths } from './config-folders.ts';
import { settings } from './settings.ts';

const host: HostPaths = { current: '/srv', checkout: '/src/frameseek', home: '/home/ada', platform: 'linux' };

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env, host);
  } catch (error) {
    if (isFaultOf(error, 'config/invalid')) return error.facts.problems;
    throw error;
  }
  return [];
};

it('has a default for everything', () => {
  const config = readConfig({}, host);
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
  expect(readConfig({ FRAMESEEK_API_PORT: '', QDRANT_URL: ' ' }, host)).toEqual(readConfig({}, host));
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
    host,
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

it('keeps the password of a mail server and of a broker a secret, also where it is wrong', () => {
  const config = readConfig({ FRAMESEEK_MQTT_URL: 'mqtts://ada:p%40ss@home.example/films', FRAMESEEK_SMTP_URL: 'smtp://mail.example' }, host);
  expect(configSecrets(config)).toEqual(['smtp://mail.example', 'mqtts://ada:p%40ss@home.example/films', 'p@ss']);
  expect(problemsOf({ FRAMESEEK_MQTT_URL: 'http://ada:hush@home.example' }).join()).not.toContain('hush');
});

it('reads how collections on a Qdrant server are spread, how long a search waits for it, and keeps its password a secret', () => {
  const config = readConfig({ QDRANT_URL: 'https://ada:p%40ss@qdrant.example/films', QDRANT_API_KEY: 'key', QDRANT_SHARDS: '3', QDRANT_REPLICAS: '2', QDRANT_SEARCH_LIMIT_S: '2.5' }, host);
  expect(config.qdrant).toMatchObject({ spread: { shards: 3, replicas: 2 }, searchLimitMs: 2_500 });
  expect(readConfig({ QDRANT_URL: 'http://localhost:6333' }, host).qdrant).toMatchObject({ spread: {}, searchLimitMs: 5_000 });
  expect(configSecrets(config)).toEqual(['key', 'p@ss']);
  expect(problemsOf({ QDRANT_SHARDS: '0', QDRANT_SEARCH_LIMIT_S: '-1' })).toHaveLength(2);
});

it('takes the word none in the place of a model for a role that is off', () => {
  const env = { FRAMESEEK_READER_MODEL: 'none', FRAMESEEK_VISUAL_MODEL: 'a/b, none' };
  expect(readConfig(env, host).modelPreferences).toEqual({ reader: [], visual: ['a/b', 'none'] });
});

it('tells every problem at once, by the name of its setting', () => {
  const problems = problemsOf({ FRAMESEEK_API_PORT: 'many', FRAMESEEK_SAMPLING: 'often', FRAMESEEK_OFFLINE: 'perhaps', QDRANT_URL: 'qdrant' });
  expect(problems.map((problem) => problem.split(':')[0])).toEqual([
    'FRAMESEEK_OFFLINE=perhaps', 'FRAMESEEK_SAMPLING=often', 'QDRANT_URL=qdrant', 'FRAMESEEK_API_PORT=many',
  ]);
});

it('never repeats a secret', () => {
  expect(problemsOf({ FRAMESEEK_TOKEN: 'too-short' }).join()).not.toContain('too-short');
  expect(problemsOf({ OTEL_EXPORTER_OTLP_HEADERS: 'sesame' })).toEqual(['OTEL_EXPORTER_OTLP_HEADERS=…: must be name=value, several of them with commas between']);
});

it('reads folders as Windows writes them', () => {
  const windows: HostPaths = { current: 'D:\\work', checkout: 'D:\\frameseek', home: 'C:\\Users\\Ada', platform: 'win32', cacheHome: 'C:\\Users\\Ada\\AppData\\Local' };
  expect(readConfig({ FRAMESEEK_LIBRARY: '~\\films', FRAMESEEK_MODELS: 'models' }, windows)).toMatchObject({
    libraryFolder: 'C:\\Users\\Ada\\films',
    uploadsFolder: 'C:\\Users\\Ada\\films\\media\\uploads',
    mediaFolders: ['C:\\Users\\Ada', 'C:\\Users\\Ada\\films\\media'],
    modelFolders: ['D:\\work\\models'],
    modelCacheFolder: 'C:\\Users\\Ada\\AppData\\Local\\frameseek',
  });
  expect(readConfig({ FRAMESEEK_LIBRARY: '~/films' }, windows).libraryFolder).toBe('C:\\Users\\Ada\\films');
  expect(readConfig({ FRAMESEEK_LIBRARY: 'E:/films' }, windows).libraryFolder).toBe('E:\\films');
  // A tilde with a backslash behind it is a name like any other elsewhere.
  expect(readConfig({ FRAMESEEK_LIBRARY: '~\\films' }, host).libraryFolder).toBe('/srv/~\\films');
});

it('wants all that a provider for signing in needs', () => {
  expect(problemsOf({ FRAMESEEK_OIDC_ISSUER: 'https://id.example' })).toEqual(['FRAMESEEK_OIDC_ISSUER needs FRAMESEEK_OIDC_CLIENT_ID, too', 'FRAMESEEK_OIDC_ISSUER needs FRAMESEEK_URL, too']);
  const env = { FRAMESEEK_OIDC_ISSUER: 'https://id.example', FRAMESEEK_OIDC_CLIENT_ID: 'films', FRAMESEEK_OIDC_CLIENT_SECRET: 'hush', FRAMESEEK_URL: 'https://films.example/' };
  expect(readConfig(env, host)).toMatchObject({
    publicUrl: 'https://films.example', oidc: { issuer: 'https://id.example', clientId: 'films', clientSecret: 'hush', redirectUrl: 'https://films.example/api/session/oidc/callback' },
  });
});

it('wants an address for the speech recognition of a server', () => {
  expect(problemsOf({ FRAMESEEK_WHISPER: 'http' })).toEqual(['FRAMESEEK_WHISPER=http needs FRAMESEEK_WHISPER_URL']);
});

it.each([
  ['none', undefined],
  ['ollama/qwen2.5vl:7b', { provider: 'ollama', name: 'qwen2.5vl:7b' }],
  ['local/HuggingFaceTB/SmolVLM-500M-Instruct', { provider: 'local', name: 'HuggingFaceTB/SmolVLM-500M-Instruct' }],
  ['anthropic/claude', { provider: 'anthropic', name: 'claude' }],
])('takes %s for a language model', (value, model) => {
  const config = readConfig({ FRAMESEEK_LANGUAGE_MODEL: value }, host);
  expect(config.languageModel).toEqual(model === undefined ? undefined : { ...model, takesImages: true, takesTools: true });
  expect(config.modelPreferences.language).toEqual(model?.provider === 'local' ? [model.name] : undefined);
});

it('gives each provider its own key only, and the one for the model before it', () => {
  const keys = { OPENAI_API_KEY: 'of-openai', ANTHROPIC_API_KEY: 'of-anthropic' };
  const keyFor = (model: string, more: Record<string, string> = {}): string | undefined =>
    readConfig({ ...keys, FRAMESEEK_LANGUAGE_MODEL: model, FRAMESEEK_LANGUAGE_URL: 'http://127.0.0.1:1/v1', ...more }, host).languageModel?.apiKey;
  expect(['openai/x', 'anthropic/x', 'google/x', 'ollama/x', 'compatible/x'].map((model) => keyFor(model)))
    .toEqual(['of-openai', 'of-anthropic', undefined, undefined, undefined]);
  expect(keyFor('openai/x', { FRAMESEEK_LANGUAGE_KEY: 'mine' })).toBe('mine');
});

it('reads the price and the limits of language models', () => {
  expect(readConfig({}, host).modelLimits).toEqual(DEFAULT_MODEL_LIMITS);
  const config = readConfig({
    FRAMESEEK_LANGUAGE_MODEL: 'openai/x', FRAMESEEK_LANGUAGE_PRICE: '0.15/0.6', FRAMESEEK_LANGUAGE_PICTURES: 'false',
    FRAMESEEK_ANSWER_FRAMES: '8', FRAMESEEK_DAY_DOLLARS: '2.5', FRAMESEEK_ANSWER_STEPS: '3',
  }, host);
  expect(config.languageModel).toMatchObject({ price: { input: 0.15, output: 0.6 }, takesImages: false, takesTools: true });
  expect(config.modelLimits).toMatchObject({ steps: 3, answer: { frames: 8 }, day: { dollars: 2.5 } });
});

it('names every setting that a used-up budget tells people to raise', () => {
  const names = Object.values(BUDGET_SETTINGS).flatMap((scope) => Object.values(scope));
  expect(Object.keys(settings.shape)).toEqual(expect.arrayContaining(names));
});

it.each([
  [{ FRAMESEEK_LANGUAGE_MODEL: 'gpt' }, 'FRAMESEEK_LANGUAGE_MODEL=gpt: must be none, or one of ollama'],
  [{ FRAMESEEK_LANGUAGE_MODEL: 'openai/' }, 'FRAMESEEK_LANGUAGE_MODEL=openai/: must be'],
  [{ FRAMESEEK_LANGUAGE_MODEL: 'compatible/x' }, 'needs FRAMESEEK_LANGUAGE_URL'],
  [{ FRAMESEEK_LOG: 'loud' }, 'FRAMESEEK_LOG=loud'],
  [{ FRAMESEEK_LANGUAGE_PRICE: 'cheap' }, 'FRAMESEEK_LANGUAGE_PRICE=cheap: must be two numbers'],
  [{ FRAMESEEK_ANSWER_TOKENS: '0' }, 'FRAMESEEK_ANSWER_TOKENS=0'],
])('refuses %j', (env, words) => {
  expect(problemsOf(env).join()).toContain(words);
});

it('reads what is told of the work, and to whom', () => {
  expect(readConfig({ FRAMESEEK_LOG: 'silent' }, host)).not.toHaveProperty('log');
  expect(readConfig({ OTEL_SERVICE_NAME: 'films' }, host)).not.toHaveProperty('otlp');
  const env = { FRAMESEEK_LOG: 'warn', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318', OTEL_EXPORTER_OTLP_HEADERS: 'api-key=a%20b' };
  expect(readConfig(env, host)).toMatchObject({
    log: 'warn', otlp: { endpoint: 'http://127.0.0.1:4318', headers: { 'api-key': 'a b' }, service: 'frameseek' },
  });
});

it('cannot be changed', () => {
  const config = readConfig({}, host);
  expect(() => Object.assign(config, { apiPort: 1 })).toThrow(TypeError);
  expect(() => Object.assign(config.whisper, { engine: 'http' })).toThrow(TypeError);
});

it.each([
  [{ platform: 'darwin' }, '/home/ada/Library/Caches/frameseek'],
  [{ platform: 'linux', cacheHome: '/var/cache' }, '/var/cache/frameseek'],
  [{ platform: 'win32', home: 'C:\\Users\\Ada' }, 'C:\\Users\\Ada\\AppData\\Local\\frameseek'],
] as const)('keeps downloads where %j keeps caches', (other, folder) => {
  expect(readConfig({}, { ...host, ...other }).modelCacheFolder).toBe(folder);
});

it.each([
  ['127.0.0.1', true], ['127.1.2.3', true], ['localhost', true], ['::1', true], ['[::1]', true],
  ['0.0.0.0', false], ['::', false], ['127.0.0.1.example.org', false], ['10.0.0.1', false],
])('knows whether only this computer reaches %s: %s', (host, only) => {
  expect(isLoopback(host)).toBe(only);
});

it('takes an encoding of subtitles by any of its names, and refuses what is none', () => {
  expect(readConfig({ FRAMESEEK_SUBTITLE_ENCODING: 'cp1251' }, host)).toMatchObject({ subtitleEncoding: 'cp1251', recogniseTranslated: true });
  expect(problemsOf({ FRAMESEEK_SUBTITLE_ENCODING: 'klingon' })).toEqual([expect.stringContaining('must be the name of an encoding')]);
});

it('takes folders that lie elsewhere here in pairs, and refuses half of one and one that is named twice', () => {
  expect(readConfig({ FRAMESEEK_PATH_MAP: '/mnt/nas/=/Volumes/nas, /films=/data/films' }, host).pathMaps).toEqual([{ shared: '/mnt/nas', here: '/Volumes/nas' }, { shared: '/films', here: '/data/films' }]);
  for (const wrong of ['/mnt/nas', '/mnt/nas=nas', '/a=/b=/c', '/a=/b,/c=/b'])
    expect(problemsOf({ FRAMESEEK_PATH_MAP: wrong })).toEqual([expect.stringContaining('FRAMESEEK_PATH_MAP')]);
});
