'use client';

import { Layers } from 'lucide-react';
import { useResultsView } from '../../../hooks/search/use-results-view.ts';
import { MOMENT_ORDERS } from '../../../lib/search/arrange-moments.ts';
import { Chip } from '../../ui/chip.tsx';
import { Select } from '../../ui/select.tsx';
import { useWords } from '../../../hooks/ui/use-words.tsx';

/** The order of the moments, and whether each video has one card for all of its own. */
export function ResultsView() {
  const { t } = useWords();
  const { view, setView } = useResultsView();
  const { order, grouped } = view;
  return (
    <>
      <Chip pressed={grouped} onClick={() => setView({ order, grouped: !grouped })}><Layers aria-hidden className="size-3.5" />{t('By video')}</Chip>
      <Select
        aria-label={t('Order of the moments')} value={order} options={MOMENT_ORDERS.map(([value, label]) => [value, t(label)])} active={order !== 'best'}
        onChoose={(chosen) => setView({ grouped, order: MOMENT_ORDERS.find(([one]) => one === chosen)?.[0] ?? 'best' })}
      />
    </>
  );
}
