'use client';

import type { AlertWay } from '@frameseek/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCollections } from '../../hooks/collection/use-collections.ts';
import { errorMessage } from '../../lib/api/api-error.ts';
import { addRule, tryRule } from '../../lib/api/api-live.ts';
import type { PlainMessage } from '../../messages/message.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { RingList } from './ring-list.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** The form that saves a search; before that it can be seen how it would have rung. */
export function AddRule({ ways }: { readonly ways: readonly AlertWay[] }) {
  const words = useWords();
  const { t } = words;
  const [query, setQuery] = useState('');
  const [percent, setPercent] = useState('60');
  const [told, setTold] = useState('');
  const { collections } = useCollections();
  const [bin, setBin] = useState('');
  const [also, setAlso] = useState<readonly Also[]>(['push']);
  const client = useQueryClient();
  const trial = useMutation({ mutationFn: tryRule });
  const save = useMutation({
    mutationFn: addRule,
    onSuccess: async () => {
      setQuery('');
      trial.reset();
      await client.invalidateQueries({ queryKey: ['live'] });
    },
  });
  const rule = { name: query.trim(), query: query.trim(), threshold: Number(percent) / 100, ...tellsOf(told.trim()), ...Object.fromEntries(also.filter((way) => ways.includes(way)).map((way) => [way, true])), ...(bin !== '' && { collection: bin }) };
  const error = save.error ?? trial.error;
  return (
    <>
      <form className="flex flex-wrap items-center gap-2" onSubmit={(event) => { event.preventDefault(); save.mutate(rule); }}>
        <TextField size="small" className="grow sm:max-w-md" aria-label={t('What rings')} placeholder={t('a person at the door')} required value={query} onChange={({ target }) => setQuery(target.value)} />
        <label className="flex items-center gap-2 text-sm text-soft">{t('from')}
          <TextField size="small" className="w-16" type="number" min="0" max="100" required aria-label={t('Score from which it rings, in percent')} value={percent} onChange={({ target }) => setPercent(target.value)} />%
        </label>
        <TextField size="small" className="w-60 max-w-full" inputMode="email" autoCapitalize="none" aria-label={t('Mailbox or webhook that is told')} placeholder={t('ada@example.org or https://…')} value={told} onChange={({ target }) => setTold(target.value)} />
        {ALSO.filter(([way]) => ways.includes(way)).map(([way, label]) => (
          <Chip key={way} pressed={also.includes(way)} onClick={() => setAlso(also.includes(way) ? also.filter((one) => one !== way) : [...also, way])}>{t(label)}</Chip>
        ))}
        {collections !== undefined && collections.length > 0 && (
          <Select aria-label={t('Collection that gathers what rings')} value={bin} onChoose={setBin}
            options={[['', t('Gather it nowhere')], ...collections.map(({ id, name }) => [id, t('Gather it in “{name}”', { name })] as const)]} />
        )}
        <Button size="small" type="button" className="h-9" disabled={trial.isPending || query.trim() === ''} onClick={() => trial.mutate(rule)}>{t('Try it')}</Button>
        <Button size="small" type="submit" className="h-9" disabled={save.isPending}>{t('Ring for this')}</Button>
        {error !== null && <p role="alert" className="w-full text-sm text-bad">{errorMessage(error, words)}</p>}
      </form>
      {save.data?.webhook !== undefined && <p className="mt-2 text-sm break-all">{t('Deliveries are signed with this secret, shown once:')} <code>{save.data.secret}</code></p>}
      {trial.data !== undefined && (
        <div role="status" className="mt-3">
          <p className="text-sm">{trial.data.length === 0 ? t('It would not have rung.') : t('It would have rung {n} times: here.', { n: trial.data.length })}</p>
          <RingList rings={trial.data.map((ring) => ({ ...ring, key: `${ring.video} ${ring.start}` }))} />
        </div>
      )}
    </>
  );
}

type Also = 'push' | 'mqtt';
/** What a rule may tell beside an address. */
const ALSO: readonly (readonly [way: Also, label: PlainMessage])[] = [['push', 'Notify browsers'], ['mqtt', 'Tell Home Assistant (MQTT)']];

/** Whom a rule tells: a mailbox, or a webhook; nobody where nothing is written. */
const tellsOf = (address: string): { readonly email?: string; readonly webhook?: string } => {
  if (address === '') return {};
  return address.includes('@') && !address.includes('://') ? { email: address } : { webhook: address };
};
