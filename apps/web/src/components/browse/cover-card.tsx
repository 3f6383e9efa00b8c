import { posterTime, type VideoSummary } from '@frameseek/core';
import Link from 'next/link';
import { Poster } from '../pictures/poster.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Pictures that stand for many videos. */
const COVERS = 4;

interface CoverCardProps {
  readonly href: string;
  readonly name: string;
  readonly videos: readonly VideoSummary[];
}

/** Many videos as one card: some of their pictures, what they have in common, and how many they are. */
export const CoverCard = ({ href, name, videos }: CoverCardProps) => {
  const { t } = useWords();
  return (
    <Link href={href} prefetch={false} className="block rounded-xl">
      <span aria-hidden className="grid aspect-video grid-cols-2 gap-px overflow-hidden rounded-xl bg-sunken ring-1 ring-line ring-inset">
        {videos.slice(0, videos.length < COVERS ? 1 : COVERS).map(({ id, duration, hasVideo }) => (
          <span key={id} className="overflow-hidden only:col-span-2 only:row-span-2"><Poster id={id} at={posterTime(duration)} hasPicture={hasVideo} /></span>
        ))}
      </span>
      <span className="mt-1.5 block truncate text-sm font-medium">{name}</span>
      <span className="block text-xs text-faint tabular-nums">{t('{n} videos', { n: videos.length })}</span>
    </Link>
  );
};

/** Cards side by side. */
export const coverGrid = 'grid grid-cols-[repeat(auto-fill,minmax(min(9.5rem,100%),1fr))] gap-x-4 gap-y-6';
