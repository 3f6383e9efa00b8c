import { speakerName, type Speakers, type SpeakerTurn } from '../domain/speaker.ts';
import type { Cue } from '../domain/transcript.ts';
import { intersection, type Span } from '../time/span.ts';

/** The number of whoever speaks most of a span; undefined where nobody is known to. Turns in ascending time. */
export const speakerIn = (span: Span, turns: readonly SpeakerTurn[]): number | undefined => {
  const seconds = new Map<number, number>();
  for (const turn of turns) {
    if (turn.start >= span.end) break;
    const shared = intersection(turn, span);
    if (shared > 0) seconds.set(turn.speaker, (seconds.get(turn.speaker) ?? 0) + shared);
  }
  return [...seconds].toSorted((a, b) => b[1] - a[1])[0]?.[0];
};

/** Lines with the names of those who say them, where people said who that is: who has only a number is left unnamed, as nobody reads numbers. */
export const withSpeakers = <Line extends Cue>(lines: readonly Line[], known: Speakers | undefined): readonly Line[] => {
  const named = new Map(known?.speakers.flatMap((speaker) => (speaker.name === undefined ? [] : [[speaker.number, speakerName(speaker)] as const])));
  if (known === undefined || named.size === 0) return lines;
  return lines.map((line) => {
    const name = named.get(speakerIn(line, known.turns) ?? 0);
    return name === undefined ? line : { ...line, speaker: name };
  });
};

/** Spans with the names of those who speak in them, who speaks most first: of those whom people named. Unchanged where nobody is. */
export const withNamesOf = <S extends Span>(spans: readonly S[], known: Speakers | undefined): (S & { speakers?: string[] })[] => spans.map((span) => {
  const seconds = new Map<string, number>();
  for (const turn of known?.turns ?? []) {
    const name = known?.speakers.find(({ number }) => number === turn.speaker)?.name;
    const shared = intersection(turn, span);
    if (name !== undefined && shared > 0) seconds.set(name, (seconds.get(name) ?? 0) + shared);
  }
  const names = [...seconds].toSorted((a, b) => b[1] - a[1]).map(([name]) => name);
  return names.length === 0 ? span : { ...span, speakers: names };
});
