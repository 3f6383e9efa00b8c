'use client';

import type { SettingChange, SettingList, SettingView } from '@frameseek/core';
import { useState } from 'react';
import { GROUP_LABELS, settingLabel } from '../../lib/ui/setting-labels.ts';
import { Chip } from '../ui/chip.tsx';
import { Hint } from '../ui/hint.tsx';
import { TextField } from '../ui/text-field.tsx';
import { RestartNote } from './restart-note.tsx';
import { SettingRow } from './setting-row.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';
import type { PlainMessage } from '../../messages/message.ts';

type Group = SettingChange['group'] | 'environment';
const GROUPS: readonly (readonly [Group, PlainMessage])[] = [
  ['indexing', GROUP_LABELS.indexing], ['speech', GROUP_LABELS.speech], ['models', GROUP_LABELS.models], ['answers', GROUP_LABELS.answers], ['limits', GROUP_LABELS.limits], ['environment', 'Environment only'],
];

/** Every setting: what it means, what it is set to and by whom, and the field to change it where that is safe. */
export function SettingSection({ list }: { readonly list: SettingList }) {
  const { t, known } = useWords();
  const [words, setWords] = useState('');
  const [isSetOnly, setSetOnly] = useState(false);
  const [group, setGroup] = useState<Group>();
  const wanted = words.trim().toLowerCase();
  const isShown = (setting: SettingView): boolean =>
    (!isSetOnly || setting.value !== undefined) && (group === undefined || groupOf(setting) === group) && `${setting.name} ${known(settingLabel(setting.name))} ${known(setting.means)}`.toLowerCase().includes(wanted);
  const shown = GROUPS.flatMap(([one]) => list.settings.filter((setting) => groupOf(setting) === one && isShown(setting)));
  return (
    <section aria-labelledby="settings">
      <h2 id="settings" className="text-lg font-semibold">{t('Settings')}</h2>
      <p className="mt-1 text-sm text-soft">{t('What is changed here is kept in the library. What the environment, or the file .env beside the sources, sets goes first; who may enter, which files are read and where secrets go is set there alone.')}</p>
      <RestartNote restart={list.restart} />
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <TextField size="small" aria-label={t('Find a setting')} placeholder={t('Find a setting')} className="flex-1 basis-40" value={words} onChange={({ target }) => setWords(target.value)} />
        <Chip pressed={isSetOnly} onClick={() => setSetOnly(!isSetOnly)}>{t('Set here')}</Chip>
      </div>
      <div role="group" aria-label={t('Groups of settings')} className="mt-2 flex flex-wrap gap-2">
        {GROUPS.map(([one, label]) => <Chip key={one} pressed={group === one} onClick={() => setGroup(group === one ? undefined : one)}>{t(label)}</Chip>)}
      </div>
      {shown.length === 0 && <Hint>{t('No setting is like that.')}</Hint>}
      <ul aria-label={t('Settings')} className="mt-3 divide-y divide-line rounded-2xl border border-line bg-surface px-4 empty:hidden sm:px-5">
        {shown.map((setting) => <SettingRow key={setting.name} setting={setting} />)}
      </ul>
    </section>
  );
}

const groupOf = ({ change }: SettingView): Group => change?.group ?? 'environment';
