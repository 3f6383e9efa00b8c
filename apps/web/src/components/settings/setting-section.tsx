'use client';

import type { SettingView } from '@frameseek/core';
import { useState } from 'react';
import { cx } from '../../lib/ui/cx.ts';
import { Chip } from '../ui/chip.tsx';
import { Hint } from '../ui/hint.tsx';
import { TextField } from '../ui/text-field.tsx';

/** Every setting with its environment variable: what it means, what it is set to, and what counts otherwise. */
export function SettingSection({ settings }: { readonly settings: readonly SettingView[] }) {
  const [words, setWords] = useState('');
  const [isSetOnly, setSetOnly] = useState(false);
  const wanted = words.trim().toLowerCase();
  const shown = settings.filter(({ name, means, value }) => (!isSetOnly || value !== undefined) && `${name} ${means}`.toLowerCase().includes(wanted));
  return (
    <section aria-labelledby="settings">
      <h2 id="settings" className="text-lg font-semibold">Settings</h2>
      <p className="mt-1 text-sm text-soft">They are read when Frameseek starts: from the environment, or from the file .env beside its sources. Sampling, languages, jobs at once, ports and limits are among them.</p>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <TextField size="small" aria-label="Find a setting" placeholder="Find a setting" className="flex-1 basis-40" value={words} onChange={({ target }) => setWords(target.value)} />
        <Chip pressed={isSetOnly} onClick={() => setSetOnly(!isSetOnly)}>Set here</Chip>
      </div>
      {shown.length === 0 && <Hint>No setting is like that.</Hint>}
      <ul aria-label="Settings" className="mt-3 divide-y divide-line rounded-2xl border border-line bg-surface px-5 empty:hidden">
        {shown.map(({ name, means, value, usual }) => (
          <li key={name} className="py-3 text-sm">
            <p className="break-all"><code className={cx('text-[0.8125rem]', value !== undefined && 'font-semibold')}>{name}{value !== undefined && `=${value}`}</code>{value === undefined && <span className="text-faint"> · {usual === undefined ? 'not set' : `usually ${usual}`}</span>}</p>
            <p className="mt-0.5 break-words text-soft">{means}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
