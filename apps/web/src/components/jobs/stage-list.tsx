import type { StageStatus } from '@frameseek/core';
import { Check, CircleDashed, CircleMinus, LoaderCircle, TriangleAlert } from 'lucide-react';
import { stageProgress } from '../../lib/library/library-items.ts';
import { count, timeLeft } from '../../lib/ui/format.ts';
import { STAGE_LABELS } from '../../lib/ui/labels.ts';

/** What indexing does to one video, stage by stage: how many, how fast, how long still. */
export function StageList({ stages }: { readonly stages: readonly StageStatus[] }) {
  return (
    <ul className="space-y-1.5 text-xs">
      {stages.map((status) => (
        <li key={status.stage}>
          <div className="flex items-center gap-2">
            <StateIcon state={status.state} />
            <span className="font-medium">{STAGE_LABELS[status.stage].label}</span>
            <span className="ml-auto truncate pl-2 text-right text-faint tabular-nums">{stageText(status)}</span>
          </div>
          {status.state === 'running' && (
            <progress aria-label={STAGE_LABELS[status.stage].label} className="meter mt-1 h-1 w-full" max={1} value={stageProgress(status)} />
          )}
          {status.note !== undefined && status.state !== 'done' && <p className="mt-0.5 pl-5.5 text-pretty text-faint">{status.note}</p>}
        </li>
      ))}
    </ul>
  );
}

const STATE_ICONS = {
  waiting: <CircleDashed aria-label="waiting" className="size-3.5 shrink-0 text-faint" />,
  running: <LoaderCircle aria-label="running" className="size-3.5 shrink-0 animate-spin text-accent" />,
  done: <Check aria-label="done" className="size-3.5 shrink-0 text-good" />,
  off: <CircleMinus aria-label="off" className="size-3.5 shrink-0 text-faint" />,
  failed: <TriangleAlert aria-label="failed" className="size-3.5 shrink-0 text-bad" />,
} as const;
const StateIcon = ({ state }: { readonly state: StageStatus['state'] }) => STATE_ICONS[state];

const stageText = ({ stage, state, count: made, speed, secondsLeft }: StageStatus): string => {
  if (state === 'off' || state === 'failed') return state;
  const parts: string[] = [];
  if (made > 0 && stage !== 'probe') parts.push(count(made, STAGE_LABELS[stage].unit));
  if (state === 'running' && speed !== undefined) parts.push(`${speed < 10 ? speed.toFixed(1) : Math.round(speed)} × real time`);
  if (state === 'running' && secondsLeft !== undefined) parts.push(timeLeft(secondsLeft));
  return parts.join(' · ');
};
