import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createRuntime, readConfig, type Config, type Runtime, type RuntimeOptions } from '@frameseek/runtime';
import { film, type FilmName } from '../films.ts';
import { FIXTURE_PREFERENCES, fixtureModels } from '../models.ts';

/** A folder of its own for one test: library, media, and all that the settings would else look for elsewhere. */
export interface Workplace extends AsyncDisposable {
  readonly folder: string;
  /** The only folder that the settings allow to read, besides the library's own. */
  readonly media: string;
  readonly env: Readonly<Record<string, string>>;
  /** Copies a film (and what lies beside it) into the media folder; gives its path there. */
  put(name: FilmName): Promise<string>;
}

/** Settings with fixture models and no network, over a new folder that goes away with it. */
export const openWorkplace = async (): Promise<Workplace> => {
  const folder = await mkdtemp(join(tmpdir(), 'frameseek-e2e-'));
  const media = join(folder, 'media');
  await mkdir(media);
  return {
    folder,
    media,
    env: {
      FRAMESEEK_LIBRARY: join(folder, 'library'),
      FRAMESEEK_MEDIA: media,
      FRAMESEEK_MODELS: await fixtureModels(),
      FRAMESEEK_CACHE: join(folder, 'cache'),
      FRAMESEEK_OFFLINE: 'true',
      FRAMESEEK_API_PORT: '0',
      FRAMESEEK_THREADS: '1',
      // What Node has made of the sources for one process serves the next.
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '',
      ...Object.fromEntries(
        Object.entries(FIXTURE_PREFERENCES).map(([role, ids]) => [`FRAMESEEK_${role.toUpperCase()}_MODEL`, ids.length === 0 ? 'none' : ids.join(',')]),
      ),
    },
    put: async (name) => {
      const path = await film(name);
      await cp(dirname(path), media, { recursive: true });
      return join(media, basename(path));
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
};

export const configOf = ({ env }: Workplace, more: Readonly<Record<string, string>> = {}): Config =>
  readConfig({ ...env, ...more });

export const openRuntime = (workplace: Workplace, more: Readonly<Record<string, string>> = {}, options: RuntimeOptions = {}): Promise<Runtime> =>
  createRuntime(configOf(workplace, more), { given: { ...workplace.env, ...more }, ...options });
