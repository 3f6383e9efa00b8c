'use client';

import type { Probe } from '@frameseek/core';
import { Captions, CaptionsOff, LoaderCircle, Maximize, Pause, PictureInPicture2, Play, Repeat, Scan, SkipBack, SkipForward, StepBack, StepForward, Volume2, VolumeX } from 'lucide-react';
import { useRef } from 'react';
import { RATES } from '../../hooks/player/use-playback.ts';
import type { ObjectView } from '../../hooks/player/use-object-view.ts';
import type { Playback } from '../../hooks/player/use-playback.ts';
import type { Range } from '../../hooks/player/use-range.ts';
import type { Shuttle } from '../../hooks/player/use-shuttle.ts';
import { clock } from '../../lib/ui/format.ts';
import { Button } from '../ui/button.tsx';
import { TimeField } from './time-field.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface PlayerControlsProps {
  readonly playback: Playback;
  readonly range: Range;
  readonly shuttle: Shuttle;
  readonly duration: number;
  readonly probe: Probe | undefined;
  readonly hasMoments: boolean;
  readonly hasPicture: boolean;
  readonly hasWords: boolean;
  readonly objects: ObjectView;
  readonly onStep: (direction: 1 | -1) => void;
}

/** Play, go from moment to moment and from frame to frame, speed, loop, subtitles, sound, full screen. */
export function PlayerControls({ playback, range, shuttle, duration, probe, hasMoments, hasPicture, hasWords, objects, onStep }: PlayerControlsProps) {
  const { t } = useWords();
  const { paused, muted, volume, rate, time, subtitles, waiting, floating } = playback;
  const playButton = useRef<HTMLButtonElement>(null);
  const goTo = (at: number): void => {
    playback.seek(at);
    // Space plays from there.
    playButton.current?.focus();
  };
  return (
    <div role="group" aria-label={t('Playback')} className="flex flex-wrap items-center gap-1">
      <Button ref={playButton} look="primary" icon aria-label={paused ? t('Play') : t('Pause')} aria-keyshortcuts="k" disabled={playback.failed} onClick={() => { if (!shuttle.stop()) playback.toggle(); }}>
        {waiting ? <LoaderCircle aria-hidden className="animate-spin" /> : paused ? <Play aria-hidden className="fill-current" /> : <Pause aria-hidden className="fill-current" />}
      </Button>
      {hasMoments && (
        <>
          <Button look="quiet" icon aria-label={t('Previous moment')} title={t('Previous moment (P)')} aria-keyshortcuts="p" onClick={() => onStep(-1)}><SkipBack aria-hidden /></Button>
          <Button look="quiet" icon aria-label={t('Next moment')} title={t('Next moment (N)')} aria-keyshortcuts="n" onClick={() => onStep(1)}><SkipForward aria-hidden /></Button>
        </>
      )}
      {hasPicture && (
        <>
          <Button look="quiet" icon aria-label={t('One frame back')} title={t('One frame back (,)')} aria-keyshortcuts="," onClick={() => playback.step(-1)}><StepBack aria-hidden /></Button>
          <Button look="quiet" icon aria-label={t('One frame forward')} title={t('One frame forward (.)')} aria-keyshortcuts="." onClick={() => playback.step(1)}><StepForward aria-hidden /></Button>
        </>
      )}
      <p className="ms-1.5 text-sm whitespace-nowrap text-soft tabular-nums"><TimeField time={time} probe={probe} onGoTo={goTo} /> <span className="text-faint">/ {clock(duration)}</span></p>
      <p role="status" className="text-xs text-accent tabular-nums empty:hidden">{shuttle.speed < 0 && t('Backwards {speed} ×', { speed: -shuttle.speed })}{shuttle.speed > 1 && !paused && t('Forwards {speed} ×', { speed: shuttle.speed })}</p>
      <div className="ms-auto flex items-center gap-1 max-sm:w-full max-sm:justify-between">
        <select
          aria-label={t('Speed')} value={rate} onChange={({ target }) => playback.setRate(Number(target.value))}
          className="field-sizing-content h-10 rounded-xl bg-transparent px-2 text-sm text-soft hover:bg-sunken [&>option]:bg-surface [&>option]:text-ink"
        >
          {RATES.map((value) => <option key={value} value={value}>{value} ×</option>)}
        </select>
        <Toggle label={t('Play again and again')} keys="r" on={range.looping} onClick={range.toggleLoop}><Repeat aria-hidden /></Toggle>
        {objects.tracks.length > 0 && <Toggle label={t('Boxes around objects')} keys="b" on={objects.boxes} onClick={objects.toggleBoxes}><Scan aria-hidden /></Toggle>}
        {hasWords && <Toggle label={t('Subtitles')} keys="c" on={subtitles} onClick={playback.toggleSubtitles}>{subtitles ? <Captions aria-hidden /> : <CaptionsOff aria-hidden />}</Toggle>}
        <Button look="quiet" icon aria-label={muted ? t('Sound on') : t('Sound off')} title={t('Sound (Shift M)')} aria-keyshortcuts="Shift+M" onClick={playback.toggleMute}>
          {muted ? <VolumeX aria-hidden /> : <Volume2 aria-hidden />}
        </Button>
        {/* Phones have keys for it, and let no page change it. */}
        <input type="range" aria-label={t('Volume')} title={t('Volume (Shift ↑ ↓)')} min={0} max={1} step={0.05} value={muted ? 0 : volume}
          onChange={({ target }) => playback.setVolume(Number(target.value))} className="w-20 accent-accent max-lg:hidden pointer-coarse:hidden" />
        {hasPicture && playback.floatOut !== undefined && <Toggle label={t('Picture in a window of its own')} keys="w" on={floating} onClick={playback.floatOut}><PictureInPicture2 aria-hidden /></Toggle>}
        <Button look="quiet" icon aria-label={t('Full screen')} title={t('Full screen (F)')} aria-keyshortcuts="f" onClick={playback.goFullScreen}><Maximize aria-hidden /></Button>
      </div>
    </div>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly keys: string;
  readonly on: boolean;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}

const Toggle = ({ label, keys, on, onClick, children }: ToggleProps) => (
  <Button look="quiet" icon aria-label={label} title={`${label} (${keys.toUpperCase()})`} aria-keyshortcuts={keys} aria-pressed={on} onClick={onClick}
    className="aria-pressed:bg-sunken aria-pressed:text-accent">{children}</Button>
);
