'use client';

import { Pencil } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useLibraryActions } from '../../hooks/library/use-library-actions.ts';
import type { LibraryItem } from '../../lib/library/library-items.ts';
import { playerHref } from '../../lib/ui/links.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface VideoNameProps {
  readonly item: LibraryItem;
  readonly editing: boolean;
  readonly onEdit: (editing: boolean) => void;
}

/** The title of a video, which opens it, and which can be changed where it stands: by the pencil, or F2. */
export function VideoName({ item, editing, onEdit }: VideoNameProps) {
  const { t } = useWords();
  const { title, video } = item;
  if (video === undefined) return <h2 className="truncate text-[0.95rem] font-medium" title={title}>{title}</h2>;
  if (editing) return <NameField id={video.id} title={title} onClose={() => onEdit(false)} />;
  return (
    <h2 className="flex min-w-0 items-center gap-1 text-[0.95rem] font-medium" title={title}>
      <Link
        href={playerHref(video.id)} prefetch={false} data-name={video.id} className="min-w-0 truncate rounded-sm hover:underline" aria-keyshortcuts="F2"
        onKeyDown={(event) => { if (event.key === 'F2') onEdit(true); }}
      >
        {title}
      </Link>
      <button type="button" aria-label={t('Rename {title}', { title })} onClick={() => onEdit(true)}
        className="grid size-6 shrink-0 place-items-center rounded-md text-faint opacity-0 group-hover:opacity-100 hover:bg-sunken hover:text-ink focus-visible:opacity-100 pointer-coarse:hidden">
        <Pencil aria-hidden className="size-3.5" />
      </button>
    </h2>
  );
}

interface NameFieldProps {
  readonly id: string;
  readonly title: string;
  readonly onClose: () => void;
}

function NameField({ id, title, onClose }: NameFieldProps) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const { change } = useLibraryActions();
  useEffect(() => field.current?.select(), []);
  const save = (): void => {
    const wanted = field.current?.value.trim() ?? '';
    if (wanted !== '' && wanted !== title) change.mutate({ id, title: wanted });
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') save();
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
    // Back to where it began, once the name is there again.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-name="${id}"]`)?.focus());
  };
  return (
    <input
      ref={field} autoFocus aria-label={t('Title')} defaultValue={title} maxLength={300} onBlur={save} onKeyDown={onKeyDown}
      className="-mx-1.5 -my-1 h-8 w-full rounded-lg border border-line bg-surface px-1.5 text-[0.95rem] font-medium focus-visible:outline-offset-0"
    />
  );
}
