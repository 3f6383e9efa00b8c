'use client';

import { SlidersHorizontal } from 'lucide-react';
import { useId } from 'react';
import type { ReactNode } from 'react';
import type { QueryFilter } from '@frameseek/core';
import { useKnownTags } from '../../hooks/library/use-known-tags.ts';
import { useVideos } from '../../hooks/library/use-videos.ts';
import { filterLabel } from '../../lib/search/filter-label.ts';
import { filtersOf, readFilter, withFilter, withoutFilter } from '../../lib/search/query-edit.ts';
import { RemovableChip } from '../ui/chip.tsx';
import { PopoverButton } from '../ui/floating/popover-button.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface FilterChipsProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
}

/** The filters that stand in the query, each to be taken back, and the way to write more of them without knowing how. */
export function FilterChips({ query, onQuery }: FilterChipsProps) {
  const words = useWords();
  const { t } = words;
  return (
    <>
      {filtersOf(query).map((filter, index) => (
        <RemovableChip key={filterLabel(filter)} label={filterLabel(filter, words)} onRemove={() => onQuery(withoutFilter(query, index))} />
      ))}
      <PopoverButton
        label={t('Filter the moments')} align="start" className="max-h-[80vh] w-[min(22rem,calc(100vw-1.5rem))] p-4"
        button={(wiring) => (
          <button {...wiring} type="button" className="inline-flex h-8 items-center gap-1.5 rounded-full border border-dashed border-faint px-3 text-[0.8125rem] font-medium text-soft transition hover:bg-sunken data-[state=open]:bg-sunken">
            <SlidersHorizontal aria-hidden className="size-3.5" />{t('Filter')}
          </button>
        )}
      >
        {() => <FilterForm onFilter={(filter) => onQuery(withFilter(query, filter))} />}
      </PopoverButton>
    </>
  );
}

const LENGTHS = [['', ''], ['30s', '30 s'], ['1min', '1 min'], ['5min', '5 min'], ['10min', '10 min'], ['30min', '30 min'], ['1h', '1 h'], ['2h', '2 h']] as const;

function FilterForm({ onFilter }: { readonly onFilter: (filter: QueryFilter) => void }) {
  const { t } = useWords();
  const tags = useKnownTags();
  const { data: library } = useVideos();
  const titles = useId();
  const write = (field: QueryFilter['field'], words: string): void => {
    const filter = readFilter(field, words);
    if (filter !== undefined) onFilter(filter);
  };
  return (
    <div className="space-y-4">
      <Field label={t('In videos named')}>
        <Words label={t('Part of the title or the path')} placeholder={t('Part of the title or path')} list={titles} onWords={(words) => write('in', words)} />
        <datalist id={titles}>{library?.videos.slice(0, 500).map(({ id, title }) => <option key={id} value={title} />)}</datalist>
      </Field>
      {tags.length > 0 && (
        <Field label={t('With the tag')}>
          <Select aria-label={t('Tag')} value="" options={[['', t('Choose a tag')], ...tags.map((tag) => [tag, tag] as const)]} onChoose={(tag) => write('tag', tag)} className="w-full" />
        </Field>
      )}
      <Field label={t('Place in the video')}>
        <Words label={t('From this position')} placeholder={t('from 1:30')} onWords={(words) => write('after', words)} />
        <Words label={t('Until this position')} placeholder={t('until 45:00')} onWords={(words) => write('before', words)} />
      </Field>
      <Field label={t('Recorded')}>
        <Words type="date" label={t('Recorded from')} onWords={(words) => write('after', words)} />
        <Words type="date" label={t('Recorded before')} onWords={(words) => write('before', words)} />
      </Field>
      <Field label={t('Length of the video')}>
        <Select aria-label={t('Longer than')} value="" options={LENGTHS.map(([value, label]) => [value, value === '' ? t('longer than') : `> ${label}`])} onChoose={(words) => write('longer', words)} className="min-w-0 flex-1" />
        <Select aria-label={t('Shorter than')} value="" options={LENGTHS.map(([value, label]) => [value, value === '' ? t('shorter than') : `< ${label}`])} onChoose={(words) => write('shorter', words)} className="min-w-0 flex-1" />
      </Field>
      <p className="border-t border-line pt-3 text-xs text-faint">{t('What you choose is written into the search field, where it can be changed.')}</p>
    </div>
  );
}

const Field = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <fieldset>
    <legend className="mb-1.5 text-xs font-medium text-soft">{label}</legend>
    <div className="flex gap-2">{children}</div>
  </fieldset>
);

interface WordsProps {
  readonly label: string;
  readonly onWords: (words: string) => void;
  readonly type?: 'text' | 'date';
  readonly placeholder?: string;
  readonly list?: string;
}

/** A field whose content is taken with Enter, or on leaving it. */
const Words = ({ label, onWords, ...rest }: WordsProps) => (
  <TextField
    {...rest} aria-label={label} size="small" className="w-full flex-1"
    onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); event.currentTarget.blur(); } }}
    onBlur={({ currentTarget }) => { onWords(currentTarget.value); currentTarget.value = ''; }}
  />
);
