'use client';

import { ListVideo } from 'lucide-react';
import { useActivity } from '../../hooks/jobs/use-activity.ts';
import { useDoneNotice } from '../../hooks/jobs/use-done-notice.ts';
import { useJobsPanel } from '../../hooks/jobs/use-jobs-panel.tsx';
import { useMergedNotice } from '../../hooks/jobs/use-merged-notice.ts';
import { cx } from '../../lib/ui/cx.ts';
import { count } from '../../lib/ui/format.ts';
import { Button } from '../ui/button.tsx';

/** Opens the panel of what is under way, and shows how much that is. */
export function JobsButton() {
  const { open, setOpen } = useJobsPanel();
  const { busy, failed } = useActivity();
  useMergedNotice();
  useDoneNotice();
  const words = [busy > 0 ? `${count(busy, 'file')} under way` : '', failed > 0 ? `${failed} with a problem` : ''].filter(Boolean).join(', ');
  return (
    <Button look="quiet" icon className="relative" data-jobs-button aria-expanded={open} aria-label={`Jobs and uploads${words === '' ? '' : `: ${words}`}`} title="Jobs and uploads" onClick={() => setOpen(!open)}>
      <ListVideo aria-hidden />
      {busy + failed > 0 && (
        <span className={cx('absolute top-1 right-0.5 grid h-4 min-w-4 place-items-center rounded-full px-1 text-[0.625rem] leading-none font-semibold tabular-nums ring-2 ring-paper', busy > 0 ? 'bg-accent text-on-accent' : 'bg-bad text-paper')}>
          {busy > 0 ? busy : failed}
        </span>
      )}
    </Button>
  );
}
