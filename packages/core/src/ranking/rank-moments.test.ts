import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankMoments, type RankedMoments } from './rank-moments.ts';
import { titledVideo } from './title-match.ts';
import { parseQuery } from '../query/parse-query.ts';
import { spanLength } from '../time/span.ts';
import type { Modality } from '../domain/modality.ts';
import { segmentId } from '../domain/segment-id.ts';
import type { Hit } from '../domain/segment.ts';
import type { Ranking } from './ranking.ts';

interface Sketch {
  readonly video?: string;
  readonly from: number;
  readonly to: number;
  readonly score: number;
  readonly text?: string;
}

const ranking = (modality: Modality, by: Ranking['by'], sketches: readonly Sketch[]): Ranking => ({
  modality,
  by,
  hits: sketches.map(({ video = 'a', from, to, score, text }): Hit => ({
    score,
    segment: {
      id: segmentId({ videoId: video, space: by, modality, start: from }),
      videoId: video, modality, start: from, end: to, at: from,
      ...(text === undefined ? {} : { text }),
    },
  })),
});
const seen = (...sketches: readonly Sketch[]): Ranking => ranking('visual', 'vector', sketches);
const meant = (...sketches: readonly Sketch[]): Ranking => ranking('speech', 'vector', sketches);
const said = (...sketches: readonly Sketch[]): Ranking => ranking('speech', 'words', sketches);

const rank = (query: string, ...rankings: readonly Ranking[]): RankedMoments =>
  rankMoments(rankings, { query: parseQuery(query), limit: 20 });
const places = ({ moments }: RankedMoments): readonly string[] => moments.map(({ videoId, start, end }) => `${videoId} ${start}-${end}`);

describe('moments', () => {
  it('are none without hits, and that is no match', () => {
    expect(rank('a red car')).toEqual({ match: false, moments: [] });
  });

  it('begin and end where the segment does', () => {
    expect(rank('a red car', seen({ from: 2.04, to: 5.16, score: 0.3 }))).toMatchObject({
      match: true, moments: [{ videoId: 'a', start: 2.04, end: 5.16, hits: [{ modality: 'visual', at: 2.04 }] }],
    });
  });

  it('join neighbours that are as good', () => {
    const found = rank('a red car', seen(
      { from: 4, to: 6, score: 0.3 }, { from: 2, to: 4, score: 0.295 }, { from: 6, to: 8, score: 0.29 },
      { video: 'b', from: 0, to: 9, score: 0.2 },
    ));
    expect(places(found)).toEqual(['a 2-8', 'b 0-9']);
  });

  it('do not grow into a weak tail', () => {
    const found = rank('blue screen', seen(
      { from: 2, to: 5, score: 0.9 }, { from: 5, to: 7, score: 0.5 }, { from: 0, to: 2, score: 0.3 },
    ));
    expect(places(found)[0]).toBe('a 2-5');
  });

  it('do not join across a gap, nor into a stretch that is too long', () => {
    expect(places(rank('car', seen({ from: 0, to: 2, score: 0.3 }, { from: 5, to: 7, score: 0.3 })))).toEqual(['a 0-2', 'a 5-7']);
    const steady = seen(...Array.from({ length: 50 }, (_, i) => ({ from: i * 2, to: i * 2 + 2, score: 0.3 })));
    for (const moment of rank('car', steady).moments) expect(spanLength(moment)).toBeLessThanOrEqual(30);
  });

  it('join across a gap, and to a length, that are just allowed', () => {
    expect(places(rank('car', seen({ from: 0, to: 2, score: 0.3 }, { from: 3.5, to: 5, score: 0.3 })))).toEqual(['a 0-5']);
    expect(places(rank('car', seen({ from: 0, to: 15, score: 0.3 }, { from: 15, to: 30, score: 0.3 })))).toEqual(['a 0-30']);
  });

  it('are founded by the strongest hit, in whatever order hits come', () => {
    const hits = [{ from: 0, to: 2, score: 0.22 }, { from: 2, to: 4, score: 0.3 }];
    for (const all of [hits, hits.toReversed()]) expect(places(rank('car', seen(...all)))).toEqual(['a 2-4', 'a 0-2']);
  });

  it('do not join where one of them is complete in itself', () => {
    const complete = (sketch: Sketch): Ranking => ({ ...seen(sketch), mergeable: false });
    const [one, next] = [{ from: 0, to: 4, score: 0.31 }, { from: 4, to: 6, score: 0.3 }];
    expect(places(rank('car', seen(one), complete(next)))).toEqual(['a 0-4', 'a 4-6']);
    expect(places(rank('car', complete(one), seen(next)))).toEqual(['a 0-4', 'a 4-6']);
    expect(places(rank('car', meant({ ...one, score: 0.8, text: 'A car.' }, { ...next, score: 0.8, text: 'Cars.' })))).toEqual(['a 0-4', 'a 4-6']);
  });

  it('that are as good come in their order, and as many as are wanted', () => {
    const late = seen({ from: 20, to: 22, score: 0.3 }, { from: 0, to: 2, score: 0.3 }, { from: 40, to: 42, score: 0.3 });
    expect(places(rank('car', late))).toEqual(['a 0-2', 'a 20-22', 'a 40-42']);
    expect(places(rankMoments([late], { query: parseQuery('car'), limit: 2 }))).toEqual(['a 0-2', 'a 20-22']);
  });

  it('are one where a passage was found in two ways whose borders differ a little, and two where one is a part of the other', () => {
    const written = (by: Ranking['by'], from: number, to: number): Ranking => ranking('text', by, [{ from, to, score: 0.9, text: 'Car park' }]);
    expect(places(rank('car park', written('words', 0, 17.2), written('lines', 0.4, 17)))).toEqual(['a 0-17.2']);
    expect(places(rank('car park', written('words', 0, 17), written('lines', 2, 8)))).toHaveLength(2);
  });

  it('that are as good come by their length, where one lasts longer', () => {
    expect(places(rank('car', meant({ from: 0, to: 2, score: 0.8, text: 'A car.' }, { from: 20, to: 29, score: 0.8, text: 'A car.' })))).toEqual(['a 20-29', 'a 0-2']);
  });

  it('show eight hits at most, with the words of those that have any', () => {
    const row = seen(...Array.from({ length: 12 }, (_, i) => ({ from: i, to: i + 1, score: 0.3 })));
    expect(rank('car', row).moments[0]?.hits).toHaveLength(8);
    expect(rank('car', meant({ from: 3, to: 6, score: 0.8, text: 'A car.' })).moments[0]?.hits).toMatchObject([{ modality: 'speech', at: 3, text: 'A car.' }]);
    expect(rank('car', seen({ from: 3, to: 6, score: 0.3 })).moments[0]?.hits[0]).not.toHaveProperty('text');
  });

  it('may match a query of signs alone, which pictures may be like', () => {
    expect(rank('?!', seen({ from: 0, to: 2, score: 0.9 })).match).toBe(true);
  });

  it('may be as long as one segment is', () => {
    expect(places(rank('car', seen({ from: 0, to: 3_600, score: 0.3 })))).toEqual(['a 0-3600']);
  });

  it('are not outscored by many weak neighbours', () => {
    const crowd = Array.from({ length: 8 }, (_, i) => ({ from: i * 2, to: i * 2 + 2, score: 0.2 }));
    const found = rank('car', seen({ video: 'b', from: 50, to: 52, score: 0.3 }, ...crowd));
    expect(places(found)[0]).toBe('b 50-52');
  });

  it('rise where picture and speech agree, and keep the exact borders of the best', () => {
    const found = rank('a dog barks', seen(
      { video: 'b', from: 0, to: 4, score: 0.31 }, { video: 'a', from: 10, to: 13, score: 0.3 },
    ), meant({ video: 'a', from: 9, to: 15, score: 0.55, text: 'The hound made a noise.' }));
    expect(places(found)).toEqual(['a 10-13', 'b 0-4']);
    expect(found.moments[0]?.hits.map(({ modality }) => modality)).toEqual(['visual', 'speech']);
  });

  it('count a passage once that is found by its words and by its meaning', () => {
    const line = { from: 3, to: 6, text: 'We choose to go to the moon.' };
    const found = rank('go to the moon', meant({ ...line, score: 0.8 }), said({ ...line, score: 9 }));
    expect(found.moments).toHaveLength(1);
    expect(found.moments[0]?.hits).toHaveLength(1);
  });

  it('prefer words that were really said to the nearest picture, which there always is', () => {
    const found = rank('moon landing', seen({ video: 'b', from: 0, to: 4, score: 0.25 }),
      said({ from: 3, to: 6, score: 4, text: 'The landing on the Moon was watched by all.' }));
    expect(places(found)).toEqual(['a 3-6', 'b 0-4']);
  });

  it('prefer the nearest picture to one stray word', () => {
    const found = rank('a man in a red coat walks his dog', seen({ video: 'b', from: 0, to: 4, score: 0.3 }),
      said({ from: 3, to: 6, score: 4, text: 'It was a dog day afternoon.' }));
    expect(places(found)).toEqual(['b 0-4', 'a 3-6']);
  });

  it('leave out sentences that have nothing to do with the query', () => {
    expect(rank('submarine', meant({ from: 0, to: 3, score: 0.05, text: 'Good morning.' }))).toEqual({ match: false, moments: [] });
  });
});

describe('quoted words', () => {
  const pictures = seen({ video: 'b', from: 0, to: 4, score: 0.9 });
  const exact = said({ from: 3, to: 6, score: 1, text: 'He said: good night, and left.' });

  it('win over everything else', () => {
    expect(places(rank('"good night" said', pictures, exact))).toEqual(['a 3-6']);
  });

  it('win with the borders of what is said, also where a picture is clearer; the hits are shown strongest first', () => {
    const faint = meant({ from: 3, to: 6, score: 0.3, text: 'He said: good night, and left.' });
    const found = rank('"good night" said', seen({ from: 0, to: 10, score: 0.9 }), pictures, faint);
    expect(places(found)).toEqual(['a 3-6']);
    expect(found.moments[0]?.hits.map(({ modality }) => modality)).toEqual(['visual', 'speech']);
  });

  it('that are said match, however weak', () => {
    expect(rank('"good night"', meant({ from: 3, to: 6, score: 0.05, text: 'Good night.' }))).toMatchObject({ match: true, moments: [{ start: 3, end: 6 }] });
  });

  it.each([['"good night"', false], ['"good night" "sleep well"', false], ['"good night" moon', true]])(
    'that nobody said: a clear picture matches %s: %s', (query, match) => expect(rank(query, pictures).match).toBe(match),
  );

  it('that nobody said find nothing: nothing else is near to them', () => {
    const found = rank('"good night"', pictures, meant({ from: 3, to: 6, score: 0.9, text: 'Sleep well.' }));
    expect(found.match).toBe(false);
    expect(found.moments).toEqual([]);
    // Unless they are what a video is called.
    const named = new Map([['b', titledVideo({ id: 'b', title: 'Good night', names: [], duration: 9 })]]);
    expect(rankMoments([pictures], { query: parseQuery('"good night"'), limit: 10, named })).toMatchObject({ match: true, moments: [{ videoId: 'b', start: 0, end: 9 }] });
  });
});

describe('any hits at all', () => {
  const sketch = fc.record({
    video: fc.constantFrom('a', 'b', 'c'),
    from: fc.integer({ min: 0, max: 300 }),
    length: fc.integer({ min: 1, max: 9 }),
    score: fc.double({ min: 0.01, max: 1, noNaN: true }),
  }).map(({ video, from, length, score }): Sketch => ({ video, from, to: from + length, score, text: 'a red car' }));
  const hits = fc.array(sketch, { maxLength: 60 }).map((all) => all.toSorted((a, b) => b.score - a.score));

  it('give moments best first, scored between 0 and 1, each of one video and holding what leads it', () => {
    fc.assert(fc.property(hits, hits, hits, (a, b, c) => {
      const { moments } = rank('a red car', seen(...a), meant(...b), said(...c));
      expect(moments.length).toBeLessThanOrEqual(20);
      moments.forEach((moment, i) => {
        expect(moment.score).toBeGreaterThan(0);
        expect(moment.score).toBeLessThan(1);
        expect(moment.score).toBeGreaterThanOrEqual(moments[i + 1]?.score ?? 0);
        expect(moment.hits.length).toBeGreaterThan(0);
        expect(moment.end).toBeGreaterThan(moment.start);
        expect(spanLength(moment)).toBeLessThanOrEqual(30);
      });
    }));
  });
});
