import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Moment } from '../domain/moment.ts';
import { spanLength, type Span } from '../time/span.ts';
import { percentile, zScoreOfPercentile } from './calibration/percentile.ts';
import { inNewOrder, judged, lookedAgain, stretchToLookAt, type LookedFrame } from './second-look.ts';

const NULL = { mean: 0.2, deviation: 0.1 };
/** Four frames a second from 0 on, scored in tenths. */
const frames = (digits: string): LookedFrame[] => [...digits].map((digit, index) => ({ at: 0.125 + index * 0.25, score: Number(digit) / 10 }));
const seen = (start: number, end: number, more: Partial<Moment> = {}): Moment =>
  ({ videoId: 'film', start, end, score: percentile(1), hits: [{ modality: 'visual', at: (start + end) / 2, score: percentile(1) }], ...more });
const one = (end: number): Span[] => [{ start: 0, end }];
const look = (moment: Moment, digits: string, { shots = one(digits.length / 4), within = { start: 0, end: digits.length / 4 }, others = new Array<Span>() } = {}): Moment =>
  lookedAgain(moment, { within, frames: frames(digits), shots, others, nullDistribution: NULL });

describe('the edges of a second look', () => {
  it.each<[string, Span, string, Span[] | undefined, [number, number]]>([
    ['half the way down from the peak', { start: 0.5, end: 6.5 }, '1111111111118888888811111111', undefined, [3, 5]],
    ['wider than before, where more of it is as good', { start: 3.5, end: 4.5 }, '1111111111118888888811111111', undefined, [3, 5]],
    ['those before, where nothing stands out', { start: 1, end: 5 }, '5555555555556555555555555555', undefined, [1, 5]],
    ['those before, where it fills its shot: what is lower within it is a part of it', { start: 0, end: 4 }, '1111888888881111', one(4), [0, 4]],
    ['the cuts, where all between them is as good', { start: 1, end: 3.25 }, '1111888888881111', [{ start: 0, end: 1 }, { start: 1, end: 3 }, { start: 3, end: 4 }], [1, 3]],
    ['the cut behind, where it goes on to it', { start: 2, end: 3 }, '1111111188888888', one(4), [2, 4]],
    ['those before, where it goes on beyond what was looked at', { start: 2, end: 3 }, '1111111188888888', [{ start: 0, end: 60 }], [2, 3]],
  ])('are %s', (_, moment, digits, shots, [start, end]) => {
    const again = look(seen(moment.start, moment.end), digits, shots === undefined ? {} : { shots });
    expect(again.start).toBeCloseTo(start, 0.7);
    expect(again.end).toBeCloseTo(end, 0.7);
  });

  it('do not go into other moments', () => {
    const again = look(seen(3.5, 4.5), '1111111111118888888811111111', { others: [{ start: 0, end: 3.25 }, { start: 4.6, end: 7 }] });
    expect([again.start, again.end]).toEqual([3.25, 4.6]);
  });

  it('stay within what was looked at, and half a second apart', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 60 }), fc.nat(50), fc.nat(50), (digits, a, b) => {
      const end = digits.length / 4;
      const start = Math.min(end - 0.1, a / 10);
      const again = look(seen(start, Math.min(end, start + 0.1 + b / 10)), digits.join(''));
      expect(again.start).toBeGreaterThanOrEqual(0);
      expect(again.end).toBeLessThanOrEqual(end);
      expect(spanLength(again)).toBeGreaterThan(0);
    }));
    expect(spanLength(look(seen(1, 3), '0000009000000000'))).toBeGreaterThanOrEqual(0.5);
  });
});

describe('a moment that is looked at again', () => {
  it('scores more where more of it is as good, less where one frame was good by chance', () => {
    const [long, flash] = [look(seen(0.5, 3.5), '1111888888881111'), look(seen(0.5, 3.5), '1111111811111111')];
    expect(long.score).toBeGreaterThan(flash.score);
    expect(long.hits[0]?.at).toBeGreaterThan(1);
  });

  it('keeps what else was found in it: the score moves by what the picture moved', () => {
    const alone = look(seen(0.5, 3.5), '1111888888881111');
    const said = look(seen(0.5, 3.5, { score: percentile(3), hits: [{ modality: 'visual', at: 2, score: percentile(1) }, { modality: 'speech', at: 2, score: 0.9, text: 'good morning' }] }), '1111888888881111');
    expect(zScoreOfPercentile(said.score) - 3).toBeCloseTo(zScoreOfPercentile(alone.score) - 1);
    expect(said.hits).toHaveLength(2);
  });

  it.each([
    ['words found it', seen(1, 3, { hits: [{ modality: 'speech', at: 2, score: 0.9, text: 'good morning' }] }), '1111888888881111'],
    ['too few frames could be seen', seen(1, 3), '18'],
  ])('stays as it is where %s', (_, moment, digits) => {
    expect(look(moment, digits)).toBe(moment);
  });
});

it('a judgement lifts and lowers, and never turns what is far apart around', () => {
  const [good, fair, poor] = [{ score: percentile(2) }, { score: percentile(1.5) }, { score: percentile(0) }];
  expect(judged(fair, 1).score).toBeGreaterThan(judged(good, 0.3).score);
  expect(judged(fair, 0.5).score).toBeCloseTo(fair.score);
  expect(judged(poor, 1).score).toBeLessThan(judged(good, 0).score);
});

it('all stay, best first, equal ones in their order', () => {
  const moments = [{ score: 0.5, name: 'a' }, { score: 0.9, name: 'b' }, { score: 0.5, name: 'c' }];
  expect(inNewOrder(moments).map(({ name }) => name)).toEqual(['b', 'a', 'c']);
});

describe('what is looked at again', () => {
  const shots = [{ start: 0, end: 10 }, { start: 10, end: 14 }, { start: 14, end: 60 }];
  it.each<[string, Span, Partial<Parameters<typeof stretchToLookAt>[1]>, [number, number]]>([
    ['two seconds more on both sides', { start: 20, end: 22 }, {}, [18, 24]],
    ['no more than the shot', { start: 11, end: 13 }, {}, [10, 14]],
    ['no more than all of its shots', { start: 9, end: 13 }, {}, [7, 14]],
    ['nothing before the film', { start: 1, end: 3 }, {}, [0, 5]],
    ['nothing beyond the limits of the query', { start: 20, end: 22 }, { limits: { start: 19.5, end: 40 } }, [19.5, 24]],
    ['two seconds more, where no shots are known', { start: 20, end: 22 }, { shots: [] }, [18, 22]],
  ])('is %s', (_, moment, bounds, [start, end]) => {
    expect(stretchToLookAt(moment, { shots, ...bounds })).toEqual({ start, end });
  });
});
