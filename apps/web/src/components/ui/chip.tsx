import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../../lib/ui/cx.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface ChipProps {
  readonly pressed: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

const shape = 'inline-flex h-8 max-w-full items-center gap-1.5 rounded-full border text-[0.8125rem] font-medium transition';

/** A choice that is on or off. */
export const Chip = ({ pressed, onClick, children }: ChipProps) => (
  <button
    type="button" aria-pressed={pressed} onClick={onClick}
    className={cx(shape, 'shrink-0 px-3', pressed ? 'border-ink bg-ink text-paper [&_svg]:text-paper' : 'border-line bg-surface text-soft hover:bg-sunken')}
  >
    {children}
  </button>
);

interface RemovableChipProps {
  readonly label: string;
  readonly onRemove: () => void;
  readonly children?: ReactNode;
}

/** Something that was chosen, with the button that takes it back. */
export const RemovableChip = ({ label, onRemove, children }: RemovableChipProps) => {
  const { t } = useWords();
  return (
    <span className={cx(shape, 'border-ink bg-surface pe-1 ps-3 text-ink')}>
      <span className="min-w-0 truncate">{children ?? label}</span>
      <button type="button" aria-label={t('Remove: {label}', { label })} onClick={onRemove} className="grid size-6 shrink-0 place-items-center rounded-full text-faint hover:bg-sunken hover:text-ink">
        <X aria-hidden className="size-3.5" />
      </button>
    </span>
  );
};
