'use client';

import type { LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useRef } from 'react';
import type { RefObject } from 'react';
import { contentElement } from '../../../lib/ui/content-element.ts';
import { MenuItem, menuClass } from '../menu.tsx';

/** One line of a menu. */
export interface MenuChoice {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly onSelect: () => void;
  /** Cannot be undone. */
  readonly danger?: boolean;
  /** What it opens takes the cursor, so that the button does not get it back. */
  readonly takesFocus?: boolean;
}

/** What a menu offers, and where it stands. */
export interface MenuLook {
  /** What the menu is called. */
  readonly label: string;
  readonly choices: readonly MenuChoice[];
  /** Pixels between button and menu. */
  readonly offset?: number;
}

interface MenuPanelProps extends MenuLook {
  readonly anchor: RefObject<HTMLButtonElement | null>;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** The menu of a `MenuButton`, in a box of the size of the button. */
export function MenuPanel({ anchor, open, onOpen, label, choices, offset = 8 }: MenuPanelProps) {
  const leavesFocus = useRef(false);
  return (
    <DropdownMenu.Root open={open} onOpenChange={onOpen} modal={false}>
      <DropdownMenu.Trigger asChild><span aria-hidden className="pointer-events-none absolute inset-0" /></DropdownMenu.Trigger>
      <DropdownMenu.Portal container={contentElement()}>
        <DropdownMenu.Content
          align="end" sideOffset={offset} className={menuClass} aria-label={label} aria-labelledby={undefined}
          onInteractOutside={(event) => {
            // The button closes by its own click.
            if (anchor.current?.contains(event.target as Node) === true) event.preventDefault();
            else leavesFocus.current = true;
          }}
          onCloseAutoFocus={() => {
            if (!leavesFocus.current) anchor.current?.focus();
            leavesFocus.current = false;
          }}
        >
          {choices.map(({ label: name, icon: Icon, onSelect, danger = false, takesFocus = false }) => (
            <MenuItem key={name} danger={danger} onSelect={() => { leavesFocus.current = takesFocus; onSelect(); }}><Icon aria-hidden />{name}</MenuItem>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
