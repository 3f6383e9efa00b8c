import type { EngineParts } from '../engine-parts.ts';
import { createBatteryRest } from './battery-rest.ts';
import { createIndexHours } from './index-hours.ts';

/** Why nothing of the queue is begun, though nobody has paused it: it goes on by itself at a time, or once the computer is plugged in. */
export type QueueRest = { readonly reason: 'hours'; readonly until: Date } | { readonly reason: 'battery' };

/** When the queue of videos is worked on by itself. */
export interface IndexTimes {
  /** Undefined: it may be worked on now. */
  rest(): QueueRest | undefined;
  /** Work is done now, once: until what it rests for is over, after which that counts again. */
  workNow(): void;
}

/** The hours and the power that the settings have now. */
export const createIndexTimes = (parts: Pick<EngineParts, 'settings' | 'now' | 'power'>): IndexTimes => {
  const hours = createIndexHours(parts);
  const battery = createBatteryRest(parts);
  return {
    rest: () => {
      const isOnBattery = battery.rests();
      const until = hours.restUntil();
      if (until !== undefined) return { reason: 'hours', until };
      return isOnBattery ? { reason: 'battery' } : undefined;
    },
    workNow: () => {
      hours.workNow();
      battery.workNow();
    },
  };
};
