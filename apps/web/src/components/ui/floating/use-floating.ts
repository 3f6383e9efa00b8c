'use client';

import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';

/**
 * Whether something that floats beside a button is open, and what the button needs to open it. `near`: a pointer, the keyboard or a
 * finger has reached the button, so what draws and places the thing is wanted; until then none of it is fetched.
 */
export function useFloating(kind: 'dialog' | 'menu') {
  const button = useRef<HTMLButtonElement>(null);
  const [near, setNear] = useState(false);
  const [open, setOpen] = useState(false);
  const approach = (): void => setNear(true);
  const toggle = (): void => {
    setNear(true);
    setOpen(!open);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (kind !== 'menu' || open || event.key !== 'ArrowDown') return;
    event.preventDefault();
    toggle();
  };
  const wiring = {
    ref: button, 'aria-haspopup': kind, 'aria-expanded': open, 'data-state': open ? 'open' : 'closed',
    onPointerEnter: approach, onFocus: approach, onClick: toggle, onKeyDown,
  } as const;
  return { button, near, open, setOpen, wiring };
}

/** What a button passes on so that it opens what floats beside it. */
export type FloatingWiring = ReturnType<typeof useFloating>['wiring'];
