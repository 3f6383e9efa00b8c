import type { SettingView } from '@frameseek/core';
import { settingChange } from '../settings/changeable-settings.ts';
import type { KeptSettings } from '../settings/kept-settings.ts';
import { isSecret } from './config.ts';
import { settings } from './settings.ts';

/** Stands for what must not be told. */
const HIDDEN = '…';

/**
 * Every setting with its meaning, what it is set to, and how it may be changed: `given` by flags or the environment, which goes before what is
 * `kept` in the library. The value of a secret is never told, nor a password in an address.
 */
export const settingViews = (given: KeptSettings, kept: KeptSettings = {}): SettingView[] =>
  Object.entries(settings.shape).map(([name, schema]) => {
    const change = settingChange(name);
    const value = given[name] ?? (change === undefined ? undefined : kept[name]);
    const usual = usualOf(schema);
    return {
      name,
      means: schema.description ?? '',
      ...(value !== undefined && { value: isSecret(name) ? HIDDEN : withoutPassword(value), from: given[name] === undefined ? 'library' : 'environment' }),
      ...(usual !== '' && { usual }),
      ...(change !== undefined && { change }),
    };
  });

const usualOf = (schema: (typeof settings.shape)[keyof typeof settings.shape]): string => {
  const result = schema.safeParse(undefined);
  return result.success && typeof result.data !== 'object' ? String(result.data ?? '') : '';
};

const withoutPassword = (value: string): string => {
  const password = URL.parse(value)?.password ?? '';
  return password === '' ? value : value.replace(`:${password}@`, `:${HIDDEN}@`);
};
