'use client';

import { CircleAlert, X } from 'lucide-react';
import { dismissExport, useExports } from '../../hooks/export/use-exports.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** The files that are being made, each with its progress, or with what went wrong. */
export function ExportTray() {
  const { t } = useWords();
  const running = useExports();
  if (running.length === 0) return null;
  return (
    <section aria-label={t('Exports')} aria-live="polite" className="pointer-events-auto rounded-2xl border border-line bg-surface p-4 shadow-float">
      <h2 className="text-sm font-semibold">{running.some(({ state }) => state === 'working') ? t('Making your file') : t('Export')}</h2>
      <ul className="mt-2 space-y-2.5">
        {running.map(({ id, name, state, done, problem }) => (
          <li key={id} className="grid grid-cols-[1fr_auto] items-start gap-x-3 text-sm">
            <span className="min-w-0 break-words">
              {state === 'failed' && <CircleAlert aria-hidden className="me-1.5 inline size-4 align-[-0.2em] text-bad" />}
              {name}{problem !== undefined && <span className="block text-soft">{problem}</span>}
            </span>
            <button type="button" aria-label={state === 'failed' ? t('Dismiss {name}', { name }) : t('Cancel {name}', { name })} onClick={() => dismissExport(id)}
              className="grid size-6 place-items-center rounded-md text-faint hover:bg-sunken hover:text-ink"><X aria-hidden className="size-4" /></button>
            {state === 'working' && <progress aria-label={t('Progress of {name}', { name })} className="meter col-span-2 mt-1.5 w-full" max={1} {...(done === undefined ? {} : { value: done })} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
