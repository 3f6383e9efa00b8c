import { describe, expect, it } from 'vitest';
import { markCuts, type Sample } from './mark-cuts.ts';
import { SMALL, signature } from './signature.ts';

/** A picture of one colour. */
const plain = (colour: readonly [number, number, number]) =>
  signature({ rgb: Uint8Array.from({ length: SMALL.width * SMALL.height * 3 }, (_, index) => colour[index % 3] ?? 0) });

const film = (colours: readonly (readonly [number, number, number])[], rate = 25): Sample[] =>
  colours.map((colour, index) => ({ at: index / rate, intra: index === 0, signature: plain(colour) }));

const times = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);
const RED = [220, 20, 20] as const;
const BLUE = [25, 40, 210] as const;
const WHITE = [245, 245, 245] as const;

const cutsOf = async (samples: readonly Sample[]): Promise<number[]> => {
  const found: number[] = [];
  for await (const { at, cut } of markCuts(samples)) if (cut) found.push(Math.round(at * 25));
  return found;
};

describe('cuts', () => {
  it('are found on the frame', async () => {
    expect(await cutsOf(film([...times(20, RED), ...times(20, BLUE), ...times(20, WHITE)]))).toEqual([20, 40]);
  });
  it('are found near the start and the end', async () => {
    expect(await cutsOf(film([...times(2, RED), ...times(20, BLUE), ...times(2, WHITE)]))).toEqual([2, 22]);
  });
  it('are not a flash', async () => {
    expect(await cutsOf(film([...times(20, RED), WHITE, ...times(20, RED)]))).toEqual([]);
  });
  it('are one where a flash lies on them', async () => {
    expect(await cutsOf(film([...times(20, RED), WHITE, ...times(20, BLUE)]))).toEqual([20]);
  });
  it('are not a strobe, and are found in the middle of one', async () => {
    const strobe = (colour: typeof RED | typeof BLUE) => Array.from({ length: 20 }, (_, index) => (index % 4 < 2 ? WHITE : colour));
    expect(await cutsOf(film([...times(20, RED), ...strobe(RED), ...times(20, RED)]))).toEqual([]);
    expect(await cutsOf(film([...strobe(RED).toReversed(), ...times(20, BLUE)]))).toEqual([20]);
  });
  it('are found at night, where a whole change moves each pixel by little', async () => {
    expect(await cutsOf(film([...times(20, [26, 12, 8] as const), ...times(20, [8, 16, 28] as const)]))).toEqual([20]);
  });
  it('are not a fade', async () => {
    const fade = Array.from({ length: 25 }, (_, index) => [220 - index * 8, 20, 20] as const);
    expect(await cutsOf(film([...times(20, RED), ...fade]))).toEqual([]);
  });
  it('keep every frame, in order', async () => {
    const all: number[] = [];
    for await (const { at } of markCuts(film(times(40, RED)))) all.push(at);
    expect(all).toEqual(film(times(40, RED)).map(({ at }) => at));
  });
});
