import { describe, expect, it } from 'vitest';
import type { GopSizes } from '../probe/gop-sizes.ts';
import { planDecoding, type Gop } from './plan-decoding.ts';

const HD = { codec: 'h264', width: 1920, height: 1080, rotation: 0, frameRate: 25 };
const SMALL = { ...HD, width: 320, height: 180 };

const still = (start: number): GopSizes => ({ start, intraBytes: 50_000, restBytes: 5_000, frames: 250, spike: 1.2, held: [] });
const moving = (start: number, spike = 1.5): GopSizes => ({ start, intraBytes: 50_000, restBytes: 900_000, frames: 250, spike, held: [] });
const every = (seconds: number, count: number, change: number): Gop[] =>
  Array.from({ length: count }, (_, index) => ({ start: index * seconds, end: (index + 1) * seconds, change }));
const decoded = (spans: readonly { start: number; end: number }[]): number => spans.reduce((sum, it) => sum + it.end - it.start, 0);

describe('planning what to decode', () => {
  it('leaves an hour of one still picture alone', () => {
    const gops = every(10, 360, 0.001);
    expect(planDecoding(gops, gops.map(({ start }) => still(start)), HD)).toEqual({ decode: [], cuts: [] });
  });
  it('leaves alone what is held behind the I-frame, however long and whatever the polishing takes, and looks where something came', () => {
    const rare = { ...HD, frameRate: 1 };
    const gop: Gop = { start: 0, end: 250, change: 0.001 };
    const sizes = { start: 0, intraBytes: 50_000, restBytes: 30_000, frames: 250, spike: 12 };
    const decode = (held: GopSizes['held']) => planDecoding([gop], [{ ...sizes, held }], rare).decode;
    expect(decode([{ start: 5, end: 249 }])).toEqual([]);
    expect(decode([{ start: 5, end: 100 }, { start: 104, end: 249 }])).toEqual([{ start: 0, end: 250 }]);
    expect(decode([{ start: 40, end: 249 }])).toEqual([{ start: 0, end: 250 }]);
  });
  it('decodes a small film whole', () => {
    const gops = every(5, 12, 0.1);
    expect(decoded(planDecoding(gops, gops.map(({ start }) => moving(start)), SMALL).decode)).toBe(60);
  });
  it('decodes at most a part of a large film, and first where a coded frame stands out', () => {
    const gops = every(10, 60, 0.1);
    const groups = gops.map(({ start }, index) => moving(start, index === 30 ? 9 : 1.5));
    const { decode } = planDecoding(gops, groups, HD);
    expect(decoded(decode)).toBeLessThan(100);
    expect(decode.some(({ start, end }) => start <= 300 && end >= 310)).toBe(true);
  });
  it('believes an I-frame out of turn between different pictures', () => {
    const gops = [...every(10, 59, 0.1), { start: 590, end: 594, change: 0.7 }, { start: 594, end: 604, change: 0.1 }];
    const { decode, cuts } = planDecoding(gops, gops.map(({ start }) => moving(start)), HD);
    expect(cuts.includes(594) || decode.some(({ start, end }) => start < 594 && end >= 594)).toBe(true);
  });
  it('always decodes what is too long to be left unseen', () => {
    expect(planDecoding([{ start: 0, end: 300, change: undefined }], [moving(0)], HD).decode).toEqual([{ start: 0, end: 300 }]);
  });
});
