import { Search } from 'lucide-react';
import type { ComponentProps } from 'react';

/** The small search field at the head of a panel. */
export const PanelSearch = (props: ComponentProps<'input'> & { readonly 'aria-label': string }) => (
  <div className="relative border-b border-line p-2">
    <Search aria-hidden className="pointer-events-none absolute top-1/2 inset-s-5 size-4 -translate-y-1/2 text-faint" />
    <input type="text" autoComplete="off" {...props} className="h-9 w-full rounded-xl bg-sunken pe-3 ps-9 text-sm placeholder:text-faint" />
  </div>
);
