import type { FoundMoment, Modality } from '@frameseek/core';
import { MODALITIES } from '../api/wire.ts';

/** The time whose picture shows a moment best: where it was seen, or else where it was found. */
export const pictureTime = ({ hits, start }: FoundMoment): number =>
  (hits.find(({ modality }) => modality === 'visual') ?? hits[0])?.at ?? start;

/** The modalities by which a moment was found, in the usual order. */
export const modalitiesOf = ({ hits }: FoundMoment): readonly Modality[] =>
  MODALITIES.filter((modality) => hits.some((hit) => hit.modality === modality));

/** The words said or read in a moment, without repetitions. */
export const wordsOf = ({ hits }: FoundMoment): readonly string[] =>
  [...new Set(hits.flatMap(({ text }) => (text === undefined || text === '' ? [] : [text])))];
