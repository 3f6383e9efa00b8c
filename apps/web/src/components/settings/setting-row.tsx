'use client';

import type { SettingView } from '@frameseek/core';
import { RotateCcw } from 'lucide-react';
import { useChangeSetting } from '../../hooks/settings/use-settings.ts';
import { errorMessage } from '../../lib/api/api-error.ts';
import { cx } from '../../lib/ui/cx.ts';
import { settingLabel } from '../../lib/ui/setting-labels.ts';
import { Button } from '../ui/button.tsx';
import { SettingField } from './setting-field.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** One setting: what it means, its variable, and the field to change it, if it may be. */
export function SettingRow({ setting }: { readonly setting: SettingView }) {
  return setting.change === undefined ? <GivenRow setting={setting} /> : <ChangeableRow setting={setting} />;
}

/** What only the environment sets. */
function GivenRow({ setting: { name, means, value, usual } }: { readonly setting: SettingView }) {
  const { t, known } = useWords();
  return (
    <li className="py-3 text-sm">
      <p className="break-all"><code className={cx('text-[0.8125rem]', value !== undefined && 'font-semibold')}>{name}{value !== undefined && `=${value}`}</code>{value === undefined && <span className="text-faint"> · {usual === undefined ? t('not set') : t('usually {usual}', { usual })}</span>}</p>
      <p className="mt-0.5 break-words text-soft">{known(means)}</p>
    </li>
  );
}

function ChangeableRow({ setting }: { readonly setting: SettingView }) {
  const { t, known } = useWords();
  const { name, means, value, from, change } = setting;
  const { mutate, reset, error, isPending, isSuccess } = useChangeSetting();
  const isGiven = from === 'environment';
  const id = `about-${name}`;
  const keep = (next: string): void => {
    reset();
    mutate({ name, value: next === '' ? null : next });
  };
  return (
    <li className="py-3.5 text-sm">
      <div className="flex flex-col gap-x-4 gap-y-2 sm:flex-row sm:items-start">
        <div className="min-w-0 flex-1">
          <p className="font-medium">{known(settingLabel(name))}</p>
          <p className="mt-0.5 break-words text-soft">{known(means)}</p>
        </div>
        <div className="flex shrink-0 items-center gap-1 sm:justify-end">
          <SettingField setting={setting} disabled={isGiven || isPending} invalid={error !== null} describedBy={id} onChange={keep} />
          {from === 'library' && <Button look="quiet" size="small" icon disabled={isPending} aria-label={t('Back to the usual: {name}', { name: known(settingLabel(name)) })} title={t('Back to the usual')} onClick={() => keep('')}><RotateCcw aria-hidden /></Button>}
        </div>
      </div>
      <p className="mt-1.5 text-xs break-all text-faint">
        <code>{name}{value !== undefined && `=${value}`}</code>
        {isGiven ? ` · ${t('set in the environment, which goes first')}` : change?.takesEffect === 'restart' && ` · ${t('counts once Frameseek starts again')}`}
      </p>
      <p id={id} role="status" className={cx('text-xs empty:hidden', error === null ? 'text-good' : 'text-bad')}>
        {error !== null ? problemOf(error, name) : isSuccess && t('Kept')}
      </p>
    </li>
  );
}

/** What is wrong with the value, without the name that stands above it. */
const problemOf = (error: Error, name: string): string => {
  const [, problem] = errorMessage(error).split(`${name}: `);
  return problem === undefined ? errorMessage(error) : problem.charAt(0).toUpperCase() + problem.slice(1);
};
