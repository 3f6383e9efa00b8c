'use client';

import { useUnseen } from '../../hooks/live/use-unseen.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Most that is counted out: more digits than that would not fit. */
const MOST = 99;

/** How many alerts nobody has seen, on the way to them; said to screen readers as it changes. Not as a status: the name of a link takes in no such element. */
export function UnseenCount() {
  const { t } = useWords();
  const unseen = useUnseen();
  return (
    <>
      <span aria-live="polite" className="sr-only">{unseen > 0 && t('{n} alerts not seen', { n: unseen })}</span>
      {unseen > 0 && <span aria-hidden data-unseen className="absolute top-0.5 inset-e-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-ink px-1 text-[0.625rem] leading-none font-semibold text-paper tabular-nums">{unseen > MOST ? `${MOST}+` : unseen}</span>}
    </>
  );
}
