/** A stretch of every day by the clock on the wall, in minutes after midnight. One that ends before it begins goes over midnight. */
export interface DailyHours {
  readonly from: number;
  readonly to: number;
}

/** `22:00-07:00` as hours of every day; undefined for anything else, and for hours that begin where they end. */
export const parseDailyHours = (text: string): DailyHours | undefined => {
  const parts = /^([01]?\d|2[0-3]):([0-5]\d)-([01]?\d|2[0-3]):([0-5]\d)$/u.exec(text.trim());
  if (parts === null) return undefined;
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = parts.slice(1).map(Number);
  const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  return from === to ? undefined : { from, to };
};

/** When such hours begin next, by the clock of this computer; undefined while they last. */
export const nextDailyStart = ({ from, to }: DailyHours, now: Date): Date | undefined => {
  const minute = now.getHours() * 60 + now.getMinutes();
  if (from < to ? minute >= from && minute < to : minute >= from || minute < to) return undefined;
  // Through the calendar, not by 24 hours: a day on which clocks are changed has more or fewer.
  const start = new Date(now);
  if (minute >= from) start.setDate(start.getDate() + 1);
  start.setHours(0, from, 0, 0);
  return start;
};
