'use client';

import type { FoundMoment, VideoDetail } from '@frameseek/core';
import { Compass } from 'lucide-react';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useEffect, useMemo } from 'react';
import { usePlayback } from '../hooks/use-playback.ts';
import { usePlayerKeys } from '../hooks/use-player-keys.ts';
import { useSearch } from '../hooks/use-search.ts';
import { useVideo } from '../hooks/use-videos.ts';
import { ApiError } from '../lib/api-error.ts';
import { playerHref, readTime } from '../lib/links.ts';
import { buttonClass } from './button.tsx';
import { Failure } from './failure.tsx';
import { Message } from './message.tsx';
import { PlayerControls } from './player-controls.tsx';
import { PlayerHeading } from './player-heading.tsx';
import { PlayerPanel } from './player-panel.tsx';
import { PlayerScreen } from './player-screen.tsx';
import { Timeline } from './timeline.tsx';

/** One video, opened at the time in the address, with the moments of the query in the address. */
export function Player({ id }: { readonly id: string }) {
  const { data, error, refetch } = useVideo(id);
  if (data !== undefined) return <LoadedPlayer video={data} />;
  if (error instanceof ApiError && error.status === 404) {
    return <Message icon={Compass} title="This video is not in the library" actions={<Link href="/" className={buttonClass({ look: 'primary' })}>To the library</Link>}>{error.message}</Message>;
  }
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  return <div role="status" aria-label="Loading the video" className="aspect-video max-h-[70dvh] w-full max-w-5xl animate-pulse rounded-2xl bg-sunken" />;
}

function LoadedPlayer({ video }: { readonly video: VideoDetail }) {
  const parameters = useSearchParams();
  const q = (parameters.get('q') ?? '').trim();
  const playback = usePlayback(readTime(parameters.get('t')));
  const { data: answer } = useSearch({ q, modalities: [], video: video.id });
  const moments = useMemo(() => byTime(q === '' ? [] : answer?.moments ?? []), [q, answer]);
  useEffect(() => {
    document.title = `${video.title} · Frameseek`;
  }, [video.title]);

  const goTo = (at: number): void => {
    window.history.replaceState(null, '', playerHref(video.id, { at, q }));
    playback.seek(Math.ceil(at * 1_000) / 1_000);
  };
  const goNext = (direction: 1 | -1): void => {
    const target = neighbour(moments, playback.time, direction);
    if (target !== undefined) goTo(target.start);
  };
  usePlayerKeys({ playback, duration: video.duration, onNext: () => goNext(1), onPrevious: () => goNext(-1) });

  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_23rem] xl:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="min-w-0">
        <PlayerScreen video={video} playback={playback} />
        <Timeline video={video} time={playback.time} moments={moments} onSeek={playback.seek} />
        <PlayerControls playback={playback} duration={video.duration} hasMoments={moments.length > 0} onStep={goNext} />
        <PlayerHeading video={video} />
      </div>
      <PlayerPanel video={video} query={q} answer={q === '' ? undefined : answer} moments={moments} time={playback.time} onGoTo={goTo} />
    </div>
  );
}

const byTime = (moments: readonly FoundMoment[]): readonly FoundMoment[] => moments.toSorted((a, b) => a.start - b.start);

/** Seconds around a moment's start within which "previous" goes to the one before instead. */
const SLACK = 1.5;

const neighbour = (moments: readonly FoundMoment[], time: number, direction: 1 | -1): FoundMoment | undefined =>
  direction === 1 ? moments.find(({ start }) => start > time + 0.1) : moments.findLast(({ start }) => start < time - SLACK);
