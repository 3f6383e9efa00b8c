import { expect, it } from 'vitest';
import { clusterVoices } from './cluster-voices.ts';
import { whoSpeaks, type HeardVoice } from './who-speaks.ts';

/** A voice at an angle in degrees: the cosine of two is that of the angle between them. */
const at = (degrees: number): Float32Array => Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180));
/** Voices of one second each, one after another, as `degrees`. */
const oneByOne = (degrees: readonly number[]): readonly HeardVoice[] => degrees.map((angle, second) => ({ span: { start: second, end: second + 1 }, vector: at(angle) }));
/** About 60 degrees. */
const SAME = 0.5;

it.each<[string, readonly number[], readonly (readonly number[])[]]>([
  ['nobody is nobody', [], []],
  ['one voice is one cluster', [5], [[0]]],
  ['the same voice is one cluster', [5, 5, 5], [[0, 1, 2]]],
  ['different ones stay apart', [0, 90, 180], [[0], [1], [2]]],
  ['those near each other come together, wherever they stand', [0, 90, 10, 100, 5], [[0, 2, 4], [1, 3]]],
  ['a chain of neighbours is no voice: the average counts', [0, 30, 80, 110, 160], [[0, 1], [2, 3], [4]]],
])('%s', (_, degrees, clusters) => expect(clusterVoices(degrees.map(at), SAME)).toEqual(clusters));

it('clusters more than can be compared at once as it clusters few', () => {
  const degrees = Array.from({ length: 4_500 }, (_, index) => (index % 3) * 120 + (index % 7));
  const clusters = clusterVoices(degrees.map(at), SAME);
  expect(clusters.map((members) => [members.length, new Set(members.map((member) => member % 3)).size])).toEqual([[1_500, 1], [1_500, 1], [1_500, 1]]);
});

const turnsOf = (heard: readonly HeardVoice[]): readonly (readonly number[])[] => whoSpeaks(heard, SAME).turns.map(({ speaker, start, end }) => [speaker, start, end]);

it.each<[string, readonly HeardVoice[], readonly (readonly number[])[]]>([
  ['nothing heard is no turn', [], []],
  ['who goes on speaking has one turn', oneByOne([0, 3, 6]), [[1, 0, 3]]],
  ['who speaks in turns has as many', oneByOne([0, 0, 90, 90, 0]), [[1, 0, 2], [2, 2, 4], [1, 4, 5]]],
  ['a long silence ends a turn', [{ span: { start: 0, end: 2 }, vector: at(0) }, { span: { start: 9, end: 12 }, vector: at(0) }], [[1, 0, 2], [1, 9, 12]]],
  ['who speaks too little to be known is the one who sounds most like it', oneByOne([0, 0, 65, 140, 140, 140]), [[1, 0, 3], [2, 3, 6]]],
  ['where everybody speaks little, the one who speaks most stands for all', oneByOne([0, 90]), [[1, 0, 2]]],
  ['a stretch that is too short to tell by joins the nearest', [...oneByOne([0, 0, 90, 90]), { span: { start: 4, end: 4.3 }, vector: at(30) }], [[1, 0, 2], [2, 2, 4], [1, 4, 4.3]]],
])('%s', (_, heard, turns) => expect(turnsOf(heard)).toEqual(turns));

it('has of each speaker the mean voice, of length 1', () => {
  expect(whoSpeaks(oneByOne([-10, 10, 170, 190]), SAME).speakers).toEqual([{ number: 1, voice: [1, 0] }, { number: 2, voice: [-1, expect.closeTo(0)] }]);
});
