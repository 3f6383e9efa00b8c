import type { KeyboardEvent } from 'react';

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1],
};

/** Moves through a grid of results with the arrow keys; up from the first row, or Esc, goes back to the search field. */
export function onResultKeys(event: KeyboardEvent<HTMLElement>): void {
  const results = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-result]')];
  const current = results.findIndex((result) => result === document.activeElement);
  if (current < 0) return;
  if (event.key === 'Escape') return focusSearch(event);
  const step = STEPS[event.key];
  if (step === undefined) return;
  const target = current + step[0] + step[1] * columnsOf(results);
  if (target < 0) return focusSearch(event);
  event.preventDefault();
  results[target]?.focus();
}

const focusSearch = (event: KeyboardEvent): void => {
  event.preventDefault();
  document.querySelector<HTMLElement>('[role=search] input')?.focus();
};

/** How many results stand in the first row. */
const columnsOf = (results: readonly HTMLElement[]): number => {
  const top = results[0]?.getBoundingClientRect().top;
  const next = results.findIndex((result) => result.getBoundingClientRect().top !== top);
  return next < 0 ? results.length : next;
};
