'use client';

import { LoaderCircle } from 'lucide-react';
import Link from 'next/link';
import { useJobs } from '../../hooks/jobs/use-jobs.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Says that more may be found later, while videos are being indexed. */
export function IndexingBanner() {
  const { t } = useWords();
  const busy = useJobs().filter(({ state }) => state === 'queued' || state === 'running').length;
  if (busy === 0) return null;
  return (
    <p role="status" className="mb-5 flex items-center gap-2.5 rounded-xl border border-line bg-surface px-4 py-2.5 text-sm text-soft">
      <LoaderCircle aria-hidden className="size-4 shrink-0 animate-spin text-accent" />
      <span>{t('Still indexing {n} videos: what is already in is found.', { n: busy })}{' '}<Link href="/" className="font-medium text-ink underline underline-offset-2">{t('See the progress')}</Link></span>
    </p>
  );
}
