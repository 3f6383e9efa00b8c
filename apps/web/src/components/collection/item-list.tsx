'use client';

import type { Collection } from '@frameseek/core';
import { useEffect, useRef, useState } from 'react';
import type { DragEvent, KeyboardEvent } from 'react';
import { useMay } from '../../hooks/access/use-session.ts';
import { useCollectionActions } from '../../hooks/collection/use-collection.ts';
import { moved } from '../../lib/collection/moved.ts';
import { cx } from '../../lib/ui/cx.ts';
import { ItemRow } from './item-row.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** The moments of a collection. They are put in order by the mouse, by the buttons of each, or by Alt with the arrow keys. */
export function ItemList({ collection: { id, items } }: { readonly collection: Collection }) {
  const { t } = useWords();
  const { change } = useCollectionActions(id);
  const mayEdit = useMay('edit');
  const [dragged, setDragged] = useState<string>();
  const [over, setOver] = useState<string>();
  const list = useRef<HTMLOListElement>(null);
  const focused = useRef<{ readonly item: string; readonly control: string }>(undefined);
  // A row that has moved is put into the page anew, which takes the focus away.
  useEffect(() => {
    const { item, control } = focused.current ?? {};
    focused.current = undefined;
    if (item !== undefined) list.current?.querySelector<HTMLElement>(`[data-item="${item}"] [data-control=${control}]:not(:disabled), [data-item="${item}"] a`)?.focus();
  }, [items]);
  const move = (item: string, to: number, control: string): void => {
    const order = moved(items.map((one) => one.id), item, to);
    if (order === undefined) return;
    focused.current = { item, control };
    change.mutate({ order: [...order] });
  };
  const onKeyDown = (event: KeyboardEvent, item: string, index: number): void => {
    if (!mayEdit || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(item, index + (event.key === 'ArrowUp' ? -1 : 1), 'open');
  };
  const onDrop = (event: DragEvent, index: number): void => {
    event.preventDefault();
    if (dragged !== undefined) move(dragged, index, 'open');
    setOver(undefined);
  };
  return (
    <ol ref={list} aria-label={t('Collection')} className="space-y-2">
      {items.map((one, index) => (
        <li key={one.id} data-item={one.id} draggable={mayEdit} aria-keyshortcuts={mayEdit ? 'Alt+ArrowUp Alt+ArrowDown' : undefined}
          onDragStart={(event) => { setDragged(one.id); event.dataTransfer.effectAllowed = 'move'; }} onDragEnd={() => { setDragged(undefined); setOver(undefined); }}
          onDragOver={(event) => { if (dragged !== undefined) { event.preventDefault(); setOver(one.id); } }} onDrop={(event) => onDrop(event, index)}
          onKeyDown={(event) => onKeyDown(event, one.id, index)}
          className={cx('rounded-2xl [contain-intrinsic-size:auto_6rem] [content-visibility:auto]', dragged === one.id && 'opacity-50', over === one.id && dragged !== one.id && 'outline-2 outline-offset-2 outline-accent')}>
          <ItemRow collection={id} item={one} mayEdit={mayEdit} first={index === 0} last={index === items.length - 1} onMove={(by) => move(one.id, index + by, by < 0 ? 'up' : 'down')} />
        </li>
      ))}
    </ol>
  );
}
