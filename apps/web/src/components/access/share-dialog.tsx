'use client';

import type { Shared } from '@frameseek/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addShare } from '../../lib/api/api-access.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Problem } from '../ui/problem.tsx';
import { Select } from '../ui/select.tsx';
import { SecretField } from './secret-field.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface ShareDialogProps {
  readonly title: string;
  readonly items: Shared['items'];
  readonly onClose: () => void;
}

const LASTS = [['1', 'one day'], ['7', 'a week'], ['30', 'a month'], ['365', 'a year']] as const;

/** Makes a link to a video, a moment or several, and shows it this once. */
export function ShareDialog({ title, items, onClose }: ShareDialogProps) {
  const { t } = useWords();
  const [days, setDays] = useState('7');
  const client = useQueryClient();
  const { mutate, data: path, error, isPending } = useMutation({
    mutationFn: () => addShare({ title, items: [...items], days: Number(days) }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['shares'] }),
  });
  const isWhole = items.every(({ start }) => start === undefined);
  return (
    <Dialog title={t('Share by a link')} onClose={onClose}>
      <p className="text-sm text-pretty text-soft">
        {isWhole
          ? t('Whoever has the link sees this video, without signing in, and nothing else of the library.')
          : t('Whoever has the link sees {n} moments, without signing in, and nothing else of the library. Moments are cut out first, so that nothing around them can be seen.', { n: items.length })}
        {' '}{t('It can be revoked at any time.')}
      </p>
      {path === undefined && (
        <form className="mt-5 flex flex-wrap items-center justify-between gap-3" onSubmit={(event) => { event.preventDefault(); mutate(); }}>
          <span className="flex items-center gap-2 text-sm">{t('It opens for')} <Select aria-label={t('How long it opens')} value={days} options={LASTS.map(([value, label]) => [value, t(label)])} onChoose={setDays} /></span>
          <Button look="primary" type="submit" disabled={isPending}>{isPending ? t('Making it…') : t('Make the link')}</Button>
        </form>
      )}
      <Problem error={error} />
      {path !== undefined && <SecretField label={t('Link')} secret={location.origin + path} />}
    </Dialog>
  );
}
