import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { webServer } from '../../../scripts/web/build-web.ts';
import { FIXTURE_PREFERENCES, fixtureModels } from '../../models.ts';
import { freePort, startProcess } from './processes.ts';
import type { RunningProcess } from './processes.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** The API on a library of its own, and the web app in front of it. */
export interface Servers extends AsyncDisposable {
  readonly url: string;
  readonly library: string;
  readonly startApi: () => Promise<void>;
  readonly stopApi: () => Promise<void>;
}

interface ServersOptions {
  /** Folders that the API may read, as `FRAMESEEK_MEDIA` names them. */
  readonly media: string;
  /** A library to begin with a copy of; an empty one without. */
  readonly library?: string;
  readonly token?: string;
  /** Further settings of the API. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the real API with the fixture models, and the web app as it is built for users: `buildWeb` has run before. */
export async function startServers({ media, library: original, token, env = {} }: ServersOptions): Promise<Servers> {
  const library = await mkdtemp(join(tmpdir(), 'frameseek-web-'));
  if (original !== undefined) await cp(original, library, { recursive: true });
  const apiPort = await freePort();
  const api = `http://127.0.0.1:${apiPort}`;
  const apiEnv = {
    ...(await modelSettings()),
    FRAMESEEK_LIBRARY: library,
    FRAMESEEK_MEDIA: media,
    FRAMESEEK_API_PORT: String(apiPort),
    ...(token === undefined ? {} : { FRAMESEEK_TOKEN: token }),
    ...env,
  };
  let running: RunningProcess | undefined;
  const startApi = async (): Promise<void> => {
    running = await startProcess(['apps/api/src/main.ts'], { cwd: ROOT, env: apiEnv, probe: `${api}/api/health`, limitMs: 60_000 });
  };
  const stopApi = async (): Promise<void> => await running?.stop();
  await startApi();
  const port = await freePort();
  const web = await startProcess([webServer], {
    cwd: ROOT, env: { HOSTNAME: '127.0.0.1', PORT: String(port), FRAMESEEK_API_URL: api, NEXT_TELEMETRY_DISABLED: '1' }, probe: `http://127.0.0.1:${port}/icon.svg`, limitMs: 60_000,
  });
  const stop = async (): Promise<void> => {
    await web.stop();
    await stopApi();
    await rm(library, { recursive: true, force: true, maxRetries: 5 });
  };
  return { url: `http://127.0.0.1:${port}`, library, startApi, stopApi, [Symbol.asyncDispose]: stop };
}

const modelSettings = async (): Promise<Readonly<Record<string, string>>> => ({
  FRAMESEEK_MODELS: await fixtureModels(),
  FRAMESEEK_OFFLINE: 'true',
  FRAMESEEK_VISUAL_MODEL: FIXTURE_PREFERENCES.visual.join(','),
  FRAMESEEK_SENTENCES_MODEL: FIXTURE_PREFERENCES.sentences.join(','),
  FRAMESEEK_DETECTOR_MODEL: FIXTURE_PREFERENCES.detector.join(','),
  FRAMESEEK_TRANSCRIBER_MODEL: FIXTURE_PREFERENCES.transcriber.join(','),
  FRAMESEEK_READER_MODEL: FIXTURE_PREFERENCES.reader.join(','),
  FRAMESEEK_TAGGER_MODEL: FIXTURE_PREFERENCES.tagger.join(','),
  FRAMESEEK_OBJECTS_MODEL: 'none',
  FRAMESEEK_VOICES_MODEL: FIXTURE_PREFERENCES.voices.join(','),
});
