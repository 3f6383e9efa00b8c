import type { Speaker, Speakers } from '../domain/speaker.ts';
import { intersection } from '../time/span.ts';
import { cosine } from './voice-vector.ts';

/**
 * The speakers of a film that was listened to anew, with the names that people gave before, and whom they said that they are not: each stays with the voice that is most like it,
 * or, where another model made the vectors, with whoever speaks most of the time at which that one spoke.
 */
export const keepNames = (found: Speakers, before: Speakers | undefined): Speakers => {
  if (before === undefined) return found;
  const byVoice = before.model === found.model;
  const likeness = (old: Speaker, now: Speaker): number => (byVoice ? cosine(old.voice, now.voice) : sharedTime({ speakers: before, number: old.number }, { speakers: found, number: now.number }));
  const pairs = before.speakers.filter(({ name, isNot }) => name !== undefined || isNot !== undefined)
    .flatMap((old) => found.speakers.map((now) => ({ old, now, likeness: likeness(old, now) })))
    .filter((pair) => pair.likeness >= (byVoice ? found.sameVoice : MOST)).toSorted((a, b) => b.likeness - a.likeness);
  const kept = new Map<Speaker, Speaker>();
  for (const { old, now } of pairs) if (!kept.has(now) && ![...kept.values()].includes(old)) kept.set(now, old);
  return {
    ...found, speakers: found.speakers.map((now) => {
      const { name, isNot } = kept.get(now) ?? {};
      return { ...withName(now, name), ...(isNot !== undefined && { isNot }) };
    }),
  };
};

/** The speaker under this name, or under none. */
export const withName = ({ name: _, ...speaker }: Speaker, name: string | undefined): Speaker => (name === undefined ? speaker : { ...speaker, name });

/** Share of the time of a speaker that is most of it. */
const MOST = 0.5;

interface OneSpeaker {
  readonly speakers: Speakers;
  readonly number: number;
}

/** The share of the time at which one spoke that the other speaks now. */
const sharedTime = (was: OneSpeaker, is: OneSpeaker): number => {
  const [before, now] = [was, is].map(({ speakers: { turns }, number }) => turns.filter(({ speaker }) => speaker === number));
  const total = (before ?? []).reduce((sum, { start, end }) => sum + end - start, 0);
  return total === 0 ? 0 : (before ?? []).reduce((sum, turn) => sum + (now ?? []).reduce((shared, other) => shared + intersection(turn, other), 0), 0) / total;
};
