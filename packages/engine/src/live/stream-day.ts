import { contentWords, type Alert, type Recording } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';

/** What happened in streams on a day of the server's time zone, counted from the index. */
export interface StreamDay {
  /** Such as `2026-12-01`. */
  readonly date: string;
  /** Each with what was recorded in it, in seconds, and how often it rang. */
  readonly hours: readonly { readonly recordedSeconds: number; readonly rings: number }[];
  /** Searches by how often they rang. */
  readonly searches: readonly Counted[];
  /** Words that were said most, and sounds that were heard most, and how often. */
  readonly said: readonly Counted[];
  readonly heard: readonly Counted[];
}

interface Counted {
  readonly name: string;
  readonly count: number;
}

const HOURS = 24;
/** Rings of a day that are counted. */
const MAX_RINGS = 10_000;
/** Words and sounds that are told; how long a word is at least, and how often it is said: others tell nothing. */
const SHOWN = 8;
const LETTERS = 4;
const OFTEN = 2;
/** What is heard all the time. */
const USUAL: readonly string[] = ['Speech', 'Silence'];

/** The day in which a moment lies, in milliseconds since 1970; `date` such as `2026-12-01`, in the zone of the server. */
export const streamDay = ({ catalog }: Pick<EngineParts, 'catalog'>, date: string): StreamDay => {
  const [from, to] = [startOf(date), startOf(date, 1)];
  const recordings = catalog.streams().flatMap(({ id }) => catalog.recordings({ streamId: id })).filter(({ startedAt, end }) => startedAt < to && startedAt + end * 1000 > from);
  const ofStreams = new Set(recordings.map(({ videoId }) => videoId));
  const rings = catalog.alerts({ limit: MAX_RINGS, happened: { from, to } }).filter(({ videoId }) => ofStreams.has(videoId));
  const names = new Map(catalog.rules().map(({ id, name }) => [id, name]));
  const within = (recording: Recording): { readonly start: number; readonly end: number } => ({ start: (from - recording.startedAt) / 1000, end: (to - recording.startedAt) / 1000 });
  const said = recordings.flatMap((recording) => catalog.cues(recording.videoId, within(recording))).flatMap(({ text }) => contentWords(text).filter((word) => word.length >= LETTERS));
  const heard = recordings.flatMap((recording) => {
    const { start, end } = within(recording);
    return catalog.soundEvents(recording.videoId).filter((event) => event.start < end && event.end > start && !USUAL.includes(event.label)).map(({ label }) => label);
  });
  return {
    date, hours: Array.from({ length: HOURS }, (_, hour) => hourOf({ hour: startOf(date, 0, hour), recordings, rings })),
    searches: counted(rings.map(({ ruleId }) => names.get(ruleId) ?? '')), said: counted(said).filter(({ count }) => count >= OFTEN).slice(0, SHOWN), heard: counted(heard).slice(0, SHOWN),
  };
};

/** By the calendar: a day on which the clocks change has not 24 hours. */
const startOf = (date: string, days = 0, hours = 0): number => {
  const at = new Date(`${date}T00:00:00`);
  at.setDate(at.getDate() + days);
  at.setHours(hours);
  return at.getTime();
};

const HOUR_MS = 3_600_000;

const hourOf = ({ hour, recordings, rings }: { readonly hour: number; readonly recordings: readonly Recording[]; readonly rings: readonly Alert[] }): StreamDay['hours'][number] => ({
  recordedSeconds: recordings.reduce((sum, { startedAt, end }) => sum + Math.max(0, Math.min(hour + HOUR_MS, startedAt + end * 1000) - Math.max(hour, startedAt)) / 1000, 0),
  rings: rings.filter(({ happenedAt }) => happenedAt >= hour && happenedAt < hour + HOUR_MS).length,
});

/** The most frequent first, those that are as frequent in the order of their names. */
const counted = (names: readonly string[]): readonly Counted[] =>
  [...Map.groupBy(names, (name) => name)].map(([name, all]) => ({ name, count: all.length })).toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name));
