import type { SettingView } from '@frameseek/core';
import { EXIT, type ExitCode } from '../../session/exit-code.ts';
import type { Session } from '../../session/session.ts';
import { actor, withAccess } from '../../session/with-access.ts';
import { printable } from '../../terminal/format.ts';
import { table } from '../../terminal/table.ts';

/** The flags of `settings`. */
export interface SettingsOptions {
  /** Only those that are set. */
  readonly set?: true;
  readonly json?: true;
}

/** `settings`: every setting, what it is set to and by whom. */
export const listSettings = async ({ settings }: Session, { set, json }: SettingsOptions): Promise<ExitCode> => {
  const { givenSettings, keptSettings, libraryFolderOf, settingViews } = await import('@frameseek/runtime');
  const given = givenSettings(settings);
  const views = settingViews(given, keptSettings(libraryFolderOf(given))).filter(({ value }) => set !== true || value !== undefined);
  if (json) console.log(JSON.stringify({ settings: views }, undefined, 2));
  else console.log(table(views.map((view) => [view.name, printable(view.value ?? view.usual ?? ''), setBy(view)]), { head: ['setting', 'value', 'set by'] }));
  return EXIT.done;
};

const setBy = ({ value, from, change }: SettingView): string => {
  if (value !== undefined) return from === 'library' ? 'the library' : 'the environment';
  return change === undefined ? 'nobody; only the environment can' : 'nobody';
};

/** `settings set` and `settings unset`: keeps a value in the library, or what counts where nothing is set. A running server hears of it. */
export const changeSetting = async (session: Session, name: string, value: string | null): Promise<ExitCode> => {
  const { changeSettings, givenSettings, settingViews } = await import('@frameseek/runtime');
  const variable = variableOf(name);
  const given = givenSettings(session.settings);
  const kept = await changeSettings(given, { [variable]: value });
  await withAccess(session, (access) => Promise.resolve(access.note({ who: actor().name, action: 'settings.changed', target: variable })));
  const { value: now, usual, change } = settingViews(given, kept).find((view) => view.name === variable) ?? {};
  console.log(now === undefined ? `${variable} is not set${usual === undefined ? '' : `: ${usual} counts`}.` : `${variable}=${printable(now)}`);
  console.log(change?.takesEffect === 'restart' ? 'A server that runs goes by it once it has started again.' : 'A server that runs goes by it in a moment.');
  return EXIT.done;
};

/** `concurrency` is short for `FRAMESEEK_CONCURRENCY`. */
const variableOf = (name: string): string => {
  const upper = name.toUpperCase().replaceAll('-', '_');
  return upper.includes('FRAMESEEK_') || name === upper ? upper : `FRAMESEEK_${upper}`;
};
