'use client';

import type { Evidence } from '@frameseek/core';
import { useState } from 'react';
import { useHasPicture } from '../../hooks/library/use-has-picture.ts';
import { clockSpan } from '../../lib/ui/format.ts';
import { cx } from '../../lib/ui/cx.ts';
import { Button } from '../ui/button.tsx';
import { ModalityBadge } from '../search/modality-badge.tsx';
import { Poster } from '../pictures/poster.tsx';
import { EvidenceLink } from './evidence-link.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface EvidenceCardsProps {
  readonly title: string;
  readonly evidence: readonly Evidence[];
  readonly cited: ReadonlySet<number>;
}

/** Cards that are shown before the reader asks for all; of what is unsure none, where something is sure. */
const FEW = 4;

/** What an answer rests on: the pictures and the words, each of which plays. Cited ones come first. */
export function EvidenceCards({ title, evidence, cited }: EvidenceCardsProps) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  if (evidence.length === 0) return null;
  const ordered = [...evidence.filter(({ number }) => cited.has(number)), ...evidence.filter(({ number }) => !cited.has(number))];
  const sure = ordered.filter(({ number, unsure }) => cited.has(number) || unsure !== true).length;
  const few = sure === 0 ? FEW : Math.min(sure, Math.max(FEW, cited.size));
  return (
    <div role="group" aria-label={title} className="mt-4">
      <h2 className="text-xs font-medium text-faint">{title}</h2>
      <ul className="mt-2 grid grid-cols-[repeat(auto-fill,minmax(min(9.5rem,100%),1fr))] gap-3">
        {(all ? ordered : ordered.slice(0, few)).map((one) => (
          <li key={one.number}><Card evidence={one} cited={cited.has(one.number)} /></li>
        ))}
      </ul>
      {ordered.length > few && (
        <Button look="quiet" size="small" className="mt-2 -ms-3" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('Show fewer') : sure > few ? t('Show {n} more moments', { n: ordered.length - few }) : t('Show {n} less sure moments', { n: ordered.length - few })}
        </Button>
      )}
    </div>
  );
}

function Card({ evidence, cited }: { readonly evidence: Evidence; readonly cited: boolean }) {
  const { number, title, start, end, at, said, shown, foundBy, videoId } = evidence;
  const words = said ?? shown;
  const hasPicture = useHasPicture(videoId);
  return (
    <EvidenceLink evidence={evidence} data-evidence={number} className="group block rounded-xl no-underline">
      <span className={cx('relative block aspect-video overflow-hidden rounded-xl bg-sunken after:absolute after:inset-0 after:rounded-xl after:ring-inset', cited ? 'after:ring-2 after:ring-accent' : 'after:ring-1 after:ring-line')}>
        <Poster id={videoId} at={at} hasPicture={hasPicture} />
        <span className={cx('absolute top-1.5 inset-s-1.5 grid h-5 min-w-5 place-items-center rounded-md px-1 text-xs font-semibold tabular-nums', cited ? 'bg-accent text-on-accent' : 'bg-black/75 text-white')}>{number}</span>
        <span className="absolute bottom-1.5 inset-s-1.5 rounded-md bg-black/75 px-1.5 py-0.5 text-xs font-medium text-white tabular-nums">{clockSpan({ start, end })}</span>
      </span>
      <span className="mt-1.5 block truncate text-[0.8125rem] font-medium group-hover:underline">{title}</span>
      {words !== undefined && <span className="mt-0.5 line-clamp-2 text-xs leading-snug text-soft">“{words}”</span>}
      <span className="mt-1 flex flex-wrap gap-1">{foundBy.map((modality) => <ModalityBadge key={modality} modality={modality} />)}</span>
    </EvidenceLink>
  );
}
