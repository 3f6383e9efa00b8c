import { describe, expect, it } from 'vitest';
import { ocrRefinementTimes, ocrTimes, toRecognisedSpans, withHeldPictures, type RecognisedFrame } from './text-frames.ts';
import type { FrameCandidate, ScanResult } from '../domain/scan.ts';

const candidate = (at: number, fields: Partial<FrameCandidate> = {}): FrameCandidate =>
  ({ at, intra: true, change: 0, brightness: 0.5, spread: 0.2, ...fields });
const scan = (times: readonly number[], duration: number, cuts: readonly number[] = []): ScanResult => ({
  duration,
  candidates: times.map((at) => candidate(at)),
  shots: [0, ...cuts].map((start, index) => ({ index, start, end: cuts[index] ?? duration })),
});
const frame = (at: number, ...lines: readonly string[]): RecognisedFrame => ({ at, lines: lines.map((text) => ({ text, confidence: 0.9 })) });
const SCREEN = ['File', 'Edit', 'View', 'Help'];

describe('frames that are read', () => {
  it('are the places where the scan has looked, not too close together, though the picture stays', () => {
    expect(ocrTimes(scan([0, 0.5, 1, 1.5, 2, 2.5, 3], 3.5), 'adaptive')).toEqual([0, 1.5, 3]);
    expect(ocrTimes(scan([0, 4, 8], 10), 'adaptive')).toEqual([0, 4, 8]);
  });
  it('leave out black pictures', () => {
    const black = { ...scan([0], 4), candidates: [candidate(0, { brightness: 0, spread: 0 }), candidate(2)] };
    expect(ocrTimes(black, 'adaptive')).toEqual([2]);
  });
  it('are the keyframes where a person has chosen how many there are', () => {
    expect(ocrTimes(scan([0, 1, 2, 3, 4], 5), 'sparse')).toHaveLength(1);
  });
});

describe('the closer look', () => {
  const inside = (times: readonly number[], start: number, end: number): boolean => times.every((at) => at > start && at < end);

  it('goes to both sides of a frame with text, and nowhere else', () => {
    const times = ocrRefinementTimes([frame(1), frame(3), frame(5, 'Chapter one'), frame(7), frame(9)], scan([], 10));
    expect(times.filter((at) => at < 5).length).toBeGreaterThan(2);
    expect(inside(times.filter((at) => at < 5), 3, 5)).toBe(true);
    expect(inside(times.filter((at) => at > 5), 5, 7)).toBe(true);
  });
  it('goes through all of a screen full of text, as something may come and go on it', () => {
    const times = ocrRefinementTimes([frame(0, ...SCREEN), frame(4, ...SCREEN)], scan([], 4.1));
    expect(times.length).toBeGreaterThan(7);
    for (const [index, at] of times.entries()) expect(at - (times[index - 1] ?? 0)).toBeLessThanOrEqual(0.41);
  });
  it('goes to the ends of a shot that shows text there, never across its cuts', () => {
    const times = ocrRefinementTimes([frame(1), frame(5, 'EXIT')], scan([], 8, [3, 6]));
    expect(inside(times, 3, 6)).toBe(true);
    expect(times.some((at) => at < 4)).toBe(true);
  });
  it('is spared where the picture moves and the text stays', () => {
    const moving = { ...scan([], 4.1), candidates: [candidate(0), candidate(2, { change: 0.2 }), candidate(4, { change: 0.2 })] };
    expect(ocrRefinementTimes([frame(0, ...SCREEN), frame(4, ...SCREEN)], moving)).toEqual([]);
    expect(inside(ocrRefinementTimes([frame(0, 'Chapter one'), frame(4, 'Chapter two')], moving), 0, 4)).toBe(true);
    const times = ocrRefinementTimes([frame(0, 'Chapter one'), frame(4)], moving);
    for (const [index, at] of times.entries()) expect(at - (times[index - 1] ?? 0)).toBeLessThanOrEqual(0.81);
    expect(times.at(-1)).toBeGreaterThan(3.1);
  });
  it('goes where subtitles may have come and gone unseen, in a film that has more of them', () => {
    const subtitle = (at: number, text: string): RecognisedFrame => ({ at, lines: [{ text, confidence: 0.9, place: { x: 0.5, y: 0.85, height: 0.05 } }] });
    const spoken = [subtitle(2, 'Good morning.'), subtitle(3, 'Who is there?'), subtitle(4, 'The postman.')];
    for (const lines of [[], ['ACME TV']]) {
      const quiet = [frame(20, ...lines), frame(23, ...lines), frame(24.9, ...lines)];
      const moving = { ...scan([], 25), candidates: [candidate(20, { change: 0.2 }), candidate(23, { change: 0.2 })] };
      expect(ocrRefinementTimes([...spoken, ...quiet], moving).filter((at) => at > 20)).toEqual([21, 22]);
      expect(ocrRefinementTimes([...spoken.slice(1), ...quiet], moving).filter((at) => at > 20)).toEqual([]);
    }
  });
  it('is spared by footage without text and by a name that stands throughout', () => {
    expect(ocrRefinementTimes([frame(0.1), frame(5), frame(9.9)], scan([], 10))).toEqual([]);
    const named = Array.from({ length: 40 }, (_, second) => frame(second, 'ACME TV'));
    expect(ocrRefinementTimes(named, scan([], 40))).toEqual([]);
    const captioned = named.with(20, frame(20, 'ACME TV', 'Chapter one'));
    expect(inside(ocrRefinementTimes(captioned, scan([], 40)), 19, 21)).toBe(true);
  });
});

describe('a picture that is held', () => {
  const held = [{ start: 0.2, end: 9.9 }, { start: 10.2, end: 13.1 }, { start: 13.3, end: 15.1 }, { start: 15.3, end: 19.9 }];
  const still = { ...scan([0, 10, 20], 20.1), held };

  it('is read once, and also where the scan saw nothing change', () => {
    expect(ocrTimes(still, 'adaptive')).toEqual([0, 10, 13.3, 15.3, 20]);
    expect(ocrTimes({ ...still, candidates: scan([0, 10, 12.5, 13.3], 20).candidates }, 'adaptive')).toEqual([0, 10, 12.5, 13.3, 15.3]);
    expect(ocrTimes({ ...scan([0, 2, 4, 6, 8], 10), held: [{ start: 0, end: 9.9 }] }, 'adaptive')).toEqual([0]);
  });
  it('is not looked at more closely where the I-frames around it show the same, and once where they do not', () => {
    expect(ocrRefinementTimes([frame(0, ...SCREEN), frame(10, ...SCREEN)], { ...scan([], 10.1), held: held.slice(0, 1) })).toEqual([]);
    expect(ocrRefinementTimes([frame(0, ...SCREEN), frame(10, 'EXIT')], { ...scan([], 10.1), held: held.slice(0, 1) })).toEqual([0.2]);
  });
  it('is looked around where it changes', () => {
    const times = ocrRefinementTimes([frame(0, ...SCREEN), frame(12, ...SCREEN)], { ...scan([], 12.1), held: [{ start: 0, end: 5 }, { start: 8, end: 12 }] });
    expect(times.length).toBeGreaterThan(5);
    for (const at of times) expect(at > 5 && at < 8, String(at)).toBe(true);
  });
  it('is closer than its frames nowhere', () => {
    expect(ocrRefinementTimes([frame(0, ...SCREEN), frame(1, 'EXIT'), frame(4, ...SCREEN)], scan([], 4.1), 1)).toEqual([2, 3]);
  });
  it('shows what one of its frames shows from its first to its last', () => {
    const frames = withHeldPictures([frame(0), frame(10.2), frame(13.3, 'EXIT'), frame(15.3), frame(20)], still);
    expect(frames.filter(({ lines }) => lines.length > 0).map(({ at }) => at)).toEqual([13.3, 15.1]);
    const spans = toRecognisedSpans(frames, still).filter(({ lines }) => lines.length > 0);
    expect([spans[0]?.start, spans.at(-1)?.end]).toEqual([13.2, 15.2]);
    expect(withHeldPictures(frames, still)).toEqual(frames);
  });
});

it('a frame stands for the stretch up to halfway to its neighbours, and to the cuts', () => {
  const spans = toRecognisedSpans([frame(1), frame(2), frame(4, 'EXIT')], scan([], 6, [3]));
  expect(spans.map(({ start, end }) => [start, end])).toEqual([[0, 1.5], [1.5, 3], [3, 6]]);
});

it('a film of one frame without shots is one stretch', () => {
  expect(toRecognisedSpans([frame(0, 'EXIT')], { shots: [], candidates: [], duration: 0.04 })).toMatchObject([{ start: 0, end: 0.04 }]);
});
