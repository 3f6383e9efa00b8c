'use client';

import { useMemo } from 'react';
import { useVideos } from '../../../hooks/library/use-videos.ts';
import { useWords } from '../../../hooks/ui/use-words.tsx';
import { facetsOf, type Facet } from '../../../lib/search/facets.ts';
import { filterLabel } from '../../../lib/search/filter-label.ts';
import type { ShownMoment } from '../../../lib/search/closer-moments.ts';

interface FacetsProps {
  readonly moments: readonly ShownMoment[];
  readonly onFilter: (filter: Facet['filter']) => void;
}

/** How what was found can be narrowed down, each with the moments that are left; what is chosen is written into the query. */
export function Facets({ moments, onFilter }: FacetsProps) {
  const words = useWords();
  const { t } = words;
  const { data: library } = useVideos();
  const known = useMemo(() => new Map(library?.videos.map((video) => [video.id, video])), [library]);
  const facets = useMemo(() => facetsOf(moments, known), [moments, known]);
  if (facets.length === 0) return null;
  return (
    <div role="group" aria-label={t('Narrow down')} className="-mx-3 mb-4 flex gap-1.5 overflow-x-auto px-3 py-1 [scrollbar-width:none] sm:mx-0 sm:flex-wrap sm:px-0 sm:py-0">
      {facets.map(({ filter, moments: left }) => {
        const label = filterLabel(filter, words);
        return (
          <button
            key={label} type="button" onClick={() => onFilter(filter)} aria-label={t('{label}: {n} moments', { label, n: left })}
            className="inline-flex h-7 max-w-56 shrink-0 items-center gap-1.5 rounded-full border border-line bg-surface px-2.5 text-xs text-soft transition hover:bg-sunken hover:text-ink"
          >
            <span className="min-w-0 truncate">{label}</span><span className="text-faint tabular-nums">{left}</span>
          </button>
        );
      })}
    </div>
  );
}
