'use client';

import { shownPath, type TrashedVideo } from '@frameseek/core';
import { Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTrash, useTrashActions } from '../../hooks/library/use-trash.ts';
import { clock, day } from '../../lib/ui/format.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Failure } from '../ui/failure.tsx';
import { Message } from '../ui/message.tsx';
import { EditorOnly } from '../access/editor-only.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** What was removed, until it goes for good: it can be put back. */
export function TrashView() {
  const words = useWords();
  const { t } = words;
  const { data, error, refetch } = useTrash();
  const { restore } = useTrashActions();
  const [asked, setAsked] = useState<readonly TrashedVideo[]>([]);
  if (error !== null && data === undefined) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <div role="status" aria-label={t('Loading')} className="h-48 animate-pulse rounded-2xl bg-sunken" />;
  if (data.length === 0) return <Message icon={Trash2} title={t('The trash is empty')}><p>{t('Videos that are removed stay here for 30 days. Nothing finds them, and they can be put back.')}</p></Message>;
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <p role="status" className="flex-1 text-sm text-soft">{t('{n} videos. What is here stays for 30 days, and files are untouched.', { n: data.length })}</p>
        <EditorOnly><Button size="small" onClick={() => setAsked(data)}><Trash2 aria-hidden />{t('Empty the trash…')}</Button></EditorOnly>
      </div>
      <ul aria-label={t('Trash')} className="space-y-2">
        {data.map((video) => (
          <li key={video.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-2xl border border-line bg-surface p-3">
            <div className="min-w-0 flex-1 basis-60">
              <p className="truncate text-sm font-medium">{video.title} <span className="text-faint tabular-nums">{clock(video.duration)}</span></p>
              <p className="text-xs break-all text-soft">{shownPath(video.path)}</p>
              <p className="text-xs text-faint">{t('Removed {date}, gone for good on {date2}', { date: day(video.removedAt, words), date2: day(video.goneAt, words) })}</p>
            </div>
            <EditorOnly>
              <Button size="small" disabled={restore.isPending} aria-label={t('Put back {title}', { title: video.title })} onClick={() => restore.mutate([video.id])}><Undo2 aria-hidden />{t('Put back')}</Button>
              <Button size="small" look="quiet" aria-label={t('Remove for good… {title}', { title: video.title })} onClick={() => setAsked([video])}>{t('Remove for good…')}</Button>
            </EditorOnly>
          </li>
        ))}
      </ul>
      {asked.length > 0 && <ForGoodDialog videos={asked} onClose={() => setAsked([])} />}
    </>
  );
}

function ForGoodDialog({ videos, onClose }: { readonly videos: readonly TrashedVideo[]; readonly onClose: () => void }) {
  const { t, rich } = useWords();
  const { removeForGood } = useTrashActions();
  return (
    <Dialog title={t('Remove for good?')} onClose={onClose}>
      <p className="text-soft">
        {rich('{name}: all that was found and written about it is deleted, and cannot be put back. Files on the disk stay where they are; only copies that were uploaded are deleted.', {
          name: <span className="font-medium text-ink">{videos.length === 1 ? videos[0]?.title : t('{n} videos', { n: videos.length })}</span>,
        })}
      </p>
      <div className="mt-5 flex justify-end gap-2">
        <Button onClick={onClose}>{t('Keep it')}</Button>
        <Button look="danger" disabled={removeForGood.isPending} onClick={() => removeForGood.mutate(videos.map(({ id }) => id), { onSettled: onClose })}>{removeForGood.isPending ? t('Removing…') : t('Remove for good')}</Button>
      </div>
    </Dialog>
  );
}
