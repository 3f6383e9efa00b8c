import type { SettingView } from '@frameseek/core';
import { isSecret } from './config.ts';
import { settings } from './settings.ts';

/** Stands for what must not be told. */
const HIDDEN = '…';

/** Every setting with its meaning, and what it is set to in `given`: that of a secret is never told, nor a password in an address. */
export const settingViews = (given: Readonly<Record<string, string>>): SettingView[] =>
  Object.entries(settings.shape).map(([name, schema]) => {
    const [value, usual] = [given[name], usualOf(schema)];
    return {
      name,
      means: schema.description ?? '',
      ...(value !== undefined && { value: isSecret(name) ? HIDDEN : withoutPassword(value) }),
      ...(usual !== '' && { usual }),
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
