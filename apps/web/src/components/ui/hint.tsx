import type { ReactNode } from 'react';

/** A sentence in a panel that has nothing else to show. */
export const Hint = ({ children }: { readonly children: ReactNode }) => <p className="p-4 text-center text-sm text-pretty text-faint">{children}</p>;
