import type { StreamTimeline } from '@frameseek/core';

/** A day of a time line, in the zone of whoever looks: of 23 to 25 hours. */
export interface Day {
  readonly from: Date;
  readonly to: Date;
}

/** A recording that goes on at a time, and the second of it. */
export interface DayPlace {
  readonly video: string;
  readonly at: number;
}

/** The day on which a time is. */
export const dayOf = (time: Date): Day => {
  const from = new Date(time.getFullYear(), time.getMonth(), time.getDate());
  return { from, to: new Date(time.getFullYear(), time.getMonth(), time.getDate() + 1) };
};

/** Days from one time to another, the newest first, at most so many. */
export const daysBetween = (earliest: Date, latest: Date, most: number): readonly Day[] => {
  const days: Day[] = [];
  for (let day = dayOf(latest); days.length < most && day.to.getTime() > earliest.getTime(); day = dayOf(new Date(day.from.getTime() - 1))) days.push(day);
  return days;
};

/** What is recorded of a time: undefined in a gap. */
export const placeAt = (recordings: StreamTimeline['recordings'], time: number): DayPlace | undefined => {
  // Where two overlap, as after a clock was set back, the newer one counts.
  const found = recordings.findLast(({ startedAt, duration }) => Date.parse(startedAt) <= time && time < Date.parse(startedAt) + duration * 1000);
  return found === undefined ? undefined : { video: found.video, at: (time - Date.parse(found.startedAt)) / 1000 };
};

/** How far into the day a time is, from 0 to 1. */
export const shareOf = ({ from, to }: Day, time: number): number => Math.min(1, Math.max(0, (time - from.getTime()) / (to.getTime() - from.getTime())));
