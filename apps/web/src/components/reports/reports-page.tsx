'use client';

import Link from 'next/link';
import { Plus } from 'lucide-react';
import { useReports } from '../../hooks/reports/use-reports.ts';
import { useHydrated } from '../../hooks/ui/use-hydrated.ts';
import { useUrlParameters } from '../../hooks/ui/use-url-parameters.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';
import { cx } from '../../lib/ui/cx.ts';
import { reportsHref } from '../../lib/ui/links.ts';
import { buttonClass } from '../ui/button.tsx';
import { ReportForm } from './report-form.tsx';
import { ReportView } from './report-view.tsx';

/** Tables that a language model fills from many videos: those that are kept, one of them, or what a new one is to list. The address holds which. */
export function ReportsPage() {
  const { t } = useWords();
  const isHydrated = useHydrated();
  const { parameters, change } = useUrlParameters();
  const { data: reports } = useReports();
  const open = parameters.get('id') ?? undefined;
  const collection = parameters.get('collection') ?? undefined;
  const videos = (parameters.get('videos') ?? '').split(',').filter(Boolean);
  if (!isHydrated) return null;
  return (
    <div className="mx-auto grid max-w-6xl gap-x-8 gap-y-5 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <nav aria-label={t('Reports')} className="min-w-0 text-sm">
        <Link href={reportsHref()} aria-current={open === undefined ? 'page' : undefined} className={cx(buttonClass({ size: 'small' }), 'mb-3 w-full')}><Plus aria-hidden />{t('New report')}</Link>
        {reports?.length === 0 && <p className="px-2 text-faint">{t('Reports that you make are kept here.')}</p>}
        <ul className="max-h-48 space-y-0.5 overflow-y-auto lg:max-h-none">
          {reports?.map(({ id, question, read, of, rows }) => (
            <li key={id}>
              <Link href={reportsHref({ id })} aria-current={id === open ? 'page' : undefined} className={cx('block rounded-lg px-2.5 py-1.5', id === open ? 'bg-sunken font-medium text-ink' : 'text-soft hover:bg-sunken')}>
                <span className="line-clamp-2 break-words">{question}</span>
                <span className="block text-xs font-normal text-faint tabular-nums">{t('{n} rows', { n: rows })}{read < of && ` · ${t('{read} of {of} read', { read, of })}`}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="min-w-0">
        {open === undefined
          ? <ReportForm key={`${collection} ${videos.join(' ')}`} collection={collection} videos={videos} onMade={(id) => change({ id, collection: undefined, videos: undefined })} />
          : <ReportView key={open} id={open} />}
      </div>
    </div>
  );
}
