'use client';

import type { EvalReport, Label } from '@frameseek/core';
import { useQuery } from '@tanstack/react-query';
import { Gauge, ThumbsDown, ThumbsUp, X } from 'lucide-react';
import Link from 'next/link';
import { useAllLabels } from '../../hooks/library/use-labels.ts';
import { useVideos } from '../../hooks/library/use-videos.ts';
import { evaluation } from '../../lib/api/api-search.ts';
import { clock, clockSpan } from '../../lib/ui/format.ts';
import { playerHref, searchHref } from '../../lib/ui/links.ts';
import { MODALITY_LABELS } from '../../lib/ui/labels.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { Message } from '../ui/message.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';
import type { PlainMessage } from '../../messages/message.ts';
import type { Words } from '../../messages/words.ts';

/** What people said of results, and how well the library is searched by that. */
export function Evaluation() {
  const { t } = useWords();
  const { labels, error, isPending, refetch } = useAllLabels();
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (isPending) return <div role="status" aria-label={t('Loading')} className="h-64 animate-pulse rounded-2xl bg-sunken" />;
  if (labels.length === 0) {
    return (
      <Message icon={Gauge} title={t('Nothing was judged yet')}>
        <p>{t('Search, and say with a thumb beside a moment whether it is what you meant. From that, this page measures how well your own library is searched.')}</p>
      </Message>
    );
  }
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">{t('How well it finds')}</h1>
      <p className="mt-1 mb-6 text-sm text-soft">{t('Measured by {n} judgements of yours: every judged query is asked anew.', { n: labels.length })}</p>
      <Report />
      <Labels labels={labels} />
    </>
  );
}

function Report() {
  const words = useWords();
  const { t, rich } = words;
  const { data, error, isPending, refetch, isFetching } = useQuery({ queryKey: ['eval'], queryFn: evaluation, staleTime: Infinity });
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (isPending) return <p role="status" className="rounded-2xl border border-line bg-surface p-5 text-sm text-soft">{t('Asking every judged query anew…')}</p>;
  return (
    <section aria-labelledby="figures" className="rounded-2xl border border-line bg-surface p-4 sm:p-5">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 id="figures" className="font-semibold">{rich('Figures <small>of {n} queries</small>', { n: data.queries, small: (children) => <span className="font-normal text-faint">{children}</span> })}</h2>
        <Button size="small" disabled={isFetching} onClick={() => void refetch()}>{isFetching ? t('Measuring…') : t('Measure again')}</Button>
      </div>
      <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={t('Table of figures')}>
        <table className="w-full text-end text-sm whitespace-nowrap tabular-nums">
          <thead className="text-xs text-faint">
            <tr>{COLUMNS.map(({ name, meaning }) => <th key={`${name} ${meaning}`} scope="col" title={t(meaning)} className="px-2 py-1.5 font-medium first:ps-0 first:text-start">{t(name)}</th>)}</tr>
          </thead>
          <tbody>
            {data.ways.map((way) => (
              <tr key={way.way} className="border-t border-line">
                {COLUMNS.map(({ meaning, value }, index) => (index === 0
                  ? <th key={meaning} scope="row" className="py-2 pe-2 text-start font-medium">{value(way, t)}</th>
                  : <td key={meaning} className="px-2 py-2">{value(way, t)}</td>))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-3 text-xs text-faint">{t('Measured {date}.', { date: words.date(data.at) })}</p>
      <details className="mt-1 text-xs text-faint">
        <summary className="w-fit cursor-pointer rounded-sm">{t('What the videos were indexed by')}</summary>
        <ul className="mt-1 space-y-0.5">{data.indexedBy.map((one) => <li key={one} className="break-all">{one}</li>)}</ul>
      </details>
    </section>
  );
}

type Way = EvalReport['ways'][number];
const percent = (share: number | undefined): string => (share === undefined ? '–' : `${Math.round(share * 100)} %`);

const COLUMNS: readonly { readonly name: PlainMessage; readonly meaning: PlainMessage; readonly value: (way: Way, t: Words['t']) => string }[] = [
  { name: 'Found by', meaning: 'Everything together, or one way of finding alone', value: ({ way }, t) => t(way === 'all' ? 'Everything' : MODALITY_LABELS[way].label) },
  { name: 'Right video first', meaning: 'Share of the queries', value: ({ figures }) => percent(figures.video1) },
  { name: 'in first 5', meaning: 'Right video among the first five', value: ({ figures }) => percent(figures.video5) },
  { name: 'Right moment first', meaning: 'It shares half of its time with what is right', value: ({ figures }) => percent(figures.moment['R@1 0.5']) },
  { name: 'in first 5', meaning: 'Right moment among the first five', value: ({ figures }) => percent(figures.moment['R@5 0.5']) },
  { name: 'Overlap', meaning: 'Of the very first moment with what is right', value: ({ figures }) => percent(figures.meanIou) },
  { name: 'Bad shown', meaning: 'Queries that show a moment judged bad among the first five', value: ({ badShown }) => percent(badShown) },
  { name: 'No match', meaning: 'F1 of saying that nothing matches', value: ({ noMatch }) => percent(noMatch) },
  { name: 'Time', meaning: 'Median of a query', value: ({ figures }) => `${Math.round(figures.p50Ms)} ms` },
];

function Labels({ labels }: { readonly labels: readonly Label[] }) {
  const { t } = useWords();
  const { data: library } = useVideos();
  const { remove } = useAllLabels();
  const titles = new Map(library?.videos.map(({ id, title }) => [id, title]));
  return (
    <section aria-labelledby="judged" className="mt-8">
      <h2 id="judged" className="mb-2 font-semibold">{t('What you said')}</h2>
      <ul className="divide-y divide-line rounded-2xl border border-line bg-surface">
        {labels.map((label) => (
          <li key={label.id} className="flex items-center gap-3 py-1.5 pe-2 ps-4 text-sm">
            {label.verdict === 'good' ? <ThumbsUp aria-label={t('This is it')} className="size-4 shrink-0 text-good" /> : <ThumbsDown aria-label={t('This is not it')} className="size-4 shrink-0 text-bad" />}
            <p className="min-w-0 flex-1">
              <Link prefetch={false} href={searchHref(label.q, [])} className="rounded-sm font-medium hover:underline">{label.q}</Link>
              <span className="block truncate text-[0.8125rem] text-soft">
                <Link prefetch={false} href={playerHref(label.video, { at: label.start, q: label.q })} className="rounded-sm hover:underline">{titles.get(label.video) ?? t('A video that was removed')}</Link>
                <span className="text-faint tabular-nums"> {clockSpan(label)}</span>
              </span>
            </p>
            <Button look="quiet" size="small" icon aria-label={t('Take back: {q}, {title} {time}', { q: label.q, title: titles.get(label.video) ?? '', time: clock(label.start) })} onClick={() => remove(label.id)}><X aria-hidden /></Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
