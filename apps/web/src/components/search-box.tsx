'use client';

import { Search, X } from 'lucide-react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useSlashKey } from '../hooks/use-slash-key.ts';
import { readModalities, searchHref } from '../lib/links.ts';
import { QueryHelp } from './query-help.tsx';

/** Milliseconds of rest after which what is typed is searched. */
const REST_MS = 220;

/** The search field of every page. What it holds stands in the address, so that a search can be kept and shared. */
export function SearchBox() {
  const field = useRef<HTMLInputElement>(null);
  const { text, setText, searchNow } = useQueryText();
  useSlashKey(field);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && text !== '') setText('');
    else if (event.key === 'Escape') field.current?.blur();
    else if (event.key === 'ArrowDown') document.querySelector<HTMLElement>('[data-result]')?.focus();
    else return;
    event.preventDefault();
  };

  return (
    <form role="search" className="relative min-w-0 flex-1" onSubmit={(event) => { event.preventDefault(); searchNow(); }}>
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3.5 size-4.5 -translate-y-1/2 text-faint" />
      <input
        ref={field}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        name="q"
        autoComplete="off"
        aria-label="Search your videos"
        aria-keyshortcuts="/"
        placeholder="Describe a moment…"
        value={text}
        maxLength={1_000}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKeyDown}
        className="h-11 w-full rounded-2xl border border-line bg-surface pr-20 pl-10.5 text-base shadow-sm transition placeholder:text-faint hover:border-faint sm:text-[0.95rem]"
      />
      {text === '' ? (
        <kbd aria-hidden className="pointer-events-none absolute top-1/2 right-12 hidden -translate-y-1/2 rounded-md border border-line px-1.5 font-sans text-xs text-faint sm:block">/</kbd>
      ) : (
        <button type="button" aria-label="Clear the search" onClick={() => { setText(''); field.current?.focus(); }}
          className="absolute top-1/2 right-10 grid size-8 -translate-y-1/2 place-items-center rounded-lg text-faint hover:bg-sunken hover:text-ink">
          <X aria-hidden className="size-4" />
        </button>
      )}
      <span className="absolute top-1/2 right-2 -translate-y-1/2">
        <QueryHelp onChoose={(query) => { setText(query); field.current?.focus(); }} />
      </span>
    </form>
  );
}

/** The text of the field, in step with the address both ways. */
function useQueryText() {
  const pathname = usePathname();
  const router = useRouter();
  const parameters = useSearchParams();
  const inAddress = parameters.get('q') ?? '';
  const [text, setOwnText] = useState(inAddress);
  const written = useRef(inAddress);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    if (inAddress === written.current) return;
    written.current = inAddress;
    setOwnText(inAddress);
  }, [inAddress]);
  useEffect(() => () => clearTimeout(timer.current), [pathname]);

  const write = (value: string): void => {
    const q = value.trim();
    if (pathname !== '/search' && q === '') return;
    written.current = q;
    const href = searchHref(q, readModalities(parameters.get('modality')));
    if (pathname === '/search') window.history.replaceState(null, '', href);
    else router.push(href);
  };
  const setText = (value: string): void => {
    setOwnText(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => write(value), REST_MS);
  };
  const searchNow = (): void => {
    clearTimeout(timer.current);
    write(text);
  };
  return { text, setText, searchNow };
}
