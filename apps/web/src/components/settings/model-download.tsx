'use client';

import type { ModelView } from '@frameseek/core';
import { Download, Square } from 'lucide-react';
import { useMay } from '../../hooks/access/use-session.ts';
import { useChangeModel } from '../../hooks/ui/use-models.ts';
import { fileSize } from '../../lib/ui/format.ts';
import { Button } from '../ui/button.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';
import type { PlainMessage } from '../../messages/message.ts';
import type { Words } from '../../messages/words.ts';

interface ModelDownloadProps {
  readonly model: ModelView;
  /** The folder that it comes to. */
  readonly folder: string;
}

/** Brings a model at one click: how large it is, its licence, where it is kept, how far it is; stopped, it goes on later. */
export function ModelDownload({ model, folder }: ModelDownloadProps) {
  const words = useWords();
  const { t, known, failure } = words;
  const { mutate, isPending } = useChangeModel();
  const mayChange = useMay('admin');
  const { id, licence, sizeBytes, begunBytes, download } = model;
  const running = download?.state === 'running';
  const size = sizeBytes > 0 ? fileSize(sizeBytes, words) : t('size told when it begins');
  return (
    <div className="mt-2 rounded-xl border border-line bg-paper p-3">
      <p className="text-[0.8125rem] break-words"><span className="font-medium">{id}</span> <span className="text-soft">{t('· {size} · licence: {licence}', { size, licence: known(licence) })}</span></p>
      <p className="mt-0.5 text-xs break-words text-faint">{t('Kept in {folder}', { folder })}</p>
      {running && <progress aria-label={t('Download of {id}', { id })} className="meter mt-2 w-full" max={1} {...(sizeBytes > 0 && { value: Math.min(1, begunBytes / sizeBytes) })} />}
      {download?.fault !== undefined && <p role="alert" className="mt-2 text-[0.8125rem] break-words text-bad">{failure(download.fault)}</p>}
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5">
        {mayChange && running && <Button size="small" disabled={isPending} aria-label={t('Stop the download of {id}', { id })} onClick={() => mutate({ id, action: 'stop' })}><Square aria-hidden />{t('Stop')}</Button>}
        {mayChange && !running && <Button size="small" disabled={isPending} aria-label={`${t(verb(model))} ${id}`} onClick={() => mutate({ id, action: 'download' })}><Download aria-hidden />{t(verb(model))}</Button>}
        <span role="status" className="text-xs text-faint tabular-nums">{progressText(model, words)}</span>
      </div>
      {!mayChange && <p className="mt-2 text-[0.8125rem] text-soft">{t('An admin can download it.')}</p>}
    </div>
  );
}

const verb = ({ begunBytes, download }: ModelView): PlainMessage => {
  if (download?.state === 'failed') return 'Try again';
  return begunBytes > 0 ? 'Go on' : 'Download';
};

const progressText = ({ sizeBytes, begunBytes, download }: ModelView, words: Words): string => {
  const { t } = words;
  const begun = fileSize(begunBytes, words);
  const here = sizeBytes > 0 ? t('{done} of {total}', { done: begun, total: fileSize(sizeBytes, words) }) : begun;
  if (download?.state === 'running') return begunBytes > 0 ? here : t('Asking the hub…');
  return begunBytes > 0 ? t('{size} here; it goes on from there', { size: here }) : '';
};
