import { Check } from 'lucide-react';
import { cx } from '../../lib/ui/cx.ts';

interface CheckBoxProps {
  readonly label: string;
  readonly checked: boolean;
  /** `through` when Shift was held: everything in between is meant too. */
  readonly onToggle: (through: boolean) => void;
  readonly className?: string;
}

/** The browser's own box to tick, in the looks of this app. */
export const CheckBox = ({ label, checked, onToggle, className }: CheckBoxProps) => (
  <label className={cx('relative grid size-8 cursor-pointer place-items-center', className)}>
    <input
      type="checkbox" aria-label={label} checked={checked} onChange={({ nativeEvent }) => onToggle('shiftKey' in nativeEvent && nativeEvent.shiftKey === true)}
      className="peer size-5 cursor-pointer appearance-none rounded-md border border-faint bg-surface shadow-sm checked:border-accent checked:bg-accent"
    />
    <Check aria-hidden className="pointer-events-none absolute size-4 text-on-accent opacity-0 peer-checked:opacity-100" strokeWidth={3} />
  </label>
);
