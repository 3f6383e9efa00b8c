'use client';

import type { Role, User } from '@frameseek/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useAccessList } from '../../hooks/access/use-access-list.ts';
import { addUser, changeUser, users } from '../../lib/api/api-access.ts';
import { errorMessage } from '../../lib/api/api-error.ts';
import { ROLES } from '../../lib/api/wire.ts';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { AccessList } from './access-list.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

const ROLE_OPTIONS = [['viewer', 'Viewer'], ['editor', 'Editor'], ['admin', 'Admin']] as const;
const isRole = (value: string): value is Role => (ROLES as readonly string[]).includes(value);

/** Who may sign in, and as what. */
export function PeopleSection({ isOpen }: { readonly isOpen: boolean }) {
  const { t, either } = useWords();
  const { rows, error, refresh, end } = useAccessList('users', users);
  const change = useMutation({ mutationFn: ({ id, role }: { id: string; role: Role }) => changeUser(id, { role }), onSettled: refresh });
  const roleOf = ({ id, name, role }: User) => (
    <Select aria-label={t('Role of {name}', { name })} value={role} options={ROLE_OPTIONS.map(([one, label]) => [one, t(label)])} onChoose={(value) => { if (isRole(value)) change.mutate({ id, role: value }); }} />
  );
  return (
    <AccessList
      title={t('People')} about={t('Viewers search, watch and ask. Editors also add, change, remove and share. Admins also say who may what.')} error={error ?? change.error}
      rows={rows?.map((user) => ({ id: user.id, name: user.name, about: t('signs in by {names}', { names: either(user.signsInBy.map((way) => t(way))) }), aside: roleOf(user), end: t('Remove'), onEnd: () => end(user.id) }))}
    >
      <AddPerson isFirst={isOpen && rows?.length === 0} onAdded={refresh} />
    </AccessList>
  );
}

/** The first one is an admin, and everybody has to sign in from then on. */
function AddPerson({ isFirst, onAdded }: { readonly isFirst: boolean; readonly onAdded: () => Promise<void> }) {
  const words = useWords();
  const { t } = words;
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const { mutate, error, isPending } = useMutation({
    mutationFn: addUser,
    onSuccess: async () => {
      // Whoever added the first one is nobody any longer.
      if (isFirst) return location.assign('/sign-in?next=/access');
      setName('');
      setPassword('');
      await onAdded();
    },
  });
  return (
    <form className="flex flex-wrap gap-2" onSubmit={(event) => { event.preventDefault(); mutate({ name: name.trim(), role: isFirst ? 'admin' : role, ...(password !== '' && { password }) }); }}>
      <TextField size="small" aria-label={t('Name')} placeholder={t('Name or mail address')} autoComplete="off" required value={name} onChange={({ target }) => setName(target.value)} />
      <TextField size="small" type="password" aria-label={t('Password')} placeholder={t('Password, 12 characters or more')} autoComplete="new-password" minLength={12} required={isFirst} value={password} onChange={({ target }) => setPassword(target.value)} />
      {!isFirst && <Select aria-label={t('Role')} value={role} options={ROLE_OPTIONS.map(([one, label]) => [one, t(label)])} onChoose={(value) => { if (isRole(value)) setRole(value); }} />}
      <Button size="small" type="submit" className="h-9" disabled={isPending}>{isFirst ? t('Add an admin') : t('Add')}</Button>
      {isFirst && <p className="w-full text-xs text-faint">{t('From then on everybody has to sign in, on this computer as well.')}</p>}
      {error !== null && <p role="alert" className="w-full text-sm text-bad">{errorMessage(error, words)}</p>}
    </form>
  );
}
