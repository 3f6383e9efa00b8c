'use client';

import { shownPath } from '@frameseek/core';
import { LayoutGrid, List, ListFilter, Search } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { cx } from '../../lib/ui/cx.ts';
import type { LibraryItem } from '../../lib/library/library-items.ts';
import { DEFAULT_VIEW, FILTERS, foldersOf, isFiltered, tagsOf, withoutFilters } from '../../lib/library/library-view.ts';
import type { LibraryView } from '../../lib/library/library-view.ts';
import { Button } from '../ui/button.tsx';
import { RemovableChip } from '../ui/chip.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';
import type { PlainMessage } from '../../messages/message.ts';

interface LibraryBarProps {
  readonly items: readonly LibraryItem[];
  readonly view: LibraryView;
  readonly onView: (view: LibraryView) => void;
}

/** Filters, order and layout of the library. On a phone the filters are behind a button. */
export function LibraryBar({ items, view, onView }: LibraryBarProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const active = FILTERS.filter((key) => (view[key] ?? '') !== '').length;
  return (
    <div className="mb-5 flex flex-wrap items-center gap-2" role="group" aria-label={t('Filter and order')}>
      <NameFilter view={view} onView={onView} />
      <Button size="small" className="h-9 sm:hidden" aria-label={active > 0 ? t('Filters: {active}', { active }) : t('Filters')} aria-expanded={open} onClick={() => setOpen(!open)}>
        <ListFilter aria-hidden />{active > 0 && <span className="tabular-nums">{active}</span>}
      </Button>
      <div className={cx('flex flex-wrap gap-2 max-sm:order-last max-sm:w-full', !open && 'max-sm:hidden')}>
        <Filters items={items} view={view} onView={onView} />
        <Order view={view} onView={onView} className="sm:hidden" />
      </div>
      {isFiltered(view) && <Button size="small" look="quiet" className="h-9 max-sm:hidden" onClick={() => onView(withoutFilters(view))}>{t('Clear')}</Button>}
      <div className="ms-auto flex items-center gap-2">
        <Order view={view} onView={onView} className="max-sm:hidden" />
        <LayoutSwitch view={view} onView={onView} />
      </div>
    </div>
  );
}

/** Looks for videos by name while one types; what is in them is found by the search above. */
function NameFilter({ view, onView }: Omit<LibraryBarProps, 'items'>) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(view.name);
  // The address follows what is typed a little later, and must not overtake it; all else it says is taken over.
  useEffect(() => {
    if (document.activeElement !== field.current) setText(view.name);
  }, [view.name]);
  return (
    <div className="relative max-sm:flex-1">
      <Search aria-hidden className="pointer-events-none absolute top-1/2 inset-s-2.5 size-4 -translate-y-1/2 text-faint" />
      <TextField
        ref={field} aria-label={t('Filter by name')} placeholder={t('Filter by name')} value={text} maxLength={200}
        onChange={({ target }) => { setText(target.value); onView({ ...view, name: target.value }); }}
        size="small" className="w-full indent-6 sm:w-44"
      />
    </div>
  );
}

function Filters({ items, view, onView }: LibraryBarProps) {
  const { t } = useWords();
  const told = <Value extends string>(labels: readonly (readonly [Value, PlainMessage])[]): readonly (readonly [Value, string])[] => labels.map(([value, label]) => [value, t(label)]);
  const tags = useMemo(() => tagsOf(items), [items]);
  const folders = useMemo(() => foldersOf(items), [items]);
  const set = <Key extends keyof LibraryView>(key: Key, value: LibraryView[Key] | undefined): void => {
    const { [key]: _, ...rest } = view;
    onView((value === undefined ? rest : { ...rest, [key]: value }) as LibraryView);
  };
  return (
    <>
      <Select aria-label={t('State')} active={view.state !== undefined} value={view.state ?? ''} options={[['', t('Any state')], ...told(STATE_LABELS)]} onChoose={(value) => set('state', known(STATE_LABELS, value))} />
      <Select aria-label={t('Length')} active={view.length !== undefined} value={view.length ?? ''} options={[['', t('Any length')], ...told(LENGTH_LABELS)]} onChoose={(value) => set('length', known(LENGTH_LABELS, value))} />
      <Select aria-label={t('Date added')} active={view.date !== undefined} value={view.date ?? ''} options={[['', t('Any date')], ...told(DATE_LABELS)]} onChoose={(value) => set('date', known(DATE_LABELS, value))} />
      {(tags.length > 0 || view.tag !== undefined) && (
        <Select aria-label={t('Tag')} active={view.tag !== undefined} value={view.tag ?? ''} options={[['', t('Any tag')], ...counted(tags, view.tag)]} onChoose={(tag) => set('tag', tag || undefined)} />
      )}
      {(folders.length > 1 || view.folder !== undefined) && (
        <Select aria-label={t('Folder')} active={view.folder !== undefined} value={view.folder ?? ''} options={[['', t('Any folder')], ...counted(folders, view.folder)]} onChoose={(folder) => set('folder', folder || undefined)} />
      )}
    </>
  );
}

const Order = ({ view, onView, className }: Omit<LibraryBarProps, 'items'> & { readonly className: string }) => {
  const { t } = useWords();
  return (
    <Select aria-label={t('Order')} value={view.sort} options={SORT_LABELS.map(([value, label]) => [value, t(label)])} className={className} onChoose={(sort) => onView({ ...view, sort: known(SORT_LABELS, sort) ?? DEFAULT_VIEW.sort })} />
  );
};

function LayoutSwitch({ view, onView }: Omit<LibraryBarProps, 'items'>) {
  const { t } = useWords();
  return (
    <div role="group" aria-label={t('Layout')} className="flex rounded-xl border border-line bg-surface p-0.5">
      {([['grid', t('Grid'), LayoutGrid], ['list', t('List'), List]] as const).map(([layout, label, Icon]) => (
        <button key={layout} type="button" aria-label={label} aria-pressed={view.layout === layout} onClick={() => onView({ ...view, layout })}
          className={cx('grid size-8 place-items-center rounded-[0.6rem] transition', view.layout === layout ? 'bg-sunken text-ink' : 'text-faint hover:text-ink')}>
          <Icon aria-hidden className="size-4" />
        </button>
      ))}
    </div>
  );
}

/** What limits the library, each with the button that takes it back: shown where nothing is left. */
export function ActiveFilters({ view, onView }: Omit<LibraryBarProps, 'items'>) {
  const { t } = useWords();
  return (
    <div className="flex flex-wrap justify-center gap-2">
      {FILTERS.filter((key) => (view[key] ?? '') !== '').map((key) => {
        const { [key]: value, ...rest } = view;
        const label = [...STATE_LABELS, ...LENGTH_LABELS, ...DATE_LABELS].find(([name]) => name === value)?.[1];
        return <RemovableChip key={key} label={label === undefined ? t(FILTER_NAMES[key], { value: value ?? '' }) : t(label)} onRemove={() => onView({ ...DEFAULT_VIEW, ...rest })} />;
      })}
    </div>
  );
}

const FILTER_NAMES = {
  name: 'name: {value}', tag: 'tag: {value}', folder: 'folder: {value}', state: 'state: {value}', length: 'length: {value}', date: 'date: {value}',
} as const;

const SORT_LABELS = [
  ['newest', 'Newest first'], ['oldest', 'Oldest first'], ['recorded', 'Last recorded'], ['title', 'By title'], ['longest', 'Longest first'],
  ['shortest', 'Shortest first'], ['largest', 'Largest first'],
] as const;
const STATE_LABELS = [['ready', 'Searchable'], ['busy', 'On its way'], ['problem', 'With a problem']] as const;
const LENGTH_LABELS = [['minute', 'Under a minute'], ['ten', '1–10 minutes'], ['hour', '10–60 minutes'], ['more', 'Over an hour']] as const;
const DATE_LABELS = [['day', 'Added today'], ['week', 'Added this week'], ['month', 'Added this month'], ['year', 'Added this year']] as const;

const known = <Value extends string>(words: readonly (readonly [Value, string])[], value: string): Value | undefined =>
  words.find(([name]) => name === value)?.[0];

/** Choices with the number of videos behind each; the present one is always among them. */
const counted = (values: readonly (readonly [string, number])[], chosen: string | undefined): readonly (readonly [string, string])[] => {
  const missing = chosen !== undefined && !values.some(([value]) => value === chosen) ? [[chosen, 0] as const] : [];
  return [...values, ...missing].map(([value, videos]) => [value, `${shownPath(value)} (${videos})`]);
};
