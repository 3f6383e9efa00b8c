import { nextDailyStart, type DailyHours } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';

/** When the queue of videos is worked on. */
export interface IndexHours {
  /** When work goes on by itself; undefined: it may be done now. */
  restUntil(): Date | undefined;
  /** Work is done now, once: until the hours begin, after which they count again, or are others. */
  workNow(): void;
}

/** The hours that the settings have now, by the clock of the parts. */
export const createIndexHours = ({ settings, now = Date.now }: Pick<EngineParts, 'settings' | 'now'>): IndexHours => {
  /** For which hours it was asked that work is done though it is not their time, and until when, in milliseconds since 1970. */
  let asked: (DailyHours & { readonly until: number }) | undefined;
  const start = (): Date | undefined => settings.indexHours && nextDailyStart(settings.indexHours, new Date(now()));
  const isAsked = ({ from, to }: DailyHours): boolean => asked?.from === from && asked.to === to && now() < asked.until;
  return {
    restUntil: () => (settings.indexHours !== undefined && isAsked(settings.indexHours) ? undefined : start()),
    workNow: () => { asked = settings.indexHours && { ...settings.indexHours, until: start()?.getTime() ?? 0 }; },
  };
};
