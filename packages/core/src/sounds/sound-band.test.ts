import { expect, it } from 'vitest';
import { soundBand } from './sound-band.ts';

const event = (label: string, start: number, end: number) => ({ label, start, end, score: 0.9 });

it.each<[string, Parameters<typeof soundBand>[0], readonly (readonly [string, number, number])[]]>([
  ['nothing where nothing was heard', [], []],
  ['other sounds where none of the kinds is heard', [event('Dog', 1, 2)], [['other', 0, 10]]],
  ['each kind, one after another', [event('Speech', 0, 3), event('Music', 3, 6), event('Silence', 8, 10)], [['speech', 0, 3], ['music', 3, 6], ['other', 6, 8], ['silence', 8, 10]]],
  ['speech where music is behind it', [event('Music', 0, 10), event('Narration, monologue', 4, 6)], [['music', 0, 4], ['speech', 4, 6], ['music', 6, 10]]],
  ['one stretch of labels of one kind that overlap', [event('Speech', 0, 5), event('Conversation', 3, 9)], [['speech', 0, 9], ['other', 9, 10]]],
  ['nothing for a sliver at the end', [event('Music', 0, 9.95)], [['music', 0, 10]]],
  ['nothing beyond the end', [event('Singing', 6, 12)], [['other', 0, 6], ['music', 6, 10]]],
])('is %s', (_, events, band) => {
  expect(soundBand(events, 10).map(({ kind, start, end }) => [kind, start, end])).toEqual(band);
});
