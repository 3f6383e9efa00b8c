import { expect, it } from 'vitest';
import type { SpeakerTurn } from '../domain/speaker.ts';
import { diarizationError } from './diarization-error.ts';

const turns = (...all: readonly (readonly [number, number, number])[]): readonly SpeakerTurn[] => all.map(([speaker, start, end]) => ({ speaker, start, end }));
const TRUTH = turns([1, 0, 10], [2, 10, 20]);

it.each<[string, readonly SpeakerTurn[], readonly SpeakerTurn[], readonly number[]]>([
  ['right', TRUTH, TRUTH, [0, 0, 0]],
  ['right under other numbers', TRUTH, turns([7, 0, 10], [3, 10, 20]), [0, 0, 0]],
  ['nobody told', TRUTH, [], [1, 0, 0]],
  ['one for two', TRUTH, turns([1, 0, 20]), [0, 0, 0.5]],
  ['three for two', TRUTH, turns([1, 0, 10], [2, 10, 15], [3, 15, 20]), [0, 0, 0.25]],
  ['told where nobody speaks', turns([1, 0, 10]), turns([1, 0, 15]), [0, 0.5, 0]],
  ['the greedy choice is not the best', turns([1, 0, 6], [2, 6, 10]), turns([1, 0, 4], [2, 4, 10]), [0, 0, 0.2]],
  ['nothing said, nothing told', [], [], [0, 0, 0]],
])('%s', (_, truth, told, [missed, falseAlarm, confused]) => {
  const error = diarizationError(truth, told, 0);
  expect([error.missed, error.falseAlarm, error.confused].map((share) => Math.round(share * 1e6) / 1e6)).toEqual([missed, falseAlarm, confused]);
  expect(error.rate).toBeCloseTo((missed ?? 0) + (falseAlarm ?? 0) + (confused ?? 0));
});

it('counts nothing near a boundary', () => {
  expect(diarizationError(TRUTH, turns([1, 0.2, 10.2], [2, 10.2, 19.9]))).toMatchObject({ rate: 0 });
  expect(diarizationError(TRUTH, turns([1, 0, 11.25], [2, 11.25, 20])).rate).toBeCloseTo(1 / 19);
});
