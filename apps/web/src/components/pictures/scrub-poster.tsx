'use client';

import { posterTime, type VideoSummary } from '@frameseek/core';
import { useState } from 'react';
import type { PointerEvent } from 'react';
import { useVideo } from '../../hooks/library/use-videos.ts';
import { clock } from '../../lib/ui/format.ts';
import { Poster } from './poster.tsx';
import { SpriteTile } from './sprite-tile.tsx';

interface ScrubPosterProps {
  readonly video: VideoSummary;
  /** Small, where the length stands elsewhere. */
  readonly brief?: boolean;
  /** As in `Poster`. */
  readonly isFirst?: boolean;
}

/** The poster of a video; moving the mouse over it leafs through the video. */
export function ScrubPoster({ video, brief = false, isFirst = false }: ScrubPosterProps) {
  const [part, setPart] = useState<number>();
  const { data } = useVideo(video.id, { enabled: part !== undefined && video.hasVideo });
  const onPointerMove = ({ pointerType, clientX, currentTarget }: PointerEvent): void => {
    if (pointerType !== 'mouse') return;
    const { left, width } = currentTarget.getBoundingClientRect();
    setPart(Math.min(1, Math.max(0, (clientX - left) / width)));
  };
  const at = (part ?? 0) * video.duration;
  return (
    <div className="relative size-full" onPointerMove={onPointerMove} onPointerLeave={() => setPart(undefined)}>
      <Poster key={video.state} id={video.id} at={posterTime(video.duration)} hasPicture={video.hasVideo} isFirst={isFirst} colour={video.colour} />
      {part !== undefined && data?.sprite !== undefined && (
        <>
          <SpriteTile id={video.id} sheet={data.sprite} at={at} className="absolute inset-0 size-full" />
          <progress aria-hidden className="meter absolute inset-x-2 bottom-2 h-1" max={1} value={part} />
        </>
      )}
      {!brief && <span className="absolute inset-e-2 bottom-2 rounded-md bg-black/75 px-1.5 py-0.5 text-xs font-medium text-white tabular-nums">
        {clock(part === undefined || data?.sprite === undefined ? video.duration : at)}
      </span>}
    </div>
  );
}
