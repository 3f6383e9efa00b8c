'use client';

import type { Download } from '@frameseek/core';
import { X } from 'lucide-react';
import { useLibraryActions } from '../../hooks/library/use-library-actions.ts';
import { useHiddenJobs } from '../../hooks/jobs/use-hidden-jobs.ts';
import { fileSize } from '../../lib/ui/format.ts';
import { Button } from '../ui/button.tsx';

/** One file that the server fetches from an address. */
export function DownloadRow({ download }: { readonly download: Download }) {
  const { cancelDownload } = useLibraryActions();
  const { hide } = useHiddenJobs();
  const { id, name, url, state, bytes, total, fault } = download;
  const runs = state === 'running';
  return (
    <li className="text-sm">
      <div className="flex items-center gap-1">
        <p className="min-w-0 flex-1 truncate font-medium" title={url}>{name}</p>
        <Button look="quiet" size="small" icon aria-label={runs ? `Stop fetching ${name}` : `Put away: ${name}`} onClick={() => { if (runs) cancelDownload.mutate(id); else hide(id); }}><X aria-hidden /></Button>
      </div>
      {runs && <progress aria-label={`Fetching ${name}`} className="meter mt-1 w-full" max={total ?? 1} {...(total === undefined ? {} : { value: bytes })} />}
      <p className={state === 'failed' ? 'mt-0.5 text-xs break-words text-bad' : 'mt-0.5 text-xs text-faint tabular-nums'}>
        {state === 'failed' ? fault?.message ?? 'It could not be fetched.' : runs ? `Fetching · ${fileSize(bytes)}${total === undefined ? '' : ` of ${fileSize(total)}`}` : 'Cancelled'}
      </p>
    </li>
  );
}
