'use client';

import { X } from 'lucide-react';
import Link from 'next/link';
import { useId, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useLibraryActions } from '../../hooks/library/use-library-actions.ts';
import { useKnownTags } from '../../hooks/library/use-known-tags.ts';
import { DEFAULT_VIEW, libraryHref } from '../../lib/library/library-view.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface TagRowProps {
  readonly video: { readonly id: string; readonly title: string; readonly tags: readonly string[] };
  readonly editing: boolean;
  readonly onEdit: (editing: boolean) => void;
}

const chip = 'inline-flex h-6 max-w-40 items-center rounded-md bg-sunken text-xs font-medium text-soft';

/** The tags of a video, each leading to all videos with it; written and taken away where they stand. Nothing, where there are none. */
export function TagRow({ video: { id, title, tags }, editing, onEdit }: TagRowProps) {
  const { t } = useWords();
  const { change } = useLibraryActions();
  if (tags.length === 0 && !editing) return null;
  const setTags = (next: readonly string[]): void => change.mutate({ id, tags: next });
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-1">
      {tags.map((tag) => (
        <span key={tag} className={chip}>
          <Link prefetch={false} href={libraryHref({ ...DEFAULT_VIEW, tag })} aria-label={t('Videos with the tag {tag}', { tag })} className="min-w-0 truncate rounded-md px-1.5 leading-6 hover:text-ink hover:underline">{tag}</Link>
          {editing && (
            <button type="button" aria-label={t('Remove the tag {tag} from {title}', { tag, title })} onClick={() => setTags(tags.filter((one) => one !== tag))}
              className="grid size-6 shrink-0 place-items-center rounded-md hover:bg-line hover:text-ink">
              <X aria-hidden className="size-3" />
            </button>
          )}
        </span>
      ))}
      {editing && <TagField tags={tags} onAdd={(tag) => setTags([...tags, tag])} onRemoveLast={() => setTags(tags.slice(0, -1))} onClose={() => onEdit(false)} />}
    </div>
  );
}

interface TagFieldProps {
  readonly tags: readonly string[];
  readonly onAdd: (tag: string) => void;
  readonly onRemoveLast: () => void;
  readonly onClose: () => void;
}

function TagField({ tags, onAdd, onRemoveLast, onClose }: TagFieldProps) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const listId = useId();
  const known = useKnownTags();
  const add = (): void => {
    const tag = text.trim();
    if (tag !== '' && !tags.some((one) => one.toLowerCase() === tag.toLowerCase())) onAdd(tag);
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter' || event.key === ',') {
      if (text.trim() === '') onClose();
      else add();
    } else if (event.key === 'Escape') onClose();
    else if (event.key === 'Backspace' && text === '' && tags.length > 0) onRemoveLast();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <input
        autoFocus aria-label={t('New tag')} placeholder={t('New tag')} value={text} maxLength={50} list={listId} autoComplete="off"
        onChange={({ target }) => setText(target.value)} onKeyDown={onKeyDown} onBlur={() => { add(); onClose(); }}
        className="h-6 w-24 rounded-md border border-line bg-surface px-1.5 text-xs"
      />
      <datalist id={listId}>{known.filter((tag) => !tags.includes(tag)).map((tag) => <option key={tag} value={tag} />)}</datalist>
    </>
  );
}
