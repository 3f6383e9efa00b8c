import type { SoundKind } from '@frameseek/core';
import type { Lane, LaneKind } from '../../../lib/player/timeline.ts';

/** Pixels of one row, with the gap below it. */
export const LANE_HEIGHT = 11;

const LANE_COLOURS: Readonly<Record<LaneKind, string>> = {
  captions: 'fill-visual', highlights: 'fill-accent', actions: 'fill-speech', track: 'fill-text', quality: 'fill-bad', sound: 'fill-soft',
};
const SOUND_COLOURS: Readonly<Record<SoundKind, string>> = { speech: 'fill-speech', music: 'fill-accent', silence: 'fill-line', other: 'fill-soft' };

interface LaneRowsProps {
  readonly lanes: readonly Lane[];
  /** Pixels. */
  readonly top: number;
  readonly percent: (at: number) => number;
}

/** Below the line, a row for each thing that was made of the video. */
export const LaneRows = ({ lanes, top, percent }: LaneRowsProps) =>
  lanes.map(({ key, kind, marks }, row) => {
    const y = top + row * LANE_HEIGHT;
    return (
      <g key={key} data-lane={key}>
        <rect y={y + 2.5} width="100%" height="1" className="fill-line" />
        {marks.map(({ start, end, sound }) => (
          <rect key={start} x={`${percent(start)}%`} y={y} width={`${Math.max(0.3, percent(end) - percent(start) - 0.15)}%`} height="6" rx="2" className={sound === undefined ? LANE_COLOURS[kind] : SOUND_COLOURS[sound]} />
        ))}
      </g>
    );
  });
