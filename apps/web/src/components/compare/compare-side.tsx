'use client';

import type { VideoDetail } from '@frameseek/core';
import { ChevronLeft, ChevronRight, Volume2, VolumeX } from 'lucide-react';
import Link from 'next/link';
import type { Playback } from '../../hooks/player/use-playback.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';
import { preciseTime } from '../../lib/player/time-codes.ts';
import { playerHref } from '../../lib/ui/links.ts';
import { Button } from '../ui/button.tsx';

interface CompareSideProps {
  readonly label: string;
  readonly video: VideoDetail;
  readonly playback: Playback;
  /** Whether it begins without sound: two at once are none. */
  readonly isMuted: boolean;
  /** Moves its place by a frame against the other's. */
  readonly onShift: (direction: 1 | -1) => void;
}

/** One of two moments: its picture, where it is, and what moves it against the other. */
export function CompareSide({ label, video, playback, isMuted, onShift }: CompareSideProps) {
  const { t } = useWords();
  return (
    <section aria-label={label} className="min-w-0">
      <div className="relative aspect-video max-h-[60dvh] w-full overflow-hidden rounded-2xl bg-black">
        <video ref={playback.attach} preload="auto" playsInline muted={isMuted} aria-label={video.title} className="size-full object-contain" />
        {(video.missing === true || playback.failed) && <p role="alert" className="absolute inset-0 grid place-items-center p-4 text-center text-sm text-white">{video.missing === true ? t('Its file is gone') : t('This browser cannot play it.')}</p>}
      </div>
      <div className="mt-1.5 flex items-center gap-1">
        <div className="min-w-0 flex-1">
          <Link href={playerHref(video.id, { at: playback.time })} prefetch={false} className="block truncate text-sm font-medium hover:underline">{video.title}</Link>
          <p className="text-xs text-soft tabular-nums">{preciseTime(playback.time, video.probe)}</p>
        </div>
        <Button look="quiet" size="small" icon aria-label={t('{moment}: one frame earlier', { moment: label })} onClick={() => onShift(-1)}><ChevronLeft aria-hidden /></Button>
        <Button look="quiet" size="small" icon aria-label={t('{moment}: one frame later', { moment: label })} onClick={() => onShift(1)}><ChevronRight aria-hidden /></Button>
        <Button look="quiet" size="small" icon aria-label={t('{moment}: sound', { moment: label })} aria-pressed={!playback.muted} onClick={playback.toggleMute}>{playback.muted ? <VolumeX aria-hidden /> : <Volume2 aria-hidden />}</Button>
      </div>
    </section>
  );
}
