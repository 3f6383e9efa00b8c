'use client';

import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import type { PopoverLook } from './popover-panel.tsx';
import { useFloating, type FloatingWiring } from './use-floating.ts';

const PopoverPanel = dynamic(async () => (await import('./popover-panel.tsx')).PopoverPanel, { loading: () => null });

interface PopoverButtonProps extends PopoverLook {
  /** Draws the button, which takes all that it is given. */
  readonly button: (wiring: FloatingWiring) => ReactNode;
  /** What the panel holds; `close` closes it. */
  readonly children: (close: () => void) => ReactNode;
}

/** A button, and a panel that opens beside it. */
export function PopoverButton({ button: draw, children, ...look }: PopoverButtonProps) {
  const { button, near, open, setOpen, wiring } = useFloating('dialog');
  return (
    <>
      {draw(wiring)}
      {near && <PopoverPanel {...look} anchor={button} open={open} onOpen={setOpen}>{children(() => setOpen(false))}</PopoverPanel>}
    </>
  );
}
