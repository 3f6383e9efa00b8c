'use client';

import type { Evidence } from '@frameseek/core';
import { HoverCard } from 'radix-ui';
import { useHasPicture } from '../../hooks/library/use-has-picture.ts';
import { contentElement } from '../../lib/ui/content-element.ts';
import { clockSpan, spokenTime } from '../../lib/ui/format.ts';
import { Poster } from '../pictures/poster.tsx';
import { EvidenceLink } from './evidence-link.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface CitationProps {
  readonly number: number;
  /** Absent where no evidence has this number. */
  readonly evidence: Evidence | undefined;
}

/** Milliseconds that the pointer rests before the picture appears. */
const OPEN_MS = 120;

/** The number of a piece of evidence; a click plays it, the pointer or the focus shows it. */
export function Citation({ number, evidence }: CitationProps) {
  const { t } = useWords();
  if (evidence === undefined) {
    return <span className="mx-0.5 rounded-md border border-warn px-1 text-xs text-warn line-through" title={t('No evidence has this number')}>{number}</span>;
  }
  return <KnownCitation evidence={evidence} />;
}

function KnownCitation({ evidence }: { readonly evidence: Evidence }) {
  const words = useWords();
  const { t } = words;
  const { number, videoId, title, start, end, at, said, shown } = evidence;
  const hasPicture = useHasPicture(videoId);
  return (
    <HoverCard.Root openDelay={OPEN_MS} closeDelay={80}>
      <HoverCard.Trigger asChild>
        <EvidenceLink evidence={evidence} data-citation={number} aria-label={t('Source {number}: {title} at {time}', { number, title, time: spokenTime(start, words) })}
          className="mx-0.5 inline-grid h-5 min-w-5 place-items-center rounded-md bg-accent px-1 align-[0.1em] text-xs leading-none font-semibold text-on-accent tabular-nums no-underline hover:opacity-80">
          {number}
        </EvidenceLink>
      </HoverCard.Trigger>
      <HoverCard.Portal container={contentElement()}>
        <HoverCard.Content sideOffset={6} collisionPadding={12} className="z-50 w-64 overflow-hidden rounded-xl border border-line bg-surface shadow-float">
          <div className="aspect-video bg-sunken"><Poster id={videoId} at={at} hasPicture={hasPicture} /></div>
          <div className="p-3">
            <p className="truncate text-sm font-medium">{title}</p>
            <p className="text-xs text-faint tabular-nums">{clockSpan({ start, end })}</p>
            {(said ?? shown) !== undefined && <p className="mt-1 line-clamp-3 text-xs text-soft">“{said ?? shown}”</p>}
          </div>
        </HoverCard.Content>
      </HoverCard.Portal>
    </HoverCard.Root>
  );
}
