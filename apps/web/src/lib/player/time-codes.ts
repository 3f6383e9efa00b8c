import { frameToTimeCode, isDropFrame, sourceNumbering, timeCodeToFrame, type Probe } from '@frameseek/core';
import type { PlainMessage } from '../../messages/message.ts';

/** One way to write down a place in a video. */
export interface TimeCodeFormat {
  readonly name: PlainMessage;
  readonly text: string;
}

/** A place in a film, in seconds, in every notation that editors take; those of frames only where there are frames. */
export const timeCodesAt = (seconds: number, probe: Pick<Probe, 'video' | 'timeCode'> | undefined): readonly TimeCodeFormat[] => {
  const rate = probe?.video?.frameRate ?? 0;
  // A little more than nothing, or 12.2 s would be a hair less than 305 frames.
  const frame = Math.floor(seconds * rate + 1e-3);
  return [
    format('Time', clockText(seconds)),
    ...(rate > 0 ? [format('Time code', frameToTimeCode(frame, sourceNumbering(rate, { dropFrame: true })))] : []),
    ...(rate > 0 && probe?.timeCode !== undefined ? [format('Time code of the recorder', recorderText(frame, probe.timeCode))] : []),
    ...(rate > 0 ? [format('Frame', String(frame))] : []),
    format('Seconds', seconds.toFixed(3)),
  ];
};

const format = (name: PlainMessage, text: string): TimeCodeFormat => ({ name, text });

/** A place in a film, in seconds, to its very frame: `00:01:02:12`, or `00:01:02.500` where there are no frames. */
export const preciseTime = (seconds: number, probe: Pick<Probe, 'video' | 'timeCode'> | undefined): string => {
  const formats = timeCodesAt(seconds, probe);
  return (formats.find(({ name }) => name === 'Time code') ?? formats[0])?.text ?? '';
};

const recorderText = (frame: number, { start, frameRate }: NonNullable<Probe['timeCode']>): string => {
  const code = sourceNumbering(frameRate, { dropFrame: isDropFrame(start) });
  return frameToTimeCode((timeCodeToFrame(start, code) ?? 0) + frame, code);
};

/** `01:02:03.450` */
const clockText = (seconds: number): string => {
  const ms = Math.round(seconds * 1_000);
  const parts = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1_000) % 60].map((part) => String(Math.floor(part)).padStart(2, '0'));
  return `${parts.join(':')}.${String(ms % 1_000).padStart(3, '0')}`;
};
