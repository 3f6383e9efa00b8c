import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cx } from '../../lib/ui/cx.ts';

interface SelectProps extends Omit<ComponentProps<'select'>, 'onChange' | 'value'> {
  readonly 'aria-label': string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChoose: (value: string) => void;
  /** Stands out, since it limits what is shown. */
  readonly active?: boolean;
}

/** The browser's own list of choices, in the looks of this app: it works with every keyboard, reader and phone. */
export function Select({ options, onChoose, active = false, className, ...rest }: SelectProps) {
  return (
    <span className={cx('relative inline-flex', className)}>
      <select
        {...rest} onChange={({ target }) => onChoose(target.value)}
        className={cx(
          'h-9 w-full max-w-52 appearance-none truncate rounded-xl border pe-8 ps-3 text-[0.8125rem] font-medium transition hover:bg-sunken',
          active ? 'border-ink bg-surface text-ink' : 'border-line bg-surface text-soft',
        )}
      >
        {options.map(([value, label]) => <option key={value} value={value} className="bg-surface text-ink">{label}</option>)}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-1/2 inset-e-2.5 size-3.5 -translate-y-1/2 text-faint" />
    </span>
  );
}
