import { unwatchFile, watchFile } from 'node:fs';
import { isFault, type SettingList, type Telemetry } from '@frameseek/core';
import { libraryFolderOf, readConfig, type Config } from '../config/config.ts';
import { settingViews } from '../config/setting-views.ts';
import { changeSettings, type SettingValues } from './change-settings.ts';
import { settingChange } from './changeable-settings.ts';
import { keptSettings, settingsFile, type KeptSettings } from './kept-settings.ts';

/** How often it is looked whether another program has changed the settings of the library, in milliseconds. */
const LOOK_MS = 2_000;

/** The settings of an open library, which may be changed while it is open. */
export interface LibrarySettings {
  list(): Pick<SettingList, 'settings'> & { readonly waiting: string[] };
  /** Keeps new values; those that count at once do. Rejects as `changeSettings` does. */
  change(values: SettingValues): Promise<void>;
}

interface FollowOptions {
  /** What flags and the environment say. */
  readonly given: KeptSettings;
  readonly telemetry: Telemetry;
  /** Told the configuration with what counts at once, each time that it is another. */
  readonly apply: (config: Config) => void;
}

/** Follows what is kept in a library, whoever changes it, until it is disposed of. */
export const followSettings = ({ given, telemetry, apply }: FollowOptions): LibrarySettings & Disposable => {
  const libraryFolder = libraryFolderOf(given);
  const begun = keptSettings(libraryFolder);
  const file = settingsFile(libraryFolder);
  let [seen, applied] = [begun, JSON.stringify(counting(begun, begun))];
  const look = (): void => {
    seen = keptSettings(libraryFolder);
    const next = counting(begun, seen);
    if (JSON.stringify(next) === applied) return;
    apply(readConfig({ ...next, ...given }));
    applied = JSON.stringify(next);
    telemetry.log('info', 'settings.changed', { names: changed(begun, seen) });
  };
  const onChange = (): void => {
    try {
      look();
    } catch (error) {
      if (!isFault(error)) throw error;
      // Written by hand, and wrong: what counted before goes on counting.
      telemetry.log('warn', 'settings.unreadable', { error });
    }
  };
  watchFile(file, { interval: LOOK_MS, persistent: false }, onChange);
  return {
    list: () => {
      seen = keptSettings(libraryFolder);
      return { settings: settingViews(given, seen), waiting: changed(begun, seen).filter((name) => given[name] === undefined && settingChange(name)?.takesEffect === 'restart') };
    },
    change: async (values) => {
      await changeSettings(given, values);
      look();
    },
    [Symbol.dispose]: () => unwatchFile(file, onChange),
  };
};

/** What is kept now of the settings that count at once, and what was kept at the beginning of all others. */
const counting = (begun: KeptSettings, now: KeptSettings): KeptSettings => {
  const isLive = ([name]: readonly [string, string]): boolean => settingChange(name)?.takesEffect === 'now';
  return Object.fromEntries([...Object.entries(begun).filter((entry) => !isLive(entry)), ...Object.entries(now).filter(isLive)].toSorted(([a], [b]) => (a < b ? -1 : 1)));
};

const changed = (before: KeptSettings, after: KeptSettings): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name]).toSorted();
