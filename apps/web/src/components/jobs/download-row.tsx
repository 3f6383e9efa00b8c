'use client';

import type { Download } from '@frameseek/core';
import { X } from 'lucide-react';
import { useLibraryActions } from '../../hooks/library/use-library-actions.ts';
import { useHiddenJobs } from '../../hooks/jobs/use-hidden-jobs.ts';
import { fileSize } from '../../lib/ui/format.ts';
import { Button } from '../ui/button.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** One file that the server fetches from an address. */
export function DownloadRow({ download }: { readonly download: Download }) {
  const words = useWords();
  const { t } = words;
  const { cancelDownload } = useLibraryActions();
  const { hide } = useHiddenJobs();
  const { id, name, url, state, bytes, total, fault } = download;
  const runs = state === 'running';
  return (
    <li className="text-sm">
      <div className="flex items-center gap-1">
        <p className="min-w-0 flex-1 truncate font-medium" title={url}>{name}</p>
        <Button look="quiet" size="small" icon aria-label={runs ? t('Stop fetching {name}', { name }) : t('Put away: {name}', { name })} onClick={() => { if (runs) cancelDownload.mutate(id); else hide(id); }}><X aria-hidden /></Button>
      </div>
      {runs && <progress aria-label={t('Fetching {name}', { name })} className="meter mt-1 w-full" max={total ?? 1} {...(total === undefined ? {} : { value: bytes })} />}
      <p className={state === 'failed' ? 'mt-0.5 text-xs break-words text-bad' : 'mt-0.5 text-xs text-faint tabular-nums'}>
        {state === 'failed' ? fault === undefined ? t('It could not be fetched.') : words.failure(fault) : runs ? total === undefined ? t('Fetching · {size}', { size: fileSize(bytes, words) }) : t('Fetching · {size} of {total}', { size: fileSize(bytes, words), total: fileSize(total, words) }) : t('Cancelled')}
      </p>
    </li>
  );
}
