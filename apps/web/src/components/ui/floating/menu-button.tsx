'use client';

import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import type { MenuLook } from './menu-panel.tsx';
import { useFloating, type FloatingWiring } from './use-floating.ts';

const MenuPanel = dynamic(async () => (await import('./menu-panel.tsx')).MenuPanel, { loading: () => null });

interface MenuButtonProps extends MenuLook {
  /** Draws the button, which takes all that it is given. */
  readonly button: (wiring: FloatingWiring) => ReactNode;
}

/** A button, and a menu that opens below it. */
export function MenuButton({ button: draw, ...look }: MenuButtonProps) {
  const { button, near, open, setOpen, wiring } = useFloating('menu');
  return (
    <span className="relative inline-flex">
      {draw(wiring)}
      {near && <MenuPanel {...look} anchor={button} open={open} onOpen={setOpen} />}
    </span>
  );
}
