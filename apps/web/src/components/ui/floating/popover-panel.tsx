'use client';

import { Popover } from 'radix-ui';
import { useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import { cx } from '../../../lib/ui/cx.ts';

/** How a panel is called, and where it stands. */
export interface PopoverLook {
  readonly label: string;
  readonly align: 'start' | 'end';
  /** Pixels between button and panel. */
  readonly offset?: number;
  /** Its width, its height and the room around what it holds. */
  readonly className: string;
}

interface PopoverPanelProps extends PopoverLook {
  readonly anchor: RefObject<HTMLButtonElement | null>;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly children: ReactNode;
}

/** The panel of a `PopoverButton`. Closed by Escape, or a press anywhere else. */
export function PopoverPanel({ anchor, open, onOpen, label, align, offset = 8, className, children }: PopoverPanelProps) {
  const pressedElsewhere = useRef(false);
  return (
    <Popover.Root open={open} onOpenChange={onOpen}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          align={align} sideOffset={offset} collisionPadding={12} aria-label={label}
          className={cx('z-50 overflow-y-auto rounded-2xl border border-line bg-surface shadow-float', className)}
          onInteractOutside={(event) => {
            // The button closes by its own click.
            if (anchor.current?.contains(event.target as Node) === true) event.preventDefault();
            else pressedElsewhere.current = true;
          }}
          onCloseAutoFocus={() => {
            // Whoever went elsewhere by a key, as `/` does, right after it was closed, stays there.
            if (!pressedElsewhere.current && document.activeElement === document.body) anchor.current?.focus();
            pressedElsewhere.current = false;
          }}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
