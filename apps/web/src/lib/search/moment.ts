import { MODALITIES, type FoundMoment, type Modality, type PlacedLine, type Span } from '@frameseek/core';

/** The time whose picture shows a moment best: where what is written stands, where it was seen, or else where it was found. */
export const pictureTime = (moment: FoundMoment): number => {
  const { hits, start } = moment;
  const written = writtenSpan(moment);
  if (written !== undefined) return (written.start + written.end) / 2;
  return (hits.find(({ modality }) => modality === 'visual') ?? hits[0])?.at ?? start;
};

/** Seconds that the picture of a moment may be off; undefined where any of the same shot will do. */
export const pictureWithin = (moment: FoundMoment): number | undefined => {
  const written = writtenSpan(moment);
  return written === undefined ? undefined : Math.max(0, (written.end - written.start) / 2);
};

/** Where a moment that was found by what is written above all has it: its first line, or all of it where no line is known. */
const writtenSpan = (moment: FoundMoment): Span | undefined => {
  if (moment.hits[0]?.modality !== 'text') return undefined;
  const [line] = writtenIn(moment);
  return line === undefined ? moment : { start: Math.max(moment.start, line.start), end: Math.min(moment.end, line.end) };
};

/** The written lines that a moment was found by; only those that stand there at a time, where one is given. */
export const writtenIn = ({ hits }: FoundMoment, at?: number): readonly PlacedLine[] =>
  hits.flatMap(({ lines = [] }) => lines).filter(({ start, end }) => at === undefined || (at >= start && at < end));

/** The modalities by which a moment was found, in the usual order. */
export const modalitiesOf = ({ hits }: FoundMoment): readonly Modality[] =>
  MODALITIES.filter((modality) => hits.some((hit) => hit.modality === modality));

/** The words said or read in a moment, without repetitions. */
export const wordsOf = ({ hits }: FoundMoment): readonly string[] =>
  [...new Set(hits.flatMap(({ text }) => (text === undefined || text === '' ? [] : [text])))];

/** The languages of what is said in a moment, for people of a locale (BCP 47): `German`. */
export const spokenLanguages = ({ hits }: FoundMoment, locale = 'en'): readonly string[] => {
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  return [...new Set(hits.flatMap(({ language }) => (language === undefined ? [] : [names.of(language) ?? language])))];
};
