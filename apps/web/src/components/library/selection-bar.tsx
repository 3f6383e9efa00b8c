'use client';

import { RotateCw, Tag, Trash2, X } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { useLibraryActions } from '../../hooks/library/use-library-actions.ts';
import type { Selection } from '../../hooks/library/use-selection.ts';
import type { LibraryItem } from '../../lib/library/library-items.ts';
import { Button } from '../ui/button.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

// Fetched when it is opened.
const RemoveDialog = dynamic(async () => (await import('./remove-dialog.tsx')).RemoveDialog, { loading: () => null });
const TagDialog = dynamic(async () => (await import('./tag-dialog.tsx')).TagDialog, { loading: () => null });

interface SelectionBarProps {
  readonly items: readonly LibraryItem[];
  readonly selection: Selection;
}

/** What can be done with all that are selected; at the foot of the window as long as something is. */
export function SelectionBar({ items, selection }: SelectionBarProps) {
  const { t } = useWords();
  const [dialog, setDialog] = useState<'remove' | 'tag'>();
  const { addPaths } = useLibraryActions();
  const { replace, add } = selection;
  const chosen = items.filter(({ key }) => selection.chosen.has(key));
  const videos = chosen.flatMap(({ video }) => (video === undefined ? [] : [video]));
  useEscape(chosen.length > 0 && dialog === undefined, () => replace([]));
  // A dialog about what has gone must not open with the next choice.
  if (chosen.length === 0 && dialog !== undefined) setDialog(undefined);
  if (chosen.length === 0) return null;
  const indexAgain = (): void => {
    const keys = chosen.map(({ key }) => key);
    // At once: what is chosen until the answer has come and the list was read again is another choice, which must not go with this one.
    replace([]);
    addPaths.mutate(chosen.map(({ path }) => path), { onError: () => add(keys) });
  };
  const done = (): void => {
    setDialog(undefined);
    replace([]);
  };
  return (
    <section aria-label={t('Selected videos')}
      className="fixed inset-x-3 bottom-3 z-40 mx-auto flex w-fit max-w-[calc(100vw-1.5rem)] flex-wrap items-center justify-center gap-1 rounded-2xl border border-line bg-surface p-2 shadow-float sm:bottom-5">
      <p role="status" className="px-2 text-sm font-medium tabular-nums">{t('{n} videos selected', { n: chosen.length })}</p>
      {chosen.length < items.length && <Button size="small" look="quiet" onClick={() => replace(items.map(({ key }) => key))}>{t('All {n}', { n: items.length })}</Button>}
      <Button size="small" look="quiet" disabled={videos.length === 0} onClick={() => setDialog('tag')}><Tag aria-hidden />{t('Tag')}</Button>
      <Button size="small" look="quiet" disabled={addPaths.isPending} onClick={indexAgain}>
        <RotateCw aria-hidden />{t('Index again')}
      </Button>
      <Button size="small" look="quiet" disabled={videos.length === 0} onClick={() => setDialog('remove')}><Trash2 aria-hidden />{t('Remove')}</Button>
      <Button size="small" look="quiet" icon aria-label={t('Select none')} onClick={() => replace([])}><X aria-hidden /></Button>
      {dialog === 'remove' && <RemoveDialog videos={videos} onClose={() => setDialog(undefined)} />}
      {dialog === 'tag' && <TagDialog videos={videos} onClose={() => setDialog(undefined)} onDone={done} />}
    </section>
  );
}

const useEscape = (active: boolean, act: () => void): void => {
  useEffect(() => {
    if (!active) return;
    const onKeyDown = ({ key, defaultPrevented }: KeyboardEvent): void => {
      if (key === 'Escape' && !defaultPrevented && document.querySelector('dialog[open], [role=menu]') === null) act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });
};
