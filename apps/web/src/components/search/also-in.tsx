'use client';

import type { FoundMoment } from '@frameseek/core';
import { Copy } from 'lucide-react';
import Link from 'next/link';
import { clockSpan } from '../../lib/ui/format.ts';
import { playerHref } from '../../lib/ui/links.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Where the same footage is found as well: repeats are shown once, and named here. */
export function AlsoIn({ moment: { also = [] }, query }: { readonly moment: FoundMoment; readonly query: string }) {
  const { t } = useWords();
  if (also.length === 0) return null;
  return (
    <details className="mt-1 text-[0.8125rem]">
      <summary className="flex w-fit cursor-pointer list-none items-center gap-1.5 rounded-md text-soft hover:text-ink">
        <Copy aria-hidden className="size-3.5 text-faint" />{t('Also in {n} more places', { n: also.length })}
      </summary>
      <ul className="mt-1 space-y-0.5 ps-5">
        {also.map(({ video, start, end }) => (
          <li key={`${video.id} ${start}`} className="truncate">
            <Link prefetch={false} href={playerHref(video.id, { at: start, q: query })} className="rounded-sm hover:underline">{video.title}</Link>
            <span className="text-faint tabular-nums"> {clockSpan({ start, end })}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
