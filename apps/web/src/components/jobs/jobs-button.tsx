'use client';

import { ListVideo } from 'lucide-react';
import { useActivity } from '../../hooks/jobs/use-activity.ts';
import { useDoneNotice } from '../../hooks/jobs/use-done-notice.ts';
import { useJobsPanel } from '../../hooks/jobs/use-jobs-panel.tsx';
import { useMergedNotice } from '../../hooks/jobs/use-merged-notice.ts';
import { cx } from '../../lib/ui/cx.ts';
import { Button } from '../ui/button.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Opens the panel of what is under way, and shows how much that is. */
export function JobsButton() {
  const { t } = useWords();
  const { open, setOpen } = useJobsPanel();
  const { busy, failed } = useActivity();
  useMergedNotice();
  useDoneNotice();
  const words = [busy > 0 ? t('{n} files under way', { n: busy }) : '', failed > 0 ? t('{n} with a problem', { n: failed }) : ''].filter(Boolean).join(', ');
  return (
    <Button look="quiet" icon className="relative" data-jobs-button aria-expanded={open} aria-label={words === '' ? t('Jobs and uploads') : t('Jobs and uploads: {words}', { words })} title={t('Jobs and uploads')} onClick={() => setOpen(!open)}>
      <ListVideo aria-hidden />
      {busy + failed > 0 && (
        <span className={cx('absolute top-1 inset-e-0.5 grid h-4 min-w-4 place-items-center rounded-full px-1 text-[0.625rem] leading-none font-semibold tabular-nums ring-2 ring-paper', busy > 0 ? 'bg-accent text-on-accent' : 'bg-bad text-paper')}>
          {busy > 0 ? busy : failed}
        </span>
      )}
    </Button>
  );
}
