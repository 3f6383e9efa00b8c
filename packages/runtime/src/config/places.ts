import { posix, win32, type PlatformPath } from 'node:path';
import type { Config } from './config.ts';
import type { Settings } from './settings.ts';

/** What default folders depend on; values, so that tests can be any computer. */
export interface Places {
  readonly current: string;
  readonly checkout: string;
  readonly home: string;
  readonly platform: NodeJS.Platform;
  /** `XDG_CACHE_HOME`, on Windows `LOCALAPPDATA`, where set. */
  readonly cacheHome?: string | undefined;
}

type Folders = Pick<
  Config,
  'libraryFolder' | 'mediaFolders' | 'uploadsFolder' | 'samplesFolder' | 'modelFolders' | 'modelCacheFolder'
>;

/** Every folder of the configuration, absolute. */
export const folderPlaces = (values: Settings, places: Places): Folders => {
  const { join, resolve, sep } = pathsOf(places);
  const isAtHome = (path: string): boolean => path === '~' || path.startsWith('~/') || path.startsWith(`~${sep}`);
  const absolute = (path: string): string => (isAtHome(path) ? join(places.home, path.slice(1)) : resolve(places.current, path));
  const libraryFolder = absolute(values.FRAMESEEK_LIBRARY);
  const uploadsFolder = join(libraryFolder, 'media', 'uploads');
  const samplesFolder = join(libraryFolder, 'media', 'samples');
  return {
    libraryFolder,
    uploadsFolder,
    samplesFolder,
    mediaFolders: [...(values.FRAMESEEK_MEDIA ?? [places.home]).map(absolute), join(libraryFolder, 'media')],
    modelFolders: values.FRAMESEEK_MODELS?.map(absolute) ?? [
      join(places.checkout, 'models'),
      join(places.checkout, '..', 'shared', 'models'),
    ],
    modelCacheFolder: values.FRAMESEEK_CACHE === undefined ? defaultCache(places) : absolute(values.FRAMESEEK_CACHE),
  };
};

/** Where programs of this platform keep what can be fetched again. */
const defaultCache = ({ platform, home, cacheHome }: Places): string => {
  const { join } = pathsOf({ platform });
  if (cacheHome !== undefined && cacheHome !== '') return join(cacheHome, 'frameseek');
  if (platform === 'win32') return join(home, 'AppData', 'Local', 'frameseek');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'frameseek');
  return join(home, '.cache', 'frameseek');
};

const pathsOf = ({ platform }: Pick<Places, 'platform'>): PlatformPath => (platform === 'win32' ? win32 : posix);
