'use client';

import { shownPath, type BackupList } from '@frameseek/core';
import { Archive, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useBackupActions, useBackups } from '../../hooks/settings/use-backups.ts';
import { errorMessage } from '../../lib/api/api-error.ts';
import { fileSize } from '../../lib/ui/format.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** The library as files: made, put back, deleted. */
export function BackupSection() {
  const { data } = useBackups();
  return data === undefined ? null : <Backups list={data} />;
}

function Backups({ list: { folder, backups, making, fault, restored, canRestore } }: { readonly list: BackupList }) {
  const words = useWords();
  const { t } = words;
  const { make, remove } = useBackupActions();
  const [withMedia, setWithMedia] = useState(true);
  const [asked, setAsked] = useState<string>();
  const isMaking = making || make.isPending;
  const problem = fault === undefined ? [make, remove].find(({ error }) => error !== null)?.error : words.failure(fault);
  return (
    <section aria-labelledby="backups">
      <h2 id="backups" className="text-lg font-semibold">{t('Backups')}</h2>
      <p className="mt-1 text-sm break-words text-soft">{t('The catalog, the index, pictures and settings in one file. Kept in {path}; a copy on another disk is safer (FRAMESEEK_BACKUPS).', { path: shownPath(folder) })}</p>
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button size="small" disabled={isMaking} onClick={() => make.mutate({ withMedia })}><Archive aria-hidden />{isMaking ? t('Making a backup…') : t('Make a backup')}</Button>
        <label className="flex items-center gap-2 text-sm text-soft"><input type="checkbox" checked={withMedia} onChange={({ target }) => setWithMedia(target.checked)} className="size-4 accent-current" />{t('with uploads and recordings')}</label>
      </div>
      {problem !== undefined && problem !== null && <p role="alert" className="mt-2 text-sm break-words text-bad">{typeof problem === 'string' ? problem : errorMessage(problem, words)}</p>}
      {restored !== undefined && <p role="status" className={`mt-2 text-sm break-words ${restored.fault === undefined ? 'text-soft' : 'text-bad'}`}>{restored.fault === undefined ? t('{name} took the place of the library on {date}.', { name: restored.name, date: words.date(restored.at) }) : t('{name} could not be put back: {message}', { name: restored.name, message: words.failure(restored.fault) })}</p>}
      {backups.length > 0 && (
        <ul aria-label={t('Backups')} className="mt-3 divide-y divide-line rounded-2xl border border-line bg-surface">
          {backups.map(({ name, at, sizeBytes }) => (
            <li key={name} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 pe-2 ps-4 text-sm">
              <p className="min-w-0 flex-1 basis-52"><span className="block font-medium">{words.date(at)}</span><span className="block text-[0.8125rem] break-all text-soft tabular-nums">{fileSize(sizeBytes, words)} · {name}</span></p>
              {canRestore && <Button size="small" aria-label={t('Put back… {name}', { name })} onClick={() => setAsked(name)}><RotateCcw aria-hidden />{t('Put back…')}</Button>}
              <Button look="quiet" size="small" icon aria-label={t('Delete {name}', { name })} title={t('Delete')} disabled={remove.isPending} onClick={() => remove.mutate(name)}><Trash2 aria-hidden /></Button>
            </li>
          ))}
        </ul>
      )}
      {!canRestore && backups.length > 0 && <p className="mt-2 text-sm text-soft">{t('To put one back, stop Frameseek and use “frameseek restore”.')}</p>}
      {asked !== undefined && <RestoreDialog name={asked} onClose={() => setAsked(undefined)} />}
    </section>
  );
}

function RestoreDialog({ name, onClose }: { readonly name: string; readonly onClose: () => void }) {
  const words = useWords();
  const { t, rich } = words;
  const { restore: { mutate, isPending, error } } = useBackupActions();
  return (
    <Dialog title={t('Put this backup back?')} onClose={onClose}>
      <p className="text-soft">{rich('{name} takes the place of the library once it has proved to be sound, and Frameseek starts again. What is in the library now, and not in the backup, is gone then. Video files stay where they are.', { name: <span className="font-medium break-all text-ink">{name}</span> })}</p>
      {error !== null && <p role="alert" className="mt-3 text-sm text-bad">{errorMessage(error, words)}</p>}
      <div className="mt-5 flex justify-end gap-2">
        <Button disabled={isPending} onClick={onClose}>{t('Keep what is there')}</Button>
        <Button look="danger" disabled={isPending} onClick={() => mutate(name, { onSuccess: onClose })}>{isPending ? t('Putting it back…') : t('Put it back')}</Button>
      </div>
    </Dialog>
  );
}
