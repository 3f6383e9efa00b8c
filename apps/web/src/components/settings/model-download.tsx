'use client';

import type { ModelView } from '@frameseek/core';
import { Download, Square } from 'lucide-react';
import { useMay } from '../../hooks/access/use-session.ts';
import { useChangeModel } from '../../hooks/ui/use-models.ts';
import { fileSize } from '../../lib/ui/format.ts';
import { Button } from '../ui/button.tsx';

interface ModelDownloadProps {
  readonly model: ModelView;
  /** The folder that it comes to. */
  readonly folder: string;
}

/** Brings a model at one click: how large it is, its licence, where it is kept, how far it is; stopped, it goes on later. */
export function ModelDownload({ model, folder }: ModelDownloadProps) {
  const { mutate, isPending } = useChangeModel();
  const mayChange = useMay('admin');
  const { id, licence, sizeBytes, begunBytes, download } = model;
  const running = download?.state === 'running';
  const size = sizeBytes > 0 ? fileSize(sizeBytes) : 'size told when it begins';
  return (
    <div className="mt-2 rounded-xl border border-line bg-paper p-3">
      <p className="text-[0.8125rem] break-words"><span className="font-medium">{id}</span> <span className="text-soft">· {size} · licence: {licence}</span></p>
      <p className="mt-0.5 text-xs break-words text-faint">Kept in {folder}</p>
      {running && <progress aria-label={`Download of ${id}`} className="meter mt-2 w-full" max={1} {...(sizeBytes > 0 && { value: Math.min(1, begunBytes / sizeBytes) })} />}
      {download?.fault !== undefined && <p role="alert" className="mt-2 text-[0.8125rem] break-words text-bad">{download.fault.message}</p>}
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5">
        {mayChange && running && <Button size="small" disabled={isPending} aria-label={`Stop the download of ${id}`} onClick={() => mutate({ id, action: 'stop' })}><Square aria-hidden />Stop</Button>}
        {mayChange && !running && <Button size="small" disabled={isPending} aria-label={`${verb(model)} ${id}`} onClick={() => mutate({ id, action: 'download' })}><Download aria-hidden />{verb(model)}</Button>}
        <span role="status" className="text-xs text-faint tabular-nums">{progressText(model)}</span>
      </div>
      {!mayChange && <p className="mt-2 text-[0.8125rem] text-soft">An admin can download it.</p>}
    </div>
  );
}

const verb = ({ begunBytes, download }: ModelView): string => {
  if (download?.state === 'failed') return 'Try again';
  return begunBytes > 0 ? 'Go on' : 'Download';
};

const progressText = ({ sizeBytes, begunBytes, download }: ModelView): string => {
  const here = sizeBytes > 0 ? `${fileSize(begunBytes)} of ${fileSize(sizeBytes)}` : fileSize(begunBytes);
  if (download?.state === 'running') return begunBytes > 0 ? here : 'Asking the hub…';
  return begunBytes > 0 ? `${here} here; it goes on from there` : '';
};
