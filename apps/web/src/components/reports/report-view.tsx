'use client';

import { REPORT_FORMATS, reportFile, type Report, type ReportFormat } from '@frameseek/core';
import { Download, Play, Square, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { DropdownMenu } from 'radix-ui';
import { startExport } from '../../hooks/export/use-exports.ts';
import { useReport, useReportActions } from '../../hooks/reports/use-reports.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';
import { contentElement } from '../../lib/ui/content-element.ts';
import { reportsHref } from '../../lib/ui/links.ts';
import { EditorOnly } from '../access/editor-only.tsx';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { MenuItem, menuClass } from '../ui/menu.tsx';
import { ReportTable } from './report-table.tsx';

/** A report as far as it was made: how far that is, its table, and its files. */
export function ReportView({ id }: { readonly id: string }) {
  const { t, known } = useWords();
  const router = useRouter();
  const { data: kept, error, refetch, isRunning } = useReport(id);
  const { make, stop, remove } = useReportActions();
  if (error !== null && !isRunning) return <Failure error={error} onRetry={() => void refetch()} />;
  if (kept === undefined) return <p role="status" className="text-sm text-soft">{t('Moments are searched for …')}</p>;
  const { request, table } = kept;
  const isStopped = !isRunning && table.read < table.of;
  return (
    <article>
      <header className="mb-4 flex flex-wrap items-start gap-2">
        <div className="min-w-0 flex-1 basis-64">
          <h1 className="text-xl font-semibold tracking-tight break-words">{table.question}</h1>
          <p role="status" className="mt-0.5 text-sm text-soft tabular-nums">{t('{n} rows', { n: table.rows.length })} · {t('{read} of {of} read', { read: table.read, of: table.of })} · {table.by}</p>
        </div>
        {isRunning && <Button size="small" onClick={() => stop(id)}><Square aria-hidden />{t('Stop')}</Button>}
        {isStopped && <Button size="small" look="primary" onClick={() => make.mutate({ id, request })}><Play aria-hidden />{t('Go on')}</Button>}
        {table.rows.length > 0 && <Files table={table} />}
        {!isRunning && (
          <EditorOnly>
            <Button look="quiet" size="small" icon aria-label={t('Delete this report')} title={t('Delete this report')} disabled={remove.isPending} onClick={() => remove.mutate(id, { onSuccess: () => router.push(reportsHref()) })}><Trash2 aria-hidden /></Button>
          </EditorOnly>
        )}
      </header>
      {isRunning && <progress aria-label={t('Progress')} className="meter mb-4 w-full" max={table.of} value={table.read} />}
      {isStopped && <p className="mb-4 text-sm text-soft">{t('It was stopped. What was read is kept, and is not paid for again.')}</p>}
      {table.rows.length > 0 ? <ReportTable table={table} /> : !isRunning && !isStopped && <p className="text-sm text-soft">{t('Nothing of the kind is in these moments.')}</p>}
      <ul className="mt-3 space-y-1 text-xs text-faint">
        {table.notes.map((note) => <li key={note}>{known(note)}</li>)}
        {table.refused > 0 && <li>{t('{n} cells left out: no moment that was shown says so, or the kind does not fit.', { n: table.refused })}</li>}
      </ul>
    </article>
  );
}

const FORMATS = { csv: 'Table (CSV)', json: 'For programs (JSON)', md: 'To read (Markdown)' } as const satisfies Readonly<Record<ReportFormat, string>>;
const TYPES: Readonly<Record<ReportFormat, string>> = { csv: 'text/csv', json: 'application/json', md: 'text/markdown' };

/** The table to take away. */
function Files({ table }: { readonly table: Report }) {
  const { t } = useWords();
  const take = (format: ReportFormat): void => {
    const name = `${table.question.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim().slice(0, 80)}.${format}`;
    void startExport(name, async () => ({ blob: new Blob([reportFile(table, format)], { type: TYPES[format] }), name }));
  };
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild><Button size="small"><Download aria-hidden />{t('Save')}</Button></DropdownMenu.Trigger>
      <DropdownMenu.Portal container={contentElement()}>
        <DropdownMenu.Content align="end" sideOffset={6} collisionPadding={12} className={menuClass}>
          {REPORT_FORMATS.map((format) => <MenuItem key={format} onSelect={() => take(format)}>{t(FORMATS[format])}</MenuItem>)}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
