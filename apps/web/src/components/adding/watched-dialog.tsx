'use client';

import { shownPath } from '@frameseek/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FolderSync, X } from 'lucide-react';
import { useState } from 'react';
import * as api from '../../lib/api/api-sources.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Problem } from '../ui/problem.tsx';
import { FolderPicker } from './folder-picker.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** The folders that the library follows: what comes into them is added, what is moved, changed or deleted is noticed. */
export function WatchedDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  const client = useQueryClient();
  const { data, error, isPending } = useQuery({ queryKey: ['watched'], queryFn: api.watched });
  const onSettled = async (): Promise<void> => await client.invalidateQueries({ predicate: ({ queryKey: [kind] }) => kind === 'watched' || kind === 'videos' });
  const watch = useMutation({ mutationFn: api.watch, onSettled, onSuccess: () => setAdding(false) });
  const unwatch = useMutation({ mutationFn: api.unwatch, onSettled });
  const problem = error ?? watch.error ?? unwatch.error;
  return (
    <Dialog title={t('Watched folders')} onClose={onClose}>
      <p className="text-sm text-soft">{t('New files in these folders are added by themselves; files that are moved, changed or deleted are noticed.')}</p>
      <Problem error={problem} />
      {isPending && <p role="status" className="mt-4 text-sm text-faint">{t('Loading…')}</p>}
      {data !== undefined && data.length > 0 && (
        <ul aria-label={t('Watched folders')} className="mt-4 divide-y divide-line rounded-xl border border-line bg-paper">
          {data.map(({ path, message }) => (
            <li key={path} className="flex items-center gap-3 py-1.5 pe-1.5 ps-3 text-sm">
              <FolderSync aria-hidden className="size-4 shrink-0 text-faint" />
              <span className="min-w-0 flex-1 break-all">{shownPath(path)}{message !== undefined && <span className="block text-xs text-bad">{message}</span>}</span>
              <Button look="quiet" size="small" icon aria-label={t('Stop watching {path}', { path: shownPath(path) })} disabled={unwatch.isPending} onClick={() => unwatch.mutate(path)}><X aria-hidden /></Button>
            </li>
          ))}
        </ul>
      )}
      {data?.length === 0 && !adding && <p className="mt-4 text-sm text-faint">{t('No folder is watched yet.')}</p>}
      {adding ? <FolderPicker verb={t('Watch')} busy={watch.isPending} onChoose={(path) => watch.mutate(path)} /> : (
        <div className="mt-5 flex justify-end"><Button look="primary" onClick={() => setAdding(true)}>{t('Watch a folder…')}</Button></div>
      )}
    </Dialog>
  );
}
