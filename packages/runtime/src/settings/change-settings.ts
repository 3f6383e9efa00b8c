import { Fault, isFaultOf } from '@frameseek/core';
import { libraryFolderOf, readConfig } from '../config/config.ts';
import { settings } from '../config/settings.ts';
import { settingChange } from './changeable-settings.ts';
import { keepSettings, keptSettings, type KeptSettings } from './kept-settings.ts';

/** New values by the names of their variables; null: what counts where nothing is set. */
export type SettingValues = Readonly<Record<string, string | null>>;

/**
 * Keeps new values of settings in the library that is `given`, all of them or none; gives what is kept then. What is given by flags or the
 * environment cannot be changed, as it would go before. Rejects with `input/invalid`, each problem after the name of its setting and a colon,
 * and as `keepSettings` does.
 */
export const changeSettings = async (given: KeptSettings, changes: SettingValues): Promise<KeptSettings> => {
  const refused = Object.keys(changes).flatMap((name) => refusal(name, given) ?? []);
  if (refused.length > 0) throw new Fault('input/invalid', { problems: refused });
  const libraryFolder = libraryFolderOf(given);
  const next = withChanges(keptSettings(libraryFolder), changes);
  checkTogether({ ...next, ...given });
  await keepSettings(libraryFolder, next);
  return next;
};

/** Why a setting cannot be changed in a library. */
const refusal = (name: string, given: KeptSettings): string | undefined => {
  if (!Object.hasOwn(settings.shape, name)) return `${name}: no setting is called so; "frameseek settings" lists them`;
  if (settingChange(name) === undefined) return `${name}: it can only be set in the environment, or in .env`;
  return given[name] === undefined ? undefined : `${name}: it is set in the environment, which goes first`;
};

const withChanges = (kept: KeptSettings, changes: SettingValues): KeptSettings =>
  Object.fromEntries(Object.entries<string | null>({ ...kept, ...changes }).flatMap(([name, value]) => (value === null || value.trim() === '' ? [] : [[name, value.trim()]])));

const checkTogether = (values: KeptSettings): void => {
  try {
    readConfig(values);
  } catch (error) {
    if (!isFaultOf(error, 'config/invalid')) throw error;
    // `NAME=value: what is wrong`; whoever typed the value knows it.
    throw new Fault('input/invalid', { problems: error.facts.problems.map((problem) => problem.replace(/^(\w+)=.*?: (?=.)/su, '$1: ')) }, { cause: error });
  }
};
