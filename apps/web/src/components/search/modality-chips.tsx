'use client';

import type { Modality } from '@frameseek/core';
import { MODALITIES } from '@frameseek/core';
import { MODALITY_LABELS } from '../../lib/ui/labels.ts';
import { Chip } from '../ui/chip.tsx';
import { ModalityIcon } from './modality-badge.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface ModalityChipsProps {
  readonly chosen: readonly Modality[];
  readonly onChange: (modalities: readonly Modality[]) => void;
}

/** Limits a search to some ways of finding; none chosen means all. */
export function ModalityChips({ chosen, onChange }: ModalityChipsProps) {
  const { t } = useWords();
  const toggle = (modality: Modality): void =>
    onChange(MODALITIES.filter((one) => (one === modality) !== chosen.includes(one)));
  return (
    <div role="group" aria-label={t('Ways of finding')} className="-mx-3 flex gap-1.5 overflow-x-auto px-3 py-1 [scrollbar-width:none] sm:mx-0 sm:flex-wrap sm:px-0 sm:py-0">
      <Chip pressed={chosen.length === 0} onClick={() => onChange([])}>{t('All')}</Chip>
      {MODALITIES.map((modality) => (
        <Chip key={modality} pressed={chosen.includes(modality)} onClick={() => toggle(modality)}>
          <ModalityIcon modality={modality} />{t(MODALITY_LABELS[modality].label)}
        </Chip>
      ))}
    </div>
  );
}
