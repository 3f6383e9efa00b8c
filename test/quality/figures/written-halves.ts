import { createHash } from 'node:crypto';
import { meanOf, momentRank } from '@frameseek/core';
import type { Manifest } from '../manifest.ts';
import type { Measured } from '../measure.ts';
import type { Outcome } from '../outcomes.ts';

/** Of the queries for what is written in some films, the share whose moment is among the first five. */
export interface WrittenHalves {
  readonly name: string;
  readonly queries: number;
  readonly all: number;
  /** The same in two halves of the films; undefined where one has no such query. */
  readonly halves: readonly [number, number] | undefined;
}

/** Overlap (IoU) from which on a moment is the right one. */
const OVERLAP = 0.3;

/**
 * How steady it is that what is written is found: in each labelled set and in all of them, searching what is written alone and
 * everything. The halves are of films, so that none of what one shows is in the other; nothing is fitted to either.
 */
export const writtenHalves = ({ text, fusion }: Pick<Measured['outcomes'], 'text' | 'fusion'>, sets: ReadonlyMap<string, Pick<Manifest, 'videos'>>): readonly WrittenHalves[] => {
  const films = [...sets].map(([name, { videos }]): readonly [string, ReadonlySet<string>] => [name, new Set(videos.map(({ id }) => id))]);
  const all = new Set(films.flatMap(([, ids]) => [...ids]));
  return [...films, ...(films.length > 1 ? [['all', all] as const] : [])].flatMap(([name, ids]) =>
    ([['what is written alone', text], ['everything', fusion]] as const).map(([way, outcomes]) => inHalves(`${name}, ${way}`, outcomes, ids)));
};

const inHalves = (name: string, outcomes: readonly Outcome[], films: ReadonlySet<string>): WrittenHalves => {
  const found: [number[], number[]] = [[], []];
  for (const { kind, truth = [], answers } of outcomes) {
    const video = truth[0]?.video;
    if (kind === 'text' && video !== undefined && films.has(video)) found[halfOf(video)].push(Number(momentRank(answers, truth, OVERLAP) <= 5));
  }
  const [first, second] = found;
  return { name, queries: first.length + second.length, all: meanOf(found.flat()), halves: first.length === 0 || second.length === 0 ? undefined : [meanOf(first), meanOf(second)] };
};

/** The half of a film, by its id: the same in every run and for every set. */
const halfOf = (id: string): 0 | 1 => (createHash('sha256').update(id).digest().readUInt32BE(0) % 2 === 0 ? 0 : 1);
