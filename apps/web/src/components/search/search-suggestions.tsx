'use client';

import { Bookmark, Film, History, Tag, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useKnownTags } from '../../hooks/library/use-known-tags.ts';
import { useNamedVideos } from '../../hooks/search/use-named-videos.ts';
import { useSearchHistory } from '../../hooks/search/use-search-history.ts';
import { suggestionsFor, type Suggestion } from '../../lib/search/suggestions.ts';
import { cx } from '../../lib/ui/cx.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** What may be meant, offered under the field. */
interface Suggestions {
  readonly open: boolean;
  readonly all: readonly Suggestion[];
  /** Searches of before, as nothing is typed. */
  readonly isBefore: boolean;
  /** Place of the one that the arrow keys are on. */
  readonly active: number | undefined;
  readonly choose: (one: Suggestion) => void;
  /** Whether the key was for the suggestions. */
  readonly onKey: (event: KeyboardEvent) => boolean;
}

interface SuggestionOptions {
  /** The field is used, and nothing else was decided since it was typed in. */
  readonly wanted: boolean;
  readonly text: string;
  readonly onChoose: (one: Suggestion) => void;
}

/** What is offered while `wanted`, and how keys move through it. */
export function useSuggestions({ wanted, text, onChoose }: SuggestionOptions): Suggestions {
  const { recent, saved } = useSearchHistory();
  const names = useNamedVideos();
  const tags = useKnownTags();
  const [active, setActive] = useState<number>();
  const [closedAt, setClosedAt] = useState<string>();
  const all = useMemo(() => (wanted ? suggestionsFor(text, { names, tags, recent, saved }) : []), [wanted, text, names, tags, recent, saved]);
  if (!wanted && (active !== undefined || closedAt !== undefined)) {
    setActive(undefined);
    setClosedAt(undefined);
  }
  if (active !== undefined && active >= all.length) setActive(undefined);
  const open = wanted && closedAt !== text && all.length > 0;
  const isBefore = text.trim() === '';
  const onKey = (event: KeyboardEvent): boolean => {
    if (!open) return false;
    const chosen = active === undefined ? undefined : all[active];
    // Below what is offered while one types stands what is found.
    if (event.key === 'ArrowDown' && active === all.length - 1 && !isBefore) {
      setClosedAt(text);
      return false;
    }
    if (event.key === 'ArrowDown') setActive(((active ?? -1) + 1) % all.length);
    else if (event.key === 'ArrowUp') setActive(((active ?? all.length) - 1 + all.length) % all.length);
    else if (event.key === 'Enter' && chosen !== undefined) onChoose(chosen);
    else if (event.key === 'Escape') setClosedAt(text);
    else {
      setActive(undefined);
      return false;
    }
    event.preventDefault();
    return true;
  };
  return { open, all, isBefore, active, choose: onChoose, onKey };
}

const ICONS = { video: Film, tag: Tag, saved: Bookmark, recent: History } as const;
const TOLD = { video: 'a video', tag: 'a filter', saved: 'saved', recent: 'searched lately' } as const;
const keyOf = (one: Suggestion): string => `${one.kind} ${one.kind === 'video' ? one.id : one.q}`;

/** The list below the field. Each line can be taken with a click, and searches of before be forgotten. */
export function SearchSuggestions({ id, suggestions: { all, isBefore, active, choose } }: { readonly id: string; readonly suggestions: Suggestions }) {
  const { t } = useWords();
  const { forget } = useSearchHistory();
  return (
    <div className="absolute inset-x-0 top-full z-40 mt-2 overflow-hidden rounded-2xl border border-line bg-surface p-1.5 shadow-float">
      <ul id={id} role="listbox" aria-label={isBefore ? t('Searches of before') : t('Suggestions')}>
        {all.map((one, index) => {
          const Icon = ICONS[one.kind];
          return (
            <li key={keyOf(one)} id={`${id}-${index}`} role="option" aria-selected={index === active} onMouseDown={(event) => { event.preventDefault(); choose(one); }}
              className={cx('flex h-10 cursor-pointer items-center gap-3 rounded-xl pe-12 ps-3 text-sm hover:bg-sunken', index === active && 'bg-sunken')}>
              <Icon aria-hidden className={cx('size-4 shrink-0', one.kind === 'saved' ? 'fill-current text-accent' : 'text-faint')} />
              <span className="truncate">{one.label}</span>
              <span className="sr-only">, {t(TOLD[one.kind])}</span>
            </li>
          );
        })}
      </ul>
      <div className="pointer-events-none absolute inset-y-1.5 inset-e-3">
        {all.map((one) => (
          <div key={keyOf(one)} className="flex h-10 items-center">
            {(one.kind === 'saved' || one.kind === 'recent') && (
              <button type="button" aria-label={t('Forget “{q}”', { q: one.q })} onMouseDown={(event) => event.preventDefault()} onClick={() => forget(one.kind, one.q)}
                className="pointer-events-auto grid size-7 place-items-center rounded-lg text-faint hover:bg-line hover:text-ink">
                <X aria-hidden className="size-3.5" />
              </button>
            )}
          </div>
        ))}
      </div>
    </div>
  );
}
