import Link from 'next/link';
import type { ReactNode } from 'react';
import { playerHref } from '../../lib/ui/links.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface Ring {
  readonly key: string;
  readonly video: string;
  readonly title: string;
  readonly start: number;
  readonly score: number;
  readonly happenedAt: string;
  readonly name?: string;
  /** Nobody has seen it yet. */
  readonly isNew?: boolean;
  readonly aside?: ReactNode;
  /** Its id, where it is an alert. */
  readonly alert?: string;
  readonly onOpen?: () => void;
}

/** Moments that rang, or would have: each with its picture, which leads to the moment. */
export const RingList = ({ rings, label }: { readonly rings: readonly Ring[]; readonly label?: string }) => {
  const words = useWords();
  const { t } = words;
  return (
    <ul aria-label={label ?? t('Rings')} className="mt-3 grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      {rings.map(({ key, video, title, start, score, happenedAt, name, isNew = false, aside, alert, onOpen }) => (
        <li key={key} data-alert={alert} className="overflow-hidden rounded-2xl border border-line bg-surface text-sm">
          <Link href={playerHref(video, { at: start })} onClick={() => onOpen?.()} className="block outline-offset-[-2px]" aria-label={`${name ?? title}, ${words.date(happenedAt)}`}>
            <img src={`/api/videos/${video}/thumbnail?at=${start.toFixed(1)}`} alt="" className="aspect-video w-full bg-sunken object-cover" />
          </Link>
          <div className="space-y-1 p-3">
            <p className="flex items-center gap-1.5 font-medium">{isNew && <span role="img" aria-label={t('Not seen yet')} title={t('Not seen yet')} className="size-2 shrink-0 rounded-full bg-accent" />}<span className="truncate">{name ?? title}</span></p>
            <p className="truncate text-soft">{title} · {Math.round(score * 100)} %</p>
            {aside}
          </div>
        </li>
      ))}
    </ul>
  );
};
