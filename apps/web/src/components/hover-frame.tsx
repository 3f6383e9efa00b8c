import type { VideoDetail } from '@frameseek/core';
import { clock } from '../lib/format.ts';
import { SpriteTile } from './sprite-tile.tsx';

interface HoverFrameProps {
  readonly video: VideoDetail;
  readonly at: number;
  /** Pixels from the left end of the time line, and its length. */
  readonly x: number;
  readonly width: number;
}

/** Pixels. */
const WIDTH = 176;

/** The picture at the place the mouse points to, above the time line. Drawn in one SVG, so that it needs no styling to be placed. */
export function HoverFrame({ video, at, x, width }: HoverFrameProps) {
  const { sprite } = video;
  const height = sprite === undefined ? 0 : Math.round((WIDTH * sprite.tileHeight) / sprite.tileWidth);
  const left = Math.min(Math.max(0, width - WIDTH), Math.max(0, x - WIDTH / 2));
  return (
    <svg aria-hidden className="pointer-events-none absolute inset-x-0 bottom-full z-10 w-full overflow-visible" height={height + 32}>
      {sprite !== undefined && <SpriteTile id={video.id} sheet={sprite} at={at} x={left} width={WIDTH} height={height} />}
      {sprite !== undefined && <rect x={left} width={WIDTH} height={height} rx="2" className="fill-none stroke-surface" strokeWidth="3" />}
      <rect x={left + WIDTH / 2 - 30} y={height + 4} width="60" height="22" rx="6" className="fill-ink" />
      <text x={left + WIDTH / 2} y={height + 19} textAnchor="middle" className="fill-paper text-xs font-medium tabular-nums">{clock(at)}</text>
    </svg>
  );
}
