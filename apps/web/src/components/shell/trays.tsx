'use client';

import { CircleAlert, CircleCheck, X } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useJobsPanel } from '../../hooks/jobs/use-jobs-panel.tsx';
import { useNotices } from '../../hooks/ui/use-notices.tsx';
import { cx } from '../../lib/ui/cx.ts';
import { ExportTray } from '../export/export-tray.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

// Fetched when it is opened.
const JobsPanel = dynamic(async () => (await import('../jobs/jobs-panel.tsx')).JobsPanel, { loading: () => null });

/** What is under way, and what has just happened, in the lower corner. */
export function Trays() {
  const { open } = useJobsPanel();
  return (
    <div className="pointer-events-none fixed inset-e-3 bottom-3 z-40 flex w-[min(24rem,calc(100vw-1.5rem))] flex-col gap-2 print:hidden sm:inset-e-5 sm:bottom-5">
      {open && <JobsPanel />}
      <ExportTray />
      <NoticeTray />
    </div>
  );
}

function NoticeTray() {
  const { t } = useWords();
  const { notices, dismiss } = useNotices();
  return (
    <div role="status" aria-live="polite" className="flex flex-col gap-2">
      {notices.map(({ id, kind, text, action }) => (
        <div key={id} className={cx(trayClass, 'flex items-start gap-3 text-sm')}>
          {kind === 'good' ? <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-good" /> : <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />}
          <p className="min-w-0 flex-1 break-words">{text}</p>
          {action !== undefined && <button type="button" className="shrink-0 rounded-sm font-medium text-accent underline underline-offset-2" onClick={() => { dismiss(id); action.act(); }}>{action.label}</button>}
          <button type="button" aria-label={t('Dismiss')} className={closeClass} onClick={() => dismiss(id)}><X aria-hidden className="size-4" /></button>
        </div>
      ))}
    </div>
  );
}

const trayClass = 'pointer-events-auto rounded-2xl border border-line bg-surface p-4 shadow-float';
const closeClass = 'grid size-6 shrink-0 place-items-center rounded-md text-faint hover:bg-sunken hover:text-ink';
