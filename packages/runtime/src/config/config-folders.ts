import { posix, win32, type PlatformPath } from 'node:path';
import type { Settings } from './settings.ts';

/** What default folders depend on; values, so that tests can be any computer. */
export interface HostPaths {
  /** Where the program was started. */
  readonly current: string;
  /** The top folder of the checkout. */
  readonly checkout: string;
  readonly home: string;
  readonly platform: NodeJS.Platform;
  /** `XDG_CACHE_HOME`, on Windows `LOCALAPPDATA`, where set. */
  readonly cacheHome?: string | undefined;
}

/** Every folder of the configuration, absolute. */
export interface ConfigFolders {
  readonly libraryFolder: string;
  /** Folders the API may read, the library's own `uploadsFolder` and `samplesFolder` among them. */
  readonly mediaFolders: readonly string[];
  readonly uploadsFolder: string;
  readonly samplesFolder: string;
  /** Backups that are made without naming a file. */
  readonly backupsFolder: string;
  readonly modelFolders: readonly string[];
  readonly modelCacheFolder: string;
}

/** The folders that the settings mean on this computer. */
export const configFolders = (values: Settings, host: HostPaths): ConfigFolders => {
  const { join } = pathsOf(host);
  const absolute = (path: string): string => absoluteFolder(path, host);
  const libraryFolder = absolute(values.FRAMESEEK_LIBRARY);
  const uploadsFolder = join(libraryFolder, 'media', 'uploads');
  const samplesFolder = join(libraryFolder, 'media', 'samples');
  return {
    libraryFolder,
    uploadsFolder,
    samplesFolder,
    backupsFolder: values.FRAMESEEK_BACKUPS === undefined ? join(libraryFolder, 'backups') : absolute(values.FRAMESEEK_BACKUPS),
    // `frameseek serve` hands all of them on to its API.
    mediaFolders: [...new Set([...(values.FRAMESEEK_MEDIA ?? [host.home]).map(absolute), join(libraryFolder, 'media')])],
    modelFolders: values.FRAMESEEK_MODELS?.map(absolute) ?? [
      join(host.checkout, 'models'),
      join(host.checkout, '..', 'shared', 'models'),
    ],
    modelCacheFolder: values.FRAMESEEK_CACHE === undefined ? defaultCache(host) : absolute(values.FRAMESEEK_CACHE),
  };
};

/** A folder as it was typed, absolute: beneath the home folder where it begins with `~`, else beneath where the program was started. */
export const absoluteFolder = (path: string, host: HostPaths): string => {
  const { join, resolve, sep } = pathsOf(host);
  const isAtHome = path === '~' || path.startsWith('~/') || path.startsWith(`~${sep}`);
  return isAtHome ? join(host.home, path.slice(1)) : resolve(host.current, path);
};

/** Where programs of this platform keep what can be fetched again. */
const defaultCache = ({ platform, home, cacheHome }: HostPaths): string => {
  const { join } = pathsOf({ platform });
  if (cacheHome !== undefined && cacheHome !== '') return join(cacheHome, 'frameseek');
  if (platform === 'win32') return join(home, 'AppData', 'Local', 'frameseek');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'frameseek');
  return join(home, '.cache', 'frameseek');
};

const pathsOf = ({ platform }: Pick<HostPaths, 'platform'>): PlatformPath => (platform === 'win32' ? win32 : posix);
