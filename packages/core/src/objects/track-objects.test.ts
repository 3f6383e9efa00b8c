import { describe, expect, it } from 'vitest';
import type { DetectedFrame, Detection, ObjectColor, ObjectTrack } from '../domain/object-track.ts';
import { boxIou, boxOf } from './boxes.ts';
import { ObjectTracker } from './track-objects.ts';
import { trackingScores } from './tracking-scores.ts';

/** A thing of a constructed film: its middle, in shares of the picture, by the second; the one named first is nearer and hides the others. */
interface Actor {
  readonly label: string;
  readonly color?: ObjectColor;
  readonly size: number;
  readonly from?: number;
  readonly to?: number;
  readonly at: (t: number) => readonly [x: number, y: number];
}
/** A pillar that hides what passes behind it. */
interface Pillar { readonly left: number; readonly right: number }
interface Scene { readonly actors: readonly Actor[]; readonly pillars?: readonly Pillar[]; readonly seconds: number }

const line = ([x, y]: readonly [number, number], [perSecond, down]: readonly [number, number]) => (t: number) => [x + perSecond * t, y + down * t] as const;
const SCENES: Readonly<Record<string, Scene>> = {
  'two that cross': { seconds: 8, actors: [
    { label: 'circle', size: 0.1, at: line([0.1, 0.3], [0.1, 0.05]) }, { label: 'circle', size: 0.1, at: line([0.9, 0.35], [-0.1, 0.04]) },
  ] },
  'five in a crowd': { seconds: 10, actors: [
    { label: 'circle', size: 0.12, at: line([0.1, 0.2], [0.08, 0.06]) }, { label: 'circle', size: 0.1, at: line([0.9, 0.2], [-0.08, 0.06]) },
    { label: 'square', size: 0.1, at: line([0.5, 0.1], [0, 0.08]) }, { label: 'circle', size: 0.08, at: line([0.1, 0.8], [0.08, -0.03]) },
    { label: 'circle', size: 0.09, at: (t) => [0.5 + 0.3 * Math.cos(t * 0.7), 0.5 + 0.3 * Math.sin(t * 0.7)] },
  ] },
  'behind a pillar for a second': { seconds: 10, pillars: [{ left: 0.45, right: 0.55 }], actors: [
    { label: 'car', size: 0.1, at: line([0.05, 0.5], [0.1, 0]) }, { label: 'car', size: 0.1, at: line([0.95, 0.6], [-0.09, 0]) },
  ] },
  'fast, without overlap from frame to frame': { seconds: 6, actors: [
    { label: 'ball', size: 0.06, at: (t) => [0.5 + 0.42 * Math.sin(t * 1.1), 0.3] }, { label: 'ball', size: 0.06, at: (t) => [0.5 - 0.42 * Math.sin(t * 1.1), 0.7] },
  ] },
  'small ones side by side': { seconds: 8, actors: [
    { label: 'person', size: 0.04, at: line([0.1, 0.5], [0.06, 0]) }, { label: 'person', size: 0.04, at: line([0.18, 0.5], [0.06, 0]) }, { label: 'person', size: 0.04, at: line([0.26, 0.52], [0.06, 0]) },
  ] },
  'one comes as another goes': { seconds: 10, actors: [
    { label: 'car', size: 0.15, to: 5, at: line([0.1, 0.4], [0.2, 0]) }, { label: 'car', size: 0.15, from: 4, at: (t) => [0.1 + 0.12 * (t - 4), 0.6] },
  ] },
};

/** Numbers from 0 to 1 by a seed (Park and Miller 1988). */
const randomBy = (seed: number) => {
  let state = seed;
  return (): number => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
};

const boxAround = ([x, y]: readonly [number, number], size: number) => boxOf({ left: x - size / 2, top: y - size / 2, right: x + size / 2, bottom: y + size / 2 });

/** What a detector makes of a scene: boxes off by 3 % of their size, misses, and mistakes; frames come a tenth early or late. */
const filmed = ({ actors, pillars = [], seconds }: Scene, { fps, misses, mistakes, seed }: { fps: number; misses: number; mistakes: number; seed: number }) => {
  const random = randomBy(seed);
  const around = (): number => (random() + random() + random() - 1.5) * 2;
  const times = Array.from({ length: Math.round(seconds * fps) }, (_, index) => (index + 0.1 * (random() - 0.5)) / fps).map((at) => Math.max(0, at));
  const truth = actors.map(({ label, size, from = 0, to = seconds, at: where }, index): ObjectTrack => {
    const path = times.filter((at) => at >= from && at <= to).map((at) => ({ at, box: boxAround(where(at), size) }));
    return { number: index + 1, label, score: 1, start: path[0]?.at ?? 0, end: path.at(-1)?.at ?? 0, path, color: null };
  });
  const frames = times.map((at): DetectedFrame => {
    const seen = actors.flatMap(({ label, color, size, from = 0, to = seconds, at: where }, index): Detection[] => {
      if (at < from || at > to) return [];
      const [x, y] = where(at);
      const box = boxAround([x, y], size);
      const isBehind = pillars.some(({ left, right }) => x > left && x < right) || actors.slice(0, index).some((other) => boxIou(boxAround(other.at(at), other.size), box) > 0.4);
      if (isBehind || random() < misses) return [];
      const noisy = boxAround([x + 0.03 * size * around(), y + 0.03 * size * around()], size * (1 + 0.03 * around()));
      return [{ label, score: random() < 0.2 ? 0.3 : 0.8, box: noisy, ...(color !== undefined && { color }) }];
    });
    const false_ = random() < mistakes ? [{ label: 'circle', score: 0.6, box: boxAround([random(), random()], 0.05 + 0.1 * random()) }] : [];
    return { at, detections: [...seen, ...false_] };
  });
  return { truth, frames, times };
};

const followed = (frames: readonly DetectedFrame[]): readonly ObjectTrack[] => {
  const tracker = new ObjectTracker();
  const tracks = frames.flatMap((frame) => {
    tracker.push(frame);
    return tracker.takeFinished();
  });
  return [...tracks, ...tracker.end()];
};

describe('things followed through constructed films', () => {
  // At two frames a second, each of three alike that walk behind one another comes as near to where the next one was as to where it was itself.
  const table = Object.keys(SCENES).flatMap((name) => [2, 3, 5].map((fps) => [name, fps] as const)).filter(([name, fps]) => fps > 2 || name !== 'small ones side by side');

  it.each(table)('%s, at %d frames a second', (name, fps) => {
    const scene = SCENES[name] ?? { actors: [], seconds: 0 };
    const runs = Array.from({ length: 10 }, (_, seed) => {
      const { truth, frames, times } = filmed(scene, { fps, misses: 0.05, mistakes: 0.1, seed: seed + 1 });
      return trackingScores(truth, followed(frames), times);
    });
    expect(mean(runs.map(({ mota }) => mota))).toBeGreaterThanOrEqual(0.9);
    expect(mean(runs.map(({ idf1 }) => idf1))).toBeGreaterThanOrEqual(0.9);
  });

  it('loses nothing and makes nothing up where the detector makes no mistakes', () => {
    for (const [name, scene] of Object.entries(SCENES)) {
      const { truth, frames, times } = filmed(scene, { fps: 5, misses: 0, mistakes: 0, seed: 3 });
      const scores = trackingScores(truth, followed(frames), times);
      expect([name, scores.switches]).toEqual([name, 0]);
      expect(scores.idf1).toBeGreaterThanOrEqual(0.97);
    }
  });
});

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a track', () => {
  const seen = (at: number, x: number, more: Partial<Detection> = {}): DetectedFrame =>
    ({ at, detections: [{ label: 'car', score: 0.8, box: boxAround([x, 0.5], 0.1), ...more }] });

  it('goes on as what it was called and the colour it had most often', () => {
    const [track, ...others] = followed([seen(0, 0.2, { color: 'red' }), seen(0.3, 0.22, { color: 'red' }), seen(0.6, 0.24, { label: 'truck' }), seen(0.9, 0.26, { color: 'orange' })]);
    expect(track).toMatchObject({ number: 1, label: 'car', color: 'red', start: 0, end: 0.9, score: expect.closeTo(0.8) });
    expect(others).toEqual([]);
  });

  it('is another one where another thing of another colour stands in the same place', () => {
    const red = [0, 0.3, 0.6].map((at) => seen(at, 0.5, { color: 'red' }));
    const dog = [0.9, 1.2, 1.5].map((at) => seen(at, 0.5, { label: 'dog', color: 'brown' }));
    expect(followed([...red, ...dog]).map(({ label, color }) => [label, color])).toEqual([['car', 'red'], ['dog', 'brown']]);
  });

  it('is none where a thing was seen twice, or only with doubt', () => {
    expect(followed([seen(0, 0.5), seen(0.3, 0.5)])).toEqual([]);
    expect(followed([0, 0.3, 0.6, 0.9].map((at) => seen(at, 0.5, { score: 0.3 })))).toEqual([]);
  });

  it('goes on with what is seen with doubt, and over seconds in which it is hidden', () => {
    const tracks = followed([...[0, 0.5, 1, 1.5].map((at) => seen(at, 0.1 + 0.1 * at)), { at: 2, detections: [] }, { at: 2.5, detections: [] }, seen(3, 0.4, { score: 0.2 }), seen(3.5, 0.45)]);
    expect(tracks.map(({ start, end, path }) => [start, end, path.length])).toEqual([[0, 3.5, 6]]);
  });

  it('is finished soon after its thing has left the picture, and can be taken while others go on', () => {
    const tracker = new ObjectTracker();
    for (const at of [0, 0.5, 1, 1.5]) tracker.push(seen(at, 0.5 + 0.3 * at));
    expect(tracker.takeFinished()).toEqual([]);
    for (const at of [2, 2.5]) tracker.push({ at, detections: [] });
    expect(tracker.takeFinished()).toMatchObject([{ start: 0, end: 1.5 }]);
    expect(tracker.end()).toEqual([]);
  });
});
