import type { StageStatus } from '@frameseek/core';
import { Check, CircleDashed, CircleMinus, LoaderCircle, TriangleAlert } from 'lucide-react';
import { stageProgress } from '../../lib/library/library-items.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';
import type { Words } from '../../messages/words.ts';
import { timeLeft } from '../../lib/ui/format.ts';
import { STAGE_LABELS } from '../../lib/ui/labels.ts';

/** What indexing does to one video, stage by stage: how many, how fast, how long still. */
export function StageList({ stages }: { readonly stages: readonly StageStatus[] }) {
  const words = useWords();
  const { t, known } = words;
  return (
    <ul className="space-y-1.5 text-xs">
      {stages.map((status) => (
        <li key={status.stage}>
          <div className="flex items-center gap-2">
            <StateIcon state={status.state} />
            <span className="font-medium">{t(STAGE_LABELS[status.stage].label)}</span>
            <span className="ms-auto truncate ps-2 text-end text-faint tabular-nums">{stageText(status, words)}</span>
          </div>
          {status.state === 'running' && (
            <progress aria-label={t(STAGE_LABELS[status.stage].label)} className="meter mt-1 h-1 w-full" max={1} value={stageProgress(status)} />
          )}
          {status.note !== undefined && status.state !== 'done' && <p className="mt-0.5 ps-5.5 text-pretty text-faint">{known(status.note)}</p>}
        </li>
      ))}
    </ul>
  );
}

const STATE_ICONS = {
  waiting: [CircleDashed, 'text-faint'], running: [LoaderCircle, 'animate-spin text-accent'], done: [Check, 'text-good'], off: [CircleMinus, 'text-faint'], failed: [TriangleAlert, 'text-bad'],
} as const;

function StateIcon({ state }: { readonly state: StageStatus['state'] }) {
  const { t } = useWords();
  const [Icon, look] = STATE_ICONS[state];
  return <Icon aria-label={t(state)} className={`size-3.5 shrink-0 ${look}`} />;
}

const stageText = ({ stage, state, count: n, speed, secondsLeft }: StageStatus, words: Words): string => {
  const { t, number } = words;
  if (state === 'off' || state === 'failed') return t(state);
  const parts: string[] = [];
  if (n > 0 && stage !== 'probe') parts.push(t(STAGE_LABELS[stage].made, { n }));
  if (state === 'running' && speed !== undefined) {
    const digits = speed < 10 ? 1 : 0;
    parts.push(t('{speed} × real time', { speed: number(speed, { minimumFractionDigits: digits, maximumFractionDigits: digits }) }));
  }
  if (state === 'running' && secondsLeft !== undefined) parts.push(timeLeft(secondsLeft, words));
  return parts.join(' · ');
};
