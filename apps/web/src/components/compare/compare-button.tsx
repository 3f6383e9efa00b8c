'use client';

import { Columns2 } from 'lucide-react';
import { useCompare } from '../../hooks/player/use-compare.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';
import type { ComparedPlace } from '../../lib/player/compared.ts';
import { cx } from '../../lib/ui/cx.ts';

interface CompareButtonProps {
  readonly place: ComparedPlace;
  /** Of the moment, for people who hear the page. */
  readonly name: string;
  readonly className: string;
}

/** Chooses a moment to be looked at beside another: the second that is chosen opens both. */
export function CompareButton({ place, name, className }: CompareButtonProps) {
  const { t } = useWords();
  const { isChosen, choose } = useCompare();
  return (
    <button type="button" aria-label={t('Compare {moment}', { moment: name })} title={t('Compare')} aria-pressed={isChosen(place)} onClick={() => choose(place)}
      className={cx('grid size-8 shrink-0 place-items-center rounded-lg', className)}>
      <Columns2 aria-hidden className="size-4" />
    </button>
  );
}
