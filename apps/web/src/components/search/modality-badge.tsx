import type { Modality } from '@frameseek/core';
import { AudioLines, Box, Captions, Eye, MessageSquareText, Type } from 'lucide-react';
import { useWords } from '../../hooks/ui/use-words.tsx';
import { cx } from '../../lib/ui/cx.ts';
import { MODALITY_LABELS } from '../../lib/ui/labels.ts';

const LOOKS = {
  visual: { Icon: Eye, colour: 'text-visual' },
  speech: { Icon: Captions, colour: 'text-speech' },
  text: { Icon: Type, colour: 'text-text' },
  described: { Icon: MessageSquareText, colour: 'text-soft' },
  sound: { Icon: AudioLines, colour: 'text-soft' },
  object: { Icon: Box, colour: 'text-soft' },
} as const;

/** The sign of a modality, in its colour. */
export const ModalityIcon = ({ modality }: { readonly modality: Modality }) => {
  const { Icon, colour } = LOOKS[modality];
  return <Icon aria-hidden className={cx('size-3.5 shrink-0', colour)} />;
};

/** By which modality a moment was found. */
export function ModalityBadge({ modality }: { readonly modality: Modality }) {
  const { t } = useWords();
  return (
    <span title={t(MODALITY_LABELS[modality].because)} className="inline-flex items-center gap-1 rounded-md border border-line bg-surface px-1.5 py-0.5 text-xs font-medium text-soft">
      <ModalityIcon modality={modality} />{t(MODALITY_LABELS[modality].label)}
    </span>
  );
}
