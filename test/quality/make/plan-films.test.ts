import { expect, it } from 'vitest';
import type { Manifest } from '../manifest.ts';
import { sentenceAt, signAt } from './lines.ts';
import { planFilms } from './plan-films.ts';

const videos: Manifest['videos'] = Array.from({ length: 8 }, (_, n) => ({ id: `v${n}`, file: `videos/v${n}.mp4`, duration: 30, video: { avg_fps: 25 } }));
const manifest: Manifest = {
  videos,
  queries: videos.flatMap(({ id }) => [4, 20].map((start) => ({ id: `${id}-${start}`, kind: 'visual' as const, query: `what ${id} shows at ${start}`, video: id, intervals: [{ start, end: start + 3 }] }))),
  nomatch: [], cuts: {}, gradual: {}, qa: [],
};
const { plans, manifest: made } = planFilms([{ folder: '/set', manifest }], { films: 3, lines: 4 });

it('every query of a made film holds where its piece was put', () => {
  const seen = made.queries.filter(({ kind }) => kind === 'visual');
  expect(seen).toHaveLength(12);
  for (const { id, video, intervals: [shown] } of seen) {
    const [, source = '', start = ''] = /-(v\d)-(\d+)$/.exec(id) ?? [];
    const piece = plans.find((plan) => plan.id === video)?.pieces.find(({ from, start: begin }) => from === `/set/videos/${source}.mp4` && Math.abs(begin - Number(start)) < 0.001);
    expect(shown).toEqual({ start: piece?.at, end: (piece?.at ?? 0) + 3 });
  }
});

it('what is asked of the films that were left out has no answer, and none of their footage is used', () => {
  const asked = made.nomatch.filter(({ kind }) => kind === 'visual').map(({ query }) => query);
  expect(asked).toEqual(['v0', 'v4'].flatMap((id) => [`what ${id} shows at 4`, `what ${id} shows at 20`]));
  expect(plans.flatMap(({ pieces }) => pieces).filter(({ from }) => /v[04]\.mp4$/.test(from))).toEqual([]);
});

it('pieces follow one another, lines do not overlap, and each stands in one film alone', () => {
  for (const { pieces, signs, spoken, footage, duration } of plans) {
    pieces.forEach(({ at, start, end }, n) => expect(pieces[n + 1]?.at ?? footage).toBeCloseTo(at + end - start));
    for (const lines of [signs, spoken]) lines.slice(1).forEach(({ start }, n) => expect(start).toBeGreaterThan(lines[n]?.end ?? Infinity));
    expect(Math.max(...signs.map(({ end }) => end))).toBeLessThanOrEqual(duration);
  }
  const texts = made.queries.filter(({ kind }) => kind !== 'visual').map(({ query }) => query);
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts).toHaveLength(24);
});

it('no two of two thousand signs or sentences are the same', () => {
  for (const lineAt of [signAt, sentenceAt]) expect(new Set(Array.from({ length: 2_000 }, (_, n) => lineAt(n))).size).toBe(2_000);
});
