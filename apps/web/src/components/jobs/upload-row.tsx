'use client';

import { Pause, Play, X } from 'lucide-react';
import { useRef } from 'react';
import { useUploads } from '../../hooks/jobs/use-uploads.tsx';
import { errorMessage } from '../../lib/api/api-error.ts';
import { fileSize } from '../../lib/ui/format.ts';
import type { UnfinishedUpload, Upload } from '../../lib/library/upload-queue.ts';
import { Button } from '../ui/button.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** One file on its way, which can be paused and goes on where it stopped. */
export function UploadRow({ upload }: { readonly upload: Upload }) {
  const words = useWords();
  const { t } = words;
  const { pause, resume, cancel } = useUploads();
  const { id, name, size, sent, state, error } = upload;
  const stands = state === 'paused' || state === 'failed';
  return (
    <li className="text-sm">
      <div className="flex items-center gap-1">
        <p className="min-w-0 flex-1 truncate font-medium" title={name}>{name}</p>
        {stands ? <Button look="quiet" size="small" icon aria-label={t('Go on with {name}', { name })} onClick={() => resume(id)}><Play aria-hidden /></Button>
          : <Button look="quiet" size="small" icon aria-label={t('Pause the upload of {name}', { name })} onClick={() => pause(id)}><Pause aria-hidden /></Button>}
        <Button look="quiet" size="small" icon aria-label={t('Cancel the upload of {name}', { name })} onClick={() => cancel(id)}><X aria-hidden /></Button>
      </div>
      <progress aria-label={t('Upload of {name}', { name })} className="meter mt-1 w-full" max={1} value={size > 0 ? sent / size : 0} />
      <p className={state === 'failed' ? 'mt-0.5 text-xs text-bad' : 'mt-0.5 text-xs text-faint tabular-nums'}>
        {state === 'failed' ? errorMessage(error, words) : t('{state} · {sent} of {size}', { state: t(STATE_LABELS[state]), sent: fileSize(sent, words), size: fileSize(size, words) })}
      </p>
    </li>
  );
}

const STATE_LABELS = { waiting: 'Waiting its turn', sending: 'Uploading', paused: 'Paused' } as const;

/** A file that was begun before the page was loaded: a browser lets no page read it again until it is chosen again. */
export function UnfinishedRow({ unfinished }: { readonly unfinished: UnfinishedUpload }) {
  const words = useWords();
  const { t } = words;
  const picker = useRef<HTMLInputElement>(null);
  const { start, forget } = useUploads();
  const { name, size } = unfinished;
  return (
    <li className="text-sm">
      <div className="flex items-center gap-1">
        <p className="min-w-0 flex-1 truncate font-medium" title={name}>{name}</p>
        <Button size="small" aria-label={t('Choose {name} again to go on', { name })} onClick={() => picker.current?.click()}><Play aria-hidden />{t('Go on…')}</Button>
        <Button look="quiet" size="small" icon aria-label={t('Give up {name}', { name })} onClick={() => forget(unfinished)}><X aria-hidden /></Button>
      </div>
      <p className="mt-0.5 text-xs text-faint">{t('Stopped before all of {size} was sent. Choose the file again, and it goes on where it stopped.', { size: fileSize(size, words) })}</p>
      <input ref={picker} type="file" className="hidden" aria-label={t('The file {name}', { name })} tabIndex={-1}
        onChange={({ target }) => { start([...(target.files ?? [])]); target.value = ''; }} />
    </li>
  );
}
