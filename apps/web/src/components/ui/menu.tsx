'use client';

import { DropdownMenu } from 'radix-ui';
import type { ComponentProps } from 'react';

/** The classes of a floating menu. */
export const menuClass = 'z-50 min-w-48 rounded-xl border border-line bg-surface p-1.5 shadow-float';

/** One line of a menu; `danger` for what cannot be undone. */
export function MenuItem({ danger = false, ...rest }: ComponentProps<typeof DropdownMenu.Item> & { readonly danger?: boolean }) {
  const colour = danger ? 'text-bad' : 'text-ink';
  return (
    <DropdownMenu.Item
      {...rest}
      className={`flex h-9 cursor-pointer items-center gap-2.5 rounded-lg px-2.5 text-sm outline-none select-none data-highlighted:bg-sunken [&_svg]:size-4 ${colour}`}
    />
  );
}
