'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotices } from '../../hooks/ui/use-notices.tsx';
import { changeOwnPassword } from '../../lib/api/api-access.ts';
import { errorMessage } from '../../lib/api/api-error.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** A new password for whoever is signed in. */
export function PasswordForm() {
  const words = useWords();
  const { t } = words;
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const { notify } = useNotices();
  const { mutate, error, isPending } = useMutation({
    mutationFn: changeOwnPassword,
    onSuccess: () => {
      setOld('');
      setNext('');
      notify({ kind: 'good', text: t('The password is changed. Other browsers are signed out.') });
    },
  });
  return (
    <details className="mt-3 text-sm">
      <summary className="w-fit cursor-pointer rounded-sm text-soft">{t('Change the password')}</summary>
      <form className="mt-3 flex flex-wrap gap-2" onSubmit={(event) => { event.preventDefault(); mutate({ old, next }); }}>
        <TextField type="password" size="small" autoComplete="current-password" aria-label={t('Old password')} placeholder={t('Old password')} required value={old} onChange={({ target }) => setOld(target.value)} />
        <TextField type="password" size="small" autoComplete="new-password" aria-label={t('New password')} placeholder={t('New, 12 characters or more')} minLength={12} required value={next} onChange={({ target }) => setNext(target.value)} />
        <Button size="small" type="submit" className="h-9" disabled={isPending}>{t('Change it')}</Button>
      </form>
      {error !== null && <p role="alert" className="mt-2 text-bad">{errorMessage(error, words)}</p>}
    </details>
  );
}
