'use client';

import type { Probe } from '@frameseek/core';
import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import { preciseTime } from '../../lib/player/time-codes.ts';
import { readPlace } from '../../lib/player/read-place.ts';
import { clock } from '../../lib/ui/format.ts';
import { Button } from '../ui/button.tsx';
import { PopoverButton } from '../ui/floating/popover-button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface TimeFieldProps {
  /** Seconds; where the video is. */
  readonly time: number;
  readonly probe: Probe | undefined;
  /** Goes to a place, in seconds, that was typed. */
  readonly onGoTo: (at: number) => void;
}

/** Where the video is. A click, or G, opens a field to type another place into, to the very frame. */
export function TimeField({ time, probe, onGoTo }: TimeFieldProps) {
  const { t } = useWords();
  return (
    <PopoverButton label={t('Go to a time')} align="start" offset={6} className="w-[min(17rem,calc(100vw-1.5rem))] p-3"
      button={(wiring) => <button type="button" {...wiring} data-time title={t('Go to a time (G)')} aria-keyshortcuts="g" className="-mx-1 rounded-md px-1 py-0.5 tabular-nums hover:bg-sunken hover:text-ink">{clock(time)}</button>}>
      {(close) => <TimeForm time={time} probe={probe} onGoTo={(at) => { onGoTo(at); close(); }} />}
    </PopoverButton>
  );
}

function TimeForm({ time, probe, onGoTo }: TimeFieldProps) {
  const { t } = useWords();
  const [opened] = useState(() => preciseTime(time, probe));
  const [isWrong, setWrong] = useState(false);
  const help = useId();
  const rate = probe?.video?.frameRate ?? 0;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get('time');
    const at = readPlace(typeof typed === 'string' ? typed : '', { now: time, rate });
    if (at === undefined) setWrong(true);
    else onGoTo(at);
  };
  return (
    <form onSubmit={submit} noValidate>
      <div className="flex gap-1.5">
        {/* Telephones enlarge the page for a field of smaller letters. */}
        <TextField autoFocus name="time" size="small" aria-label={t('Go to a time')} aria-describedby={help} aria-invalid={isWrong} defaultValue={opened} maxLength={20} inputMode="text"
          onFocus={({ target }) => target.select()} onChange={() => setWrong(false)} className="flex-1 tabular-nums pointer-coarse:text-base" />
        <Button type="submit" size="small">{t('Go')}</Button>
      </div>
      <p id={help} role={isWrong ? 'alert' : undefined} className="mt-2 text-xs text-pretty text-soft">
        {isWrong && <span className="text-bad">{t('This is no time.')} </span>}
        {rate > 0 ? t('A time 1:02.5 or 62.5, a time code 00:01:02:12, a frame #120.') : t('A time 1:02.5 or 62.5.')}
        <br />{rate > 0 ? t('From here: +5 or −5 seconds, +2f or −2f frames.') : t('From here: +5 or −5 seconds.')}
      </p>
    </form>
  );
}
