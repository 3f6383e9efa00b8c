'use client';

import { Link2, Pause, Play, StepBack, StepForward, Undo2 } from 'lucide-react';
import type { Lockstep } from '../../hooks/player/use-lockstep.ts';
import { RATES } from '../../hooks/player/use-playback.ts';
import { useCopy } from '../../hooks/ui/use-copy.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';
import { Button } from '../ui/button.tsx';

interface CompareControlsProps {
  readonly lockstep: Lockstep;
  /** Seconds from the two places to which both can go. */
  readonly reach: readonly [number, number];
  readonly rate: number;
}

/** What steers both players at once. */
export function CompareControls({ lockstep, reach: [least, most], rate }: CompareControlsProps) {
  const { t, number } = useWords();
  const copy = useCopy();
  const { paused, offset, toggle, step, seek, setRate } = lockstep;
  const seconds = number(Math.round(offset * 100) / 100, { minimumFractionDigits: 2, signDisplay: 'exceptZero' });
  return (
    <div role="group" aria-label={t('Both moments')} className="flex flex-wrap items-center gap-1">
      <Button look="primary" icon aria-label={paused ? t('Play both') : t('Pause both')} aria-keyshortcuts="k" onClick={toggle}>{paused ? <Play aria-hidden className="fill-current" /> : <Pause aria-hidden className="fill-current" />}</Button>
      <Button look="quiet" icon aria-label={t('Both one frame back')} title={`${t('Both one frame back')} (,)`} aria-keyshortcuts="," onClick={() => step(-1)}><StepBack aria-hidden /></Button>
      <Button look="quiet" icon aria-label={t('Both one frame on')} title={`${t('Both one frame on')} (.)`} aria-keyshortcuts="." onClick={() => step(1)}><StepForward aria-hidden /></Button>
      <Button look="quiet" icon aria-label={t('Back to the two moments')} title={`${t('Back to the two moments')} (Home)`} aria-keyshortcuts="Home" onClick={() => seek(0)}><Undo2 aria-hidden /></Button>
      <select aria-label={t('Speed of both')} value={rate} onChange={({ target }) => setRate(Number(target.value))}
        className="field-sizing-content h-10 rounded-xl bg-transparent px-2 text-sm text-soft hover:bg-sunken [&>option]:bg-surface [&>option]:text-ink">
        {RATES.map((value) => <option key={value} value={value}>{value} ×</option>)}
      </select>
      <Button look="quiet" icon className="ms-auto" aria-label={t('Copy the link')} title={t('Copy the link')} onClick={() => copy(location.href)}><Link2 aria-hidden /></Button>
      <div className="flex w-full items-center gap-3">
        <input type="range" aria-label={t('Place of both')} aria-valuetext={t('{seconds} s from the two moments', { seconds })} min={least} max={most} step="any" value={Math.max(least, Math.min(most, offset))}
          onChange={({ target }) => seek(Number(target.value))} className="min-w-0 flex-1 accent-accent" />
        <span className="w-16 text-end text-xs text-soft tabular-nums">{seconds} s</span>
      </div>
    </div>
  );
}
