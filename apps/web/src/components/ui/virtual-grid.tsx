'use client';

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useDeferredValue, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEventHandler, ReactNode } from 'react';
import { useWidth } from '../../hooks/ui/use-width.ts';
import { cx } from '../../lib/ui/cx.ts';

interface VirtualGridProps<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly label: string;
  /** Pixels that a column is at least wide; one column when left out. */
  readonly minWidth?: number;
  /** Pixels that a row is about high, given the width of a column. Rows are measured once they are drawn. */
  readonly height: (column: number) => number;
  /** The space below a row. */
  readonly rowClass: string;
  readonly children: (item: Item, index: number) => ReactNode;
  readonly onKeyDown?: KeyboardEventHandler<HTMLElement>;
  readonly busy?: boolean;
}

/** Pixels between columns, as in the class `gap-x-5`. */
const GAP = 20;
const COLUMNS = ['grid-cols-1', 'grid-cols-2', 'grid-cols-3', 'grid-cols-4', 'grid-cols-5', 'grid-cols-6', 'grid-cols-7', 'grid-cols-8'] as const;
/** Pixels below a card of a grid, which its row leaves free. */
const BELOW = 28;
/** Rows that are drawn beyond the window on both sides, so that the arrow keys find the next one. */
const OVERSCAN = 2;

/**
 * A list of any length, of which only the rows near the window are in the page. The place of the others is held by two
 * empty pictures, which have a height without any styling. The window scrolls, not a box in it.
 */
export function VirtualGrid<Item>({ items, keyOf, label, minWidth, height, rowClass, children, onKeyDown, busy = false }: VirtualGridProps<Item>) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const top = useTop(box);
  const columns = minWidth === undefined ? 1 : Math.min(COLUMNS.length, Math.max(1, Math.floor((width + GAP) / (minWidth + GAP))));
  const column = (width - GAP * (columns - 1)) / columns;
  const virtualizer = useWindowVirtualizer({
    count: width === 0 ? 0 : Math.ceil(items.length / columns),
    estimateSize: () => height(column),
    // What comes before moves every item of a grid by one place: named by its first, each row would be drawn anew.
    getItemKey: (row) => (columns === 1 ? keyOf(items[row] as Item) : `${columns} ${row}`),
    overscan: OVERSCAN,
    scrollMargin: top,
  });
  const rows = virtualizer.getVirtualItems();
  const isJump = useJump(rows[0]?.index ?? 0, rows.at(-1)?.index ?? 0);
  const before = Math.max(0, (rows[0]?.start ?? top) - top);
  const after = Math.max(0, virtualizer.getTotalSize() - ((rows.at(-1)?.end ?? top) - top));
  return (
    <div ref={box} role="list" aria-label={label} aria-busy={busy} onKeyDown={onKeyDown} className="[overflow-anchor:none]">
      <svg aria-hidden width="1" height={before} className="block" />
      {rows.map(({ index, key }) => (
        <div key={key} ref={virtualizer.measureElement} data-index={index} className={cx('grid gap-x-5', COLUMNS[columns - 1], rowClass)}>
          {items.slice(index * columns, (index + 1) * columns).map((item, place) => (
            <div key={keyOf(item)} data-key={keyOf(item)} role="listitem" aria-setsize={items.length} aria-posinset={index * columns + place + 1} className="min-w-0">
              {isJump ? <div className="rounded-2xl bg-sunken" style={{ height: height(column) - BELOW }} /> : children(item, index * columns + place)}
            </div>
          ))}
        </div>
      ))}
      <svg aria-hidden width="1" height={after} className="block" />
    </div>
  );
}

/**
 * Whether none of these rows was drawn before, as after the keys Home and End: a window full of cards takes longer than an answer to a key may,
 * so that their places are drawn first, and they themselves as soon as that is on the screen.
 */
const useJump = (first: number, last: number): boolean => {
  const drawn = useDeferredValue(useMemo(() => ({ first, last }), [first, last]));
  return drawn.last < first || last < drawn.first;
};

/** Pixels from the top of the page to the element; looked at again after every drawing, since what is above it may grow. */
const useTop = (element: { readonly current: HTMLElement | null }): number => {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const now = Math.round((element.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
    if (now !== top) setTop(now);
  });
  return top;
};
