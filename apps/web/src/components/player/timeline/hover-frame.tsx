import type { VideoDetail } from '@frameseek/core';
import { clock } from '../../../lib/ui/format.ts';
import { SpriteTile } from '../../pictures/sprite-tile.tsx';

interface HoverFrameProps {
  readonly video: VideoDetail;
  readonly at: number;
  /** Pixels from the left end of the timeline, and its length. */
  readonly x: number;
  readonly width: number;
  /** What is to be said of this place: its chapter, what happens there. */
  readonly labels: readonly string[];
}

/** Pixels. */
const WIDTH = 176;
const LINE = 17;
/** Lines and characters that fit. */
const MAX_LINES = 3;
const MAX_LETTERS = 28;

/** The picture at the place the mouse points to, above the timeline. Drawn in one SVG, so that it needs no styling to be placed. */
export function HoverFrame({ video, at, x, width, labels }: HoverFrameProps) {
  const { sprite } = video;
  const height = sprite === undefined ? 0 : Math.round((WIDTH * sprite.tileHeight) / sprite.tileWidth);
  const left = Math.min(Math.max(0, width - WIDTH), Math.max(0, x - WIDTH / 2));
  const lines = [clock(at), ...labels.slice(0, MAX_LINES - 1).map(shorten)];
  const box = lines.length * LINE + 6;
  const half = lines.length > 1 ? WIDTH / 2 : 30;
  return (
    <svg aria-hidden className="pointer-events-none absolute inset-x-0 bottom-full z-10 w-full overflow-visible" height={height + box + 8}>
      {sprite !== undefined && <SpriteTile id={video.id} sheet={sprite} at={at} x={left} width={WIDTH} height={height} />}
      {sprite !== undefined && <rect x={left} width={WIDTH} height={height} rx="2" className="fill-none stroke-surface" strokeWidth="3" />}
      <rect x={left + WIDTH / 2 - half} y={height + 4} width={half * 2} height={box} rx="6" className="fill-ink" />
      {lines.map((line, index) => (
        <text key={index} x={left + WIDTH / 2} y={height + 4 + 15 + index * LINE} textAnchor="middle" className="fill-paper text-xs font-medium tabular-nums">{line}</text>
      ))}
    </svg>
  );
}

const shorten = (words: string): string => (words.length > MAX_LETTERS ? `${words.slice(0, MAX_LETTERS - 1).trimEnd()}…` : words);
