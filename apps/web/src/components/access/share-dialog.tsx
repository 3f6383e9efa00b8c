'use client';

import type { Shared } from '@frameseek/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addShare } from '../../lib/api/api-access.ts';
import { count } from '../../lib/ui/format.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Problem } from '../ui/problem.tsx';
import { Select } from '../ui/select.tsx';
import { SecretField } from './secret-field.tsx';

interface ShareDialogProps {
  readonly title: string;
  readonly items: Shared['items'];
  readonly onClose: () => void;
}

const LASTS = [['1', 'one day'], ['7', 'a week'], ['30', 'a month'], ['365', 'a year']] as const;

/** Makes a link to a video, a moment or several, and shows it this once. */
export function ShareDialog({ title, items, onClose }: ShareDialogProps) {
  const [days, setDays] = useState('7');
  const client = useQueryClient();
  const { mutate, data: path, error, isPending } = useMutation({
    mutationFn: () => addShare({ title, items: [...items], days: Number(days) }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['shares'] }),
  });
  const isWhole = items.every(({ start }) => start === undefined);
  return (
    <Dialog title="Share by a link" onClose={onClose}>
      <p className="text-sm text-pretty text-soft">
        Whoever has the link sees {isWhole ? 'this video' : count(items.length, 'moment')}, without signing in, and nothing else of the library.
        {!isWhole && ' Moments are cut out first, so that nothing around them can be seen.'} It can be revoked at any time.
      </p>
      {path === undefined && (
        <form className="mt-5 flex flex-wrap items-center justify-between gap-3" onSubmit={(event) => { event.preventDefault(); mutate(); }}>
          <span className="flex items-center gap-2 text-sm">It opens for <Select aria-label="How long it opens" value={days} options={LASTS} onChoose={setDays} /></span>
          <Button look="primary" type="submit" disabled={isPending}>{isPending ? 'Making it…' : 'Make the link'}</Button>
        </form>
      )}
      <Problem error={error} />
      {path !== undefined && <SecretField label="Link" secret={location.origin + path} />}
    </Dialog>
  );
}
