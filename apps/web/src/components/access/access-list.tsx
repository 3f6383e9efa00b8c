import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { errorMessage } from '../../lib/api/api-error.ts';
import { Button } from '../ui/button.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface AccessListProps {
  readonly title: string;
  readonly about: string;
  readonly rows: readonly AccessRow[] | undefined;
  readonly error: Error | null;
  /** What stands above the list, such as the form that adds to it. */
  readonly children?: ReactNode;
}

/** One line: what it is, what else there is to say, and what ends it. */
export interface AccessRow {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  /** Beside the button. */
  readonly aside?: ReactNode;
  /** What the button does, for people: “Revoke”, “Remove”. */
  readonly end?: string;
  readonly onEnd?: () => void;
}

/** A section of the page about access: people, sessions, tokens or links. */
export function AccessList({ title, about, rows, error, children }: AccessListProps) {
  const words = useWords();
  const id = title.toLowerCase().replaceAll(' ', '-');
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="font-semibold">{title}</h2>
      <p className="mt-0.5 mb-3 text-sm text-pretty text-soft">{about}</p>
      {children}
      {error !== null && <p role="alert" className="mt-3 text-sm text-bad">{errorMessage(error, words)}</p>}
      {rows !== undefined && rows.length > 0 && (
        <ul aria-labelledby={id} className="mt-3 divide-y divide-line rounded-2xl border border-line bg-surface">
          {rows.map(({ id: key, name, about: more, aside, end, onEnd }) => (
            <li key={key} className="flex items-center gap-3 py-2 pe-2 ps-4 text-sm">
              <p className="min-w-0 flex-1"><span className="block truncate font-medium">{name}</span><span className="block truncate text-[0.8125rem] text-soft">{more}</span></p>
              {aside}
              {end !== undefined && <Button look="quiet" size="small" icon aria-label={`${end}: ${name}`} title={end} onClick={onEnd}><X aria-hidden /></Button>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
