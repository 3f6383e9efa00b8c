'use client';

import { useState } from 'react';
import { useWords } from '../../hooks/ui/use-words.tsx';
import { settingLabel } from '../../lib/ui/setting-labels.ts';
import { TextField } from '../ui/text-field.tsx';
import type { FieldProps } from './field-props.ts';

/** Hours of the day, by two clocks; both empty: at any time. */
export function HoursField({ setting: { name, value = '' }, onChange, disabled, invalid, describedBy }: FieldProps) {
  const { known } = useWords();
  return <Clocks key={value} {...{ value, onChange, disabled, invalid, describedBy }} label={known(settingLabel(name))} />;
}

type ClocksProps = Pick<FieldProps, 'onChange' | 'disabled' | 'invalid' | 'describedBy'> & { readonly value: string; readonly label: string };

function Clocks({ value, label, onChange, disabled, invalid, describedBy }: ClocksProps) {
  const { t } = useWords();
  const [[from = '', to = ''], setHours] = useState(value.split('-').map((time) => (time === '' ? '' : time.padStart(5, '0'))));
  /** Half of it is no value yet. */
  const keep = (): void => {
    const next = from === '' && to === '' ? '' : `${from}-${to}`;
    if (next !== value && (from === '') === (to === '')) onChange(next);
  };
  const clock = (part: string, time: string, set: (time: string) => void) => (
    <TextField
      type="time" size="small" aria-label={`${label}: ${part}`} value={time} disabled={disabled} aria-invalid={invalid} aria-describedby={describedBy}
      className="flex-1 disabled:opacity-60" onChange={({ target }) => set(target.value)} onBlur={keep}
    />
  );
  return (
    <span className="flex w-60 items-center gap-2">
      {clock(t('from'), from, (time) => setHours([time, to]))}
      <span aria-hidden className="text-faint">–</span>
      {clock(t('to'), to, (time) => setHours([from, time]))}
    </span>
  );
}
