'use client';

import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useNotices } from '../hooks/use-notices.tsx';
import { useUploads } from '../hooks/use-uploads.tsx';
import { cx } from '../lib/cx.ts';

/** What is being uploaded, and what has just happened, in the lower corner. */
export function Trays() {
  return (
    <div className="pointer-events-none fixed right-3 bottom-3 z-40 flex w-[min(24rem,calc(100vw-1.5rem))] flex-col gap-2 sm:right-5 sm:bottom-5">
      <UploadTray />
      <NoticeTray />
    </div>
  );
}

function UploadTray() {
  const { uploads, cancel } = useUploads();
  if (uploads.length === 0) return null;
  return (
    <section aria-label="Uploads" className={trayClass}>
      <h2 className="text-sm font-semibold">Uploading</h2>
      <ul className="mt-2 max-h-48 space-y-2 overflow-y-auto">
        {uploads.map(({ id, name, part }) => (
          <li key={id} className="grid grid-cols-[1fr_auto] items-center gap-x-3 text-sm">
            <span className="truncate">{name}</span>
            <button type="button" aria-label={`Cancel the upload of ${name}`} className={closeClass} onClick={() => cancel(id)}><X aria-hidden className="size-4" /></button>
            <progress aria-label={`Upload of ${name}`} className="meter col-span-2 w-full" max={1} value={part} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function NoticeTray() {
  const { notices, dismiss } = useNotices();
  return (
    <div role="status" aria-live="polite" className="flex flex-col gap-2">
      {notices.map(({ id, kind, text }) => (
        <div key={id} className={cx(trayClass, 'flex items-start gap-3 text-sm')}>
          {kind === 'good' ? <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-good" /> : <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />}
          <p className="min-w-0 flex-1 break-words">{text}</p>
          <button type="button" aria-label="Dismiss" className={closeClass} onClick={() => dismiss(id)}><X aria-hidden className="size-4" /></button>
        </div>
      ))}
    </div>
  );
}

const trayClass = 'pointer-events-auto rounded-2xl border border-line bg-surface p-4 shadow-float';
const closeClass = 'grid size-6 shrink-0 place-items-center rounded-md text-faint hover:bg-sunken hover:text-ink';
