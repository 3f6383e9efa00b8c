import { expect, it } from 'vitest';
import { voiceChanges } from './voice-changes.ts';

const speaker = (number: number) => ({ number, label: `Speaker ${number}`, seconds: 1, alike: [] });
const line = (start: number) => ({ start, end: start + 1, text: 'words' });
const turn = (start: number, end: number, number: number) => ({ start, end, speaker: number });

it('who speaks is told where another begins to, and anew where nobody was known to speak before', () => {
  const changes = voiceChanges([0, 1, 2, 3, 9, 10].map(line), { speakers: [speaker(1), speaker(2)], turns: [turn(0, 1.8, 1), turn(2, 3, 2), turn(3, 4, 1), turn(10, 11, 1)] });
  expect([...changes].map(([at, change]) => [at, change.speaker.number, change.isFirst])).toEqual([[0, 1, true], [2, 2, true], [3, 1, false], [10, 1, false]]);
  expect(voiceChanges([line(0)], { speakers: [], turns: [] }).size).toBe(0);
});
