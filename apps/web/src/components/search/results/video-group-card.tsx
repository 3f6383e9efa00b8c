import Link from 'next/link';
import type { MomentGroup } from '../../../lib/search/arrange-moments.ts';
import { pictureTime, pictureWithin, wordsOf, writtenIn } from '../../../lib/search/moment.ts';
import { clock } from '../../../lib/ui/format.ts';
import { playerHref } from '../../../lib/ui/links.ts';
import { Poster } from '../../pictures/poster.tsx';
import { Highlighted } from '../highlighted.tsx';
import { useWords } from '../../../hooks/ui/use-words.tsx';

interface VideoGroupCardProps {
  readonly group: MomentGroup;
  readonly query: string;
  /** Seconds; undefined as long as it is not known. */
  readonly duration: number | undefined;
  readonly hasPicture: boolean | undefined;
  readonly isFirst: boolean;
}

/** Moments that have a link of their own; the player lists all of them. */
const NAMED = 5;

/** A video that was found in, how often, and where: a click opens its best moment, each of the times opens there. */
export function VideoGroupCard({ group: { video, moments }, query, duration, hasPicture, isFirst }: VideoGroupCardProps) {
  const { t } = useWords();
  const [best] = moments;
  const [words] = wordsOf(best);
  const hrefAt = (at: number): string => playerHref(video.id, { at, q: query });
  return (
    <article className="group" aria-label={`${video.title}, ${t('{n} moments', { n: moments.length })}`}>
      <Link data-result prefetch={false} href={hrefAt(best.start)} className="block rounded-2xl">
        <div className="relative aspect-video overflow-hidden rounded-2xl bg-sunken ring-1 ring-line ring-inset transition group-hover:brightness-105">
          <Poster id={video.id} at={pictureTime(best)} hasPicture={hasPicture} lines={writtenIn(best, pictureTime(best))} within={pictureWithin(best)} isFirst={isFirst} />
          <span className="absolute inset-e-2 bottom-2 rounded-md bg-black/75 px-1.5 py-0.5 text-xs font-medium text-white tabular-nums">{t('{n} moments', { n: moments.length })}</span>
        </div>
        {duration !== undefined && duration > 0 && <MiniTimeLine moments={moments} duration={duration} />}
        <h2 className="mt-2.5 truncate text-[0.95rem] font-medium group-hover:underline" title={video.title}>{video.title}</h2>
        {words !== undefined && <p className="mt-1 line-clamp-2 text-[0.8125rem] leading-snug text-soft">“<Highlighted text={words} query={query} />”</p>}
      </Link>
      <ul aria-label={t('Moments of {title}', { title: video.title })} className="mt-1.5 flex flex-wrap gap-1.5">
        {moments.slice(0, NAMED).map(({ start, end }) => (
          <li key={start}>
            <Link prefetch={false} href={hrefAt(start)} aria-label={t('From {time} to {time2}', { time: clock(start), time2: clock(end) })}
              className="flex h-7 items-center rounded-lg border border-line bg-surface px-2 text-xs text-soft tabular-nums hover:bg-sunken hover:text-ink">{clock(start)}</Link>
          </li>
        ))}
        {moments.length > NAMED && <li className="flex h-7 items-center text-xs text-faint">{t('and {n} more moments', { n: moments.length - NAMED })}</li>}
      </ul>
    </article>
  );
}

/** Where in the video its moments lie; the same times stand below as words. */
const MiniTimeLine = ({ moments, duration }: { readonly moments: MomentGroup['moments']; readonly duration: number }) => (
  <svg aria-hidden viewBox="0 0 1000 10" preserveAspectRatio="none" className="mt-2 h-1.5 w-full overflow-hidden rounded-full">
    <rect width="1000" height="10" className="fill-line" />
    {moments.map(({ start, end }) => (
      // Wide enough to be seen, however long the video is.
      <rect key={start} x={(1_000 * start) / duration} width={Math.max(8, (1_000 * (end - start)) / duration)} height="10" className="fill-accent" />
    ))}
  </svg>
);
