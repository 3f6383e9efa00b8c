'use client';

import { Maximize, Pause, Play, SkipBack, SkipForward, Volume2, VolumeX } from 'lucide-react';
import type { Playback } from '../hooks/use-playback.ts';
import { clock } from '../lib/format.ts';
import { Button } from './button.tsx';

interface PlayerControlsProps {
  readonly playback: Playback;
  readonly duration: number;
  readonly hasMoments: boolean;
  readonly onStep: (direction: 1 | -1) => void;
}

const RATES = [0.5, 0.75, 1, 1.25, 1.5, 2];

export function PlayerControls({ playback, duration, hasMoments, onStep }: PlayerControlsProps) {
  const { paused, muted, rate, time } = playback;
  return (
    <div role="group" aria-label="Playback" className="flex items-center gap-1">
      <Button look="primary" icon aria-label={paused ? 'Play' : 'Pause'} aria-keyshortcuts="k" disabled={playback.failed} onClick={playback.toggle}>
        {paused ? <Play aria-hidden className="fill-current" /> : <Pause aria-hidden className="fill-current" />}
      </Button>
      {hasMoments && (
        <>
          <Button look="quiet" icon aria-label="Previous moment" aria-keyshortcuts="p" onClick={() => onStep(-1)}><SkipBack aria-hidden /></Button>
          <Button look="quiet" icon aria-label="Next moment" aria-keyshortcuts="n" onClick={() => onStep(1)}><SkipForward aria-hidden /></Button>
        </>
      )}
      <p className="ml-1.5 text-sm whitespace-nowrap text-soft tabular-nums">{clock(time)} <span className="text-faint">/ {clock(duration)}</span></p>
      <div className="ml-auto flex items-center gap-1">
        <select
          aria-label="Speed" value={rate} onChange={({ target }) => playback.setRate(Number(target.value))}
          className="field-sizing-content h-10 rounded-xl bg-transparent px-2 text-sm text-soft hover:bg-sunken [&>option]:bg-surface [&>option]:text-ink"
        >
          {RATES.map((value) => <option key={value} value={value}>{value} ×</option>)}
        </select>
        <Button look="quiet" icon className="max-sm:hidden" aria-label={muted ? 'Sound on' : 'Sound off'} aria-keyshortcuts="m" onClick={playback.toggleMute}>
          {muted ? <VolumeX aria-hidden /> : <Volume2 aria-hidden />}
        </Button>
        <Button look="quiet" icon aria-label="Full screen" aria-keyshortcuts="f" onClick={playback.goFullScreen}><Maximize aria-hidden /></Button>
      </div>
    </div>
  );
}
