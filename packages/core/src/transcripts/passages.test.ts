import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passageJoiner, toPassages } from './passages.ts';
import type { Cue, Word } from '../domain/transcript.ts';

const cue = (start: number, end: number, text: string): Cue => ({ start, end, text });

/** Words of half a second each, with a pause before those marked `|`. */
const spoken = (text: string, start = 0): Cue => {
  let at = start;
  const words = text.split(' ').map((raw): Word => {
    if (raw.startsWith('|')) at += 2;
    const word = { start: at, end: at + 0.5, text: raw.replace('|', '') };
    at += 0.5;
    return word;
  });
  return { start, end: at, text: text.replaceAll('|', ''), words };
};

describe('passages', () => {
  it.each<[string, readonly Cue[], readonly (readonly [number, number, string])[]]>([
    ['nothing of nothing', [], []],
    ['nothing of empty cues', [cue(0, 1, '  ')], []],
    ['a sentence by itself',
      [cue(0, 3, 'We choose to go to the moon.'), cue(3, 6, 'Not because it is easy, but hard.')],
      [[0, 3, 'We choose to go to the moon.'], [3, 6, 'Not because it is easy, but hard.']]],
    ['a short answer joined to what follows',
      [cue(0, 1, 'Yes.'), cue(1, 4, 'I saw him at the station.')],
      [[0, 4, 'Yes. I saw him at the station.']]],
    ['a sentence that runs over cues as one',
      [cue(0, 2, 'The man who came'), cue(2, 4, 'to dinner stayed'), cue(4, 6, 'for a whole week.'), cue(6, 9, 'Then he finally left the house.')],
      [[0, 6, 'The man who came to dinner stayed for a whole week.'], [6, 9, 'Then he finally left the house.']]],
    ['nothing across a long pause',
      [cue(0, 2, 'He waited'), cue(8, 10, 'and waited')],
      [[0, 2, 'He waited'], [8, 10, 'and waited']]],
    ['verses in pairs, though no sentence ends',
      [cue(0, 3, 'From fairest creatures we desire increase,'), cue(3, 6, 'That thereby beauty\'s rose might never die,'),
        cue(6, 9, 'But as the riper should by time decease,'), cue(9, 12, 'His tender heir might bear his memory:')],
      [[0, 6, 'From fairest creatures we desire increase, That thereby beauty\'s rose might never die,'],
        [6, 12, 'But as the riper should by time decease, His tender heir might bear his memory:']]],
    ['a long cue without word times whole',
      [cue(0, 40, 'One sentence here. Another sentence there.')],
      [[0, 40, 'One sentence here. Another sentence there.']]],
    ['lines of a cue as one line', [cue(0, 3, 'two\n lines')], [[0, 3, 'two lines']]],
  ])('make %s', (_, cues, expected) => {
    expect(toPassages(cues).map(({ start, end, text }) => [start, end, text])).toEqual(expected);
  });

  it('cut one cue at its sentences, to the word', () => {
    const passages = toPassages([spoken('The first sentence has seven words here. The second one is quite as long.')]);
    expect(passages).toEqual([
      { start: 0, end: 3.5, text: 'The first sentence has seven words here.' },
      { start: 3.5, end: 7, text: 'The second one is quite as long.' },
    ]);
  });

  it('cut one cue at a pause between its words', () => {
    expect(toPassages([spoken('so then |after a while')])).toEqual([
      { start: 0, end: 1, text: 'so then' },
      { start: 3, end: 4.5, text: 'after a while' },
    ]);
  });

  it('cut one long sentence of a cue at the end of a clause, to the word, but no short one', () => {
    const [main, side] = ['When the boats had left the harbour on that cold and windy morning,', 'nobody was left to ring the bell.'];
    expect(toPassages([spoken(`${main} ${side}`)])).toEqual([{ start: 0, end: 6.5, text: main }, { start: 6.5, end: 10, text: side }]);
    expect(toPassages([spoken('Well, no, nobody rang it.')]).map(({ text }) => text)).toEqual(['Well, no, nobody rang it.']);
  });

  it('cut a long stretch without any marks where the speaker takes breath, but no short one', () => {
    const spokenWithBreath = (words: number): Cue => {
      const cue = spoken('word '.repeat(words + 4).trim());
      const timed = (cue.words ?? []).map((word, i) => (i < words ? word : { ...word, start: word.start + 0.6, end: word.end + 0.6 }));
      return { ...cue, end: cue.end + 0.6, words: timed };
    };
    expect(toPassages([spokenWithBreath(12)]).map(({ start, end }) => [start, end])).toEqual([[0, 6], [6.6, 8.6]]);
    expect(toPassages([spokenWithBreath(4)])).toHaveLength(1);
  });

  it('keep an endless sentence within bounds', () => {
    const passages = toPassages(Array.from({ length: 100 }, (_, i) => cue(i, i + 1, 'and so on')));
    expect(passages.length).toBeGreaterThan(3);
    for (const { start, end } of passages) expect(end - start).toBeLessThanOrEqual(25);
  });

  const anyCues = fc.array(fc.tuple(
    fc.double({ min: 0, max: 4, noNaN: true }), fc.double({ min: 0.1, max: 9, noNaN: true }),
    fc.stringMatching(/^([a-z]{1,8}[,.?]? ){0,12}[a-z]{1,8}[.,]?$/u),
  )).map((rows) => {
    let at = 0;
    return rows.map(([pause, length, text]): Cue => {
      const start = at + pause;
      at = start + length;
      return { start, end: at, text };
    });
  });

  it('lose no word, keep the order, and begin and end where a cue does', () => {
    fc.assert(fc.property(anyCues, (cues) => {
      const passages = toPassages(cues);
      expect(passages.map(({ text }) => text).join(' ')).toBe(cues.map(({ text }) => text).join(' '));
      for (const { start, end } of passages) {
        expect(cues.some((it) => it.start === start)).toBe(true);
        expect(cues.some((it) => it.end === end)).toBe(true);
      }
    }));
  });

  it('are the same when the cues come one by one', () => {
    fc.assert(fc.property(anyCues, (cues) => {
      const joiner = passageJoiner();
      expect([...cues.flatMap((it) => joiner.add(it)), ...joiner.end()]).toEqual(toPassages(cues));
    }));
  });
});
