'use client';

import type { Permission } from '@frameseek/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useAccessList } from '../../hooks/access/use-access-list.ts';
import { addToken, tokens } from '../../lib/api/api-access.ts';
import { errorMessage } from '../../lib/api/api-error.ts';
import { day } from '../../lib/ui/format.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { AccessList } from './access-list.tsx';
import { SecretField } from './secret-field.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

const LASTS = [['30', 'for a month'], ['365', 'for a year'], ['', 'until revoked']] as const;

/** Tokens for programs; `permissions` is what whoever makes one may. */
export function TokenSection({ permissions }: { readonly permissions: readonly Permission[] }) {
  const words = useWords();
  const { t } = words;
  const { rows, error, refresh, end } = useAccessList('tokens', tokens);
  return (
    <AccessList
      title={t('Tokens for programs')} about={t('A program sends one with each request. It may do what is chosen here, and never more than whoever made it.')} error={error}
      rows={rows?.map(({ id, name, user, permissions: may, expiresAt }) => ({
        id, name, about: [t('may {names}', { names: may.map((one) => t(one)).join(', ') }), user === undefined ? '' : t('of {user}', { user }), expiresAt === undefined ? '' : t('until {date}', { date: day(expiresAt, words) })].filter(Boolean).join(' · '), end: t('Revoke'), onEnd: () => end(id),
      }))}
    >
      <AddToken permissions={permissions} onAdded={refresh} />
    </AccessList>
  );
}

function AddToken({ permissions, onAdded }: { readonly permissions: readonly Permission[]; readonly onAdded: () => Promise<void> }) {
  const words = useWords();
  const { t } = words;
  const [name, setName] = useState('');
  const [days, setDays] = useState('30');
  const [wanted, setWanted] = useState<readonly Permission[]>(['read']);
  const { mutate, data, error, isPending } = useMutation({ mutationFn: addToken, onSuccess: onAdded });
  const toggle = (one: Permission): void => setWanted(wanted.includes(one) ? wanted.filter((other) => other !== one) : [...wanted, one]);
  return (
    <>
      <form className="flex flex-wrap items-center gap-2" onSubmit={(event) => { event.preventDefault(); mutate({ name: name.trim(), permissions: [...wanted], ...(days !== '' && { days: Number(days) }) }); }}>
        <TextField size="small" aria-label={t('What the token is for')} placeholder={t('What it is for')} required value={name} onChange={({ target }) => setName(target.value)} />
        {permissions.map((one) => <Chip key={one} pressed={wanted.includes(one)} onClick={() => toggle(one)}>{t(one)}</Chip>)}
        <Select aria-label={t('How long the token lasts')} value={days} options={LASTS.map(([value, label]) => [value, t(label)])} onChoose={setDays} />
        <Button size="small" type="submit" className="h-9" disabled={isPending || wanted.length === 0}>{t('Make a token')}</Button>
      </form>
      {error !== null && <p role="alert" className="mt-2 text-sm text-bad">{errorMessage(error, words)}</p>}
      {data !== undefined && <SecretField label={t('Token {name}', { name: data.name })} secret={data.secret} />}
    </>
  );
}
