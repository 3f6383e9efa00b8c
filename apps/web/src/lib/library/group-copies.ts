import type { LibraryItem } from './library-items.ts';

/** An item of the library with the other files that hold the same film. */
export interface GroupedItem extends LibraryItem {
  readonly copies: readonly LibraryItem[];
}

/** Seconds by which two files of one film differ in length: containers round to a frame or an audio packet. */
const SLACK = 0.25;

/**
 * Groups files of one film into one item: the same title and the same length, as it is when a film lies there in several
 * formats. (Files with equal content are one video from the start.) The largest picture stands for all.
 */
export function groupCopies(items: readonly LibraryItem[]): readonly GroupedItem[] {
  const groups: LibraryItem[][] = [];
  const byTitle = new Map<string, LibraryItem[][]>();
  for (const item of items) {
    const title = item.title.trim().toLowerCase();
    const rivals = byTitle.get(title) ?? [];
    const group = rivals.find(([first]) => first !== undefined && isCopy(first, item));
    if (group !== undefined) {
      group.push(item);
      continue;
    }
    const fresh = [item];
    groups.push(fresh);
    byTitle.set(title, [...rivals, fresh]);
  }
  return groups.flatMap((group) => {
    const [first, ...copies] = group.toSorted((a, b) => pixels(b) - pixels(a));
    return first === undefined ? [] : [{ ...first, copies }];
  });
}

const isCopy = ({ video: a }: LibraryItem, { video: b }: LibraryItem): boolean =>
  a !== undefined && b !== undefined && a.duration > 0 && a.hasVideo === b.hasVideo && Math.abs(a.duration - b.duration) <= SLACK;

const pixels = ({ video }: LibraryItem): number => (video?.width ?? 0) * (video?.height ?? 0);
