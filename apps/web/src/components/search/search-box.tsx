'use client';

import { Search, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { usePastedPicture } from '../../hooks/search/use-pasted-picture.ts';
import { useQueryPicture } from '../../hooks/search/use-query-picture.ts';
import { useQueryText } from '../../hooks/search/use-query-text.ts';
import { useSlashKey } from '../../hooks/ui/use-slash-key.ts';
import type { Suggestion } from '../../lib/search/suggestions.ts';
import { playerHref } from '../../lib/ui/links.ts';
import { setOut } from '../../lib/ui/setting-out.ts';
import { LikeChips } from './by-picture/like-chips.tsx';
import { PictureButton, PictureChip } from './by-picture/picture-button.tsx';
import { QueryHelp } from './query-help.tsx';
import { SearchSuggestions, useSuggestions } from './search-suggestions.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** The search field of every page. What it holds stands in the address, so that a search can be kept and shared. */
export function SearchBox() {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [focused, setFocused] = useState(false);
  /** The text is of the reader's own hand, and not decided on yet. */
  const [typing, setTyping] = useState(false);
  const router = useRouter();
  const { text, setText, searchNow, searchNoMore, searchFor } = useQueryText(field);
  const { searchPicture } = useQueryPicture();
  const choose = (one: Suggestion): void => {
    if (one.kind === 'video') {
      searchNoMore();
      setOut();
      router.push(playerHref(one.id));
    } else searchFor(one.q);
    field.current?.blur();
  };
  const suggestions = useSuggestions({ wanted: focused && (typing || text === ''), text, onChoose: choose });
  useSlashKey(field);
  usePastedPicture(field, searchPicture);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (suggestions.onKey(event)) return;
    if (event.key === 'Escape' && text !== '') setText('');
    else if (event.key === 'Escape') field.current?.blur();
    else if (event.key === 'ArrowDown') document.querySelector<HTMLElement>('[data-result]')?.focus();
    else return;
    event.preventDefault();
  };

  return (
    <form role="search" className="relative min-w-0 flex-1" onSubmit={(event) => { event.preventDefault(); setTyping(false); searchNow(); }}
      onFocus={() => setFocused(true)} onBlur={({ currentTarget, relatedTarget }) => { if (!currentTarget.contains(relatedTarget)) { setFocused(false); setTyping(false); } }}>
      <div className="flex h-11 items-center rounded-2xl border border-line bg-surface pe-1.5 shadow-sm transition focus-within:border-faint hover:border-faint has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-2 has-[input:focus-visible]:outline-accent">
        <Search aria-hidden className="ms-3.5 size-4.5 shrink-0 text-faint" />
        <PictureChip />
        <LikeChips />
        <input
          ref={field} type="text" inputMode="search" enterKeyHint="search" name="q" autoComplete="off" role="combobox" aria-autocomplete="list"
          aria-label={t('Search your videos')} aria-keyshortcuts="/" aria-expanded={suggestions.open} aria-controls={suggestions.open ? listId : undefined}
          aria-activedescendant={suggestions.active === undefined ? undefined : `${listId}-${suggestions.active}`}
          placeholder={t('Describe a moment…')} value={text} maxLength={1_000} onChange={({ target }) => { setTyping(true); setText(target.value); }} onKeyDown={onKeyDown}
          className="h-full min-w-0 flex-1 bg-transparent px-2.5 text-base outline-none placeholder:text-faint sm:text-[0.95rem]"
        />
        {text === '' ? <kbd aria-hidden className="pointer-events-none me-1.5 hidden rounded-md border border-line px-1.5 font-sans text-xs text-faint sm:block">/</kbd> : (
          <button type="button" aria-label={t('Clear the search')} onClick={() => { setText(''); field.current?.focus(); }} className={iconClass}><X aria-hidden className="size-4" /></button>
        )}
        <PictureButton className={iconClass} />
        <QueryHelp className={iconClass} onChoose={(query) => { setText(query); field.current?.focus(); }} />
      </div>
      {suggestions.open && <SearchSuggestions id={listId} suggestions={suggestions} />}
    </form>
  );
}

const iconClass = 'grid size-8 shrink-0 place-items-center rounded-lg text-faint hover:bg-sunken hover:text-ink data-[state=open]:bg-sunken data-[state=open]:text-ink';
