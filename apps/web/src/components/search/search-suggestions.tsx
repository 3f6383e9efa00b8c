'use client';

import { Bookmark, History, X } from 'lucide-react';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useSearchHistory } from '../../hooks/search/use-search-history.ts';
import { cx } from '../../lib/ui/cx.ts';

interface Suggestion {
  readonly list: 'recent' | 'saved';
  readonly q: string;
}

/** Searches of before, offered under the empty field. */
interface Suggestions {
  readonly open: boolean;
  readonly all: readonly Suggestion[];
  /** Place of the one that the arrow keys are on. */
  readonly active: number | undefined;
  readonly choose: (q: string) => void;
  /** Whether the key was for the suggestions. */
  readonly onKey: (event: KeyboardEvent) => boolean;
}

/** Lines that are offered. */
const MAX_SUGGESTIONS = 10;

/** The searches of before that are offered while `wanted`, and how keys move through them. */
export function useSuggestions(wanted: boolean, onChoose: (q: string) => void): Suggestions {
  const { recent, saved } = useSearchHistory();
  const [active, setActive] = useState<number>();
  const [closed, setClosed] = useState(false);
  const all: readonly Suggestion[] = [
    ...saved.map((q) => ({ list: 'saved', q }) as const),
    ...recent.filter((q) => !saved.includes(q)).map((q) => ({ list: 'recent', q }) as const),
  ].slice(0, MAX_SUGGESTIONS);
  if (!wanted && (active !== undefined || closed)) {
    setActive(undefined);
    setClosed(false);
  }
  const open = wanted && !closed && all.length > 0;
  const onKey = (event: KeyboardEvent): boolean => {
    if (!open) return false;
    const chosen = active === undefined ? undefined : all[active];
    if (event.key === 'ArrowDown') setActive(((active ?? -1) + 1) % all.length);
    else if (event.key === 'ArrowUp') setActive(((active ?? all.length) - 1 + all.length) % all.length);
    else if (event.key === 'Enter' && chosen !== undefined) onChoose(chosen.q);
    else if (event.key === 'Escape') setClosed(true);
    else return false;
    event.preventDefault();
    return true;
  };
  return { open, all, active, choose: onChoose, onKey };
}

/** The list below the field. Each line can be searched with a click, and forgotten. */
export function SearchSuggestions({ id, suggestions: { all, active, choose } }: { readonly id: string; readonly suggestions: Suggestions }) {
  const { forget } = useSearchHistory();
  return (
    <div className="absolute inset-x-0 top-full z-40 mt-2 overflow-hidden rounded-2xl border border-line bg-surface p-1.5 shadow-float">
      <ul id={id} role="listbox" aria-label="Searches of before">
        {all.map(({ list, q }, index) => (
          <li key={q} id={`${id}-${index}`} role="option" aria-selected={index === active} onMouseDown={(event) => { event.preventDefault(); choose(q); }}
            className={cx('flex h-10 cursor-pointer items-center gap-3 rounded-xl pr-12 pl-3 text-sm hover:bg-sunken', index === active && 'bg-sunken')}>
            {list === 'saved' ? <Bookmark aria-hidden className="size-4 shrink-0 fill-current text-accent" /> : <History aria-hidden className="size-4 shrink-0 text-faint" />}
            <span className="truncate">{q}</span>
            <span className="sr-only">{list === 'saved' ? ', saved' : ', searched lately'}</span>
          </li>
        ))}
      </ul>
      <div className="pointer-events-none absolute inset-y-1.5 right-3">
        {all.map(({ list, q }) => (
          <div key={q} className="flex h-10 items-center">
            <button type="button" aria-label={`Forget “${q}”`} onMouseDown={(event) => event.preventDefault()} onClick={() => forget(list, q)}
              className="pointer-events-auto grid size-7 place-items-center rounded-lg text-faint hover:bg-line hover:text-ink">
              <X aria-hidden className="size-3.5" />
            </button>
          </div>
        ))}
      </div>
    </div>
  );
}
