/** Milliseconds that a part of a list takes to its new place. */
const MOVE_MS = 280;

/**
 * Changes the order of a list and lets its parts (`data-key`) glide from where they were (FLIP: first, last, invert, play; Lewis 2015).
 * They can be clicked all along. What had the focus keeps it, though it may be drawn anew in another row; the page does not scroll.
 * Without gliding for those who want less motion. `change` draws the new order before it returns.
 */
export const animateReorder = (list: HTMLElement, change: () => void): void => {
  const before = new Map(partsOf(list).map((part) => [part.dataset['key'], part.getBoundingClientRect()]));
  const focused = focusIn(list);
  change();
  if (focused !== undefined) restoreFocus(list, focused);
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  for (const part of partsOf(list)) {
    const from = before.get(part.dataset['key']);
    const to = part.getBoundingClientRect();
    const [x, y] = from === undefined ? [0, 0] : [from.left - to.left, from.top - to.top];
    if (from === undefined) part.animate([{ opacity: 0 }, { opacity: 1 }], { duration: MOVE_MS, easing: 'ease-out' });
    else if (x !== 0 || y !== 0) part.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }], { duration: MOVE_MS, easing: 'ease-out' });
  }
};

const partsOf = (list: HTMLElement): readonly HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[data-key]')];

const FOCUSABLE = 'a[href], button';

/** Which part has the focus, and which of what can have it there. */
interface FocusPlace {
  readonly key: string | undefined;
  readonly index: number;
}

const focusIn = (list: HTMLElement): FocusPlace | undefined => {
  const part = document.activeElement?.closest<HTMLElement>('[data-key]');
  if (part === null || part === undefined || !list.contains(part)) return undefined;
  return { key: part.dataset['key'], index: [...part.querySelectorAll(FOCUSABLE)].findIndex((it) => it === document.activeElement) };
};

const restoreFocus = (list: HTMLElement, { key, index }: FocusPlace): void => {
  const part = partsOf(list).find((it) => it.dataset['key'] === key);
  const target = part === undefined ? undefined : [...part.querySelectorAll<HTMLElement>(FOCUSABLE)][index];
  if (target !== undefined && target !== document.activeElement) target.focus({ preventScroll: true });
};
