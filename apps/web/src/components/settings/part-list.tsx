import type { PartStatus } from '@frameseek/core';
import { cx } from '../../lib/ui/cx.ts';
import { partLabel } from '../../lib/ui/labels.ts';

/** One line for each part of the server, with the reason and the remedy where it is not fully on. */
export function PartList({ parts }: { readonly parts: readonly PartStatus[] }) {
  return (
    <ul className="space-y-3">
      {parts.map(({ part, state, uses, why, remedy }) => (
        <li key={part} className="flex gap-3 text-sm">
          <span className={cx('mt-1.5 size-2 shrink-0 rounded-full', DOTS[state])} aria-hidden />
          <div className="min-w-0">
            <p className="break-words">
              <span className="font-medium">{partLabel(part)}</span>
              <span className="text-faint"> · {PART_STATE_LABELS[state]}</span>
              {uses !== '' && <span className="text-soft"> · {uses}</span>}
            </p>
            {why !== undefined && <p className="mt-0.5 text-soft first-letter:uppercase">{why}</p>}
            {remedy !== undefined && <p className="mt-0.5 text-soft"><span className="font-medium text-ink">What to do: </span>{remedy}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}

const DOTS = { on: 'bg-good', weak: 'bg-warn', off: 'bg-bad' } as const;
/** How far a part of the server is on, as people read it. */
export const PART_STATE_LABELS = { on: 'on', weak: 'stand-in', off: 'off' } as const;
