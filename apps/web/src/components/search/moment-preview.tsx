'use client';

import type { FoundMoment } from '@frameseek/core';
import { useEffect, useState } from 'react';
import type { SyntheticEvent } from 'react';
import { useVideo } from '../../hooks/library/use-videos.ts';
import { streamPath } from '../../lib/api/api.ts';
import { cx } from '../../lib/ui/cx.ts';
import { SpriteTile } from '../pictures/sprite-tile.tsx';

/** The moment itself, moving and without sound, over and over; pictures of it where the browser cannot play the file. */
export function MomentPreview({ moment }: { readonly moment: FoundMoment }) {
  const [state, setState] = useState<'loading' | 'playing' | 'failed'>('loading');
  const { video, start, end } = moment;
  if (state === 'failed') return <FlipBook moment={moment} />;
  const loop = ({ currentTarget: media }: SyntheticEvent<HTMLVideoElement>): void => {
    if (media.currentTime < end) return;
    media.currentTime = start;
    void media.play().catch(() => setState('failed'));
  };
  return (
    <video
      aria-hidden tabIndex={-1} muted autoPlay playsInline preload="auto" src={`${streamPath(video.id)}#t=${start.toFixed(3)},${end.toFixed(3)}`}
      onPlaying={() => setState('playing')} onTimeUpdate={loop} onPause={loop} onError={() => setState('failed')}
      className={cx('absolute inset-0 size-full object-cover transition-opacity duration-200', state === 'loading' && 'opacity-0')}
    />
  );
}

/** Milliseconds that each picture stays. */
const TURN_MS = 350;
/** Pictures of a long moment: more would take too long to see. */
const MAX_PAGES = 12;

function FlipBook({ moment: { video, start, end } }: { readonly moment: FoundMoment }) {
  const { data } = useVideo(video.id);
  const [page, setPage] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setPage((one) => one + 1), TURN_MS);
    return () => clearInterval(timer);
  }, []);
  if (data?.sprite === undefined) return null;
  const pages = Math.min(MAX_PAGES, Math.max(1, Math.ceil((end - start) / data.sprite.interval)));
  const at = start + ((page % pages) / pages) * (end - start);
  return <SpriteTile id={video.id} sheet={data.sprite} at={at} className="absolute inset-0 size-full" />;
}
