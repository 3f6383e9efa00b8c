import type { FoundMoment, Modality, PlacedLine } from '@frameseek/core';
import { MODALITIES } from '../api/wire.ts';

/** The time whose picture shows a moment best: where what is written stands, where it was seen, or else where it was found. */
export const pictureTime = (moment: FoundMoment): number => {
  const { hits, start } = moment;
  const [line] = isOfText(moment) ? writtenIn(moment) : [];
  if (line !== undefined) return (Math.max(start, line.start) + Math.min(moment.end, line.end)) / 2;
  return (hits.find(({ modality }) => modality === 'visual') ?? hits[0])?.at ?? start;
};

/** Whether a moment was found by what is written in the picture above all. */
export const isOfText = ({ hits }: FoundMoment): boolean => hits[0]?.modality === 'text';

/** The written lines that a moment was found by; only those that stand there at a time, where one is given. */
export const writtenIn = ({ hits }: FoundMoment, at?: number): readonly PlacedLine[] =>
  hits.flatMap(({ lines = [] }) => lines).filter(({ start, end }) => at === undefined || (at >= start && at < end));

/** The modalities by which a moment was found, in the usual order. */
export const modalitiesOf = ({ hits }: FoundMoment): readonly Modality[] =>
  MODALITIES.filter((modality) => hits.some((hit) => hit.modality === modality));

/** The words said or read in a moment, without repetitions. */
export const wordsOf = ({ hits }: FoundMoment): readonly string[] =>
  [...new Set(hits.flatMap(({ text }) => (text === undefined || text === '' ? [] : [text])))];

/** The languages of what is said in a moment, for people: `German`. */
export const spokenLanguages = ({ hits }: FoundMoment): readonly string[] => {
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  return [...new Set(hits.flatMap(({ language }) => (language === undefined ? [] : [names.of(language) ?? language])))];
};
