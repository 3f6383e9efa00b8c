'use client';

import { useState } from 'react';
import { readPlace } from '../../lib/player/read-place.ts';
import { clock } from '../../lib/ui/format.ts';

interface TimeFieldProps {
  readonly time: number;
  /** Frames a second; 0 where there are none. */
  readonly rate: number;
  readonly onSeek: (at: number) => void;
}

/** Where the video is, and a field to type another place into: Enter goes there, Escape leaves it. */
export function TimeField({ time, rate, onSeek }: TimeFieldProps) {
  const [typed, setTyped] = useState<string>();
  const [isWrong, setWrong] = useState(false);
  const leave = (): void => {
    setTyped(undefined);
    setWrong(false);
  };
  const go = (field: HTMLInputElement): void => {
    const at = readPlace(field.value, { now: time, rate });
    setWrong(at === undefined);
    if (at === undefined) return;
    onSeek(at);
    field.blur();
  };
  return (
    <input
      type="text" autoComplete="off" aria-label="Go to a time" title="1:02.5, 00:01:02:10, #120, +5 (G)" aria-keyshortcuts="g" data-time aria-invalid={isWrong} value={typed ?? clock(time)}
      onFocus={({ target }) => { setTyped(target.value); target.select(); }} onBlur={leave} onChange={({ target }) => { setTyped(target.value); setWrong(false); }}
      onKeyDown={({ key, currentTarget, nativeEvent }) => {
        if (key === 'Enter' && !nativeEvent.isComposing) go(currentTarget);
        if (key === 'Escape') currentTarget.blur();
      }}
      className="field-sizing-content min-w-[4ch] max-w-[13ch] rounded-md bg-transparent px-1 py-0.5 text-center tabular-nums hover:bg-sunken focus:bg-sunken aria-invalid:text-bad"
    />
  );
}
