/** Numbers from 0 to 1 that follow from a seed: mulberry32, by Tommy Ettinger. */
export type Random = () => number;

/** The numbers of one seed; the same on every computer. */
export const randomOf = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** A whole number below `end`. */
export const below = (random: Random, end: number): number => Math.floor(random() * end);

type Mutation = (bytes: Buffer, random: Random) => Buffer;

/** Most single bytes that one mutation changes, and most that it moves or invents. */
const MAX_BYTES = 64;
const MAX_PIECE = 4_096;

const piece = (bytes: Buffer, random: Random): { readonly start: number; readonly end: number } => {
  const start = below(random, bytes.length);
  return { start, end: Math.min(bytes.length, start + 1 + below(random, MAX_PIECE)) };
};

/** Ways in which files get damaged: single bytes, a lost end, pieces that are zero, doubled, lost or of something else. */
const MUTATIONS: readonly Mutation[] = [
  (bytes, random) => {
    const changed = Buffer.from(bytes);
    for (let count = 1 + below(random, MAX_BYTES); count > 0; count -= 1) changed[below(random, changed.length)] = below(random, 256);
    return changed;
  },
  (bytes, random) => {
    // What a container says of itself stands at its beginning.
    const changed = Buffer.from(bytes);
    for (let count = 1 + below(random, 8); count > 0; count -= 1) changed[below(random, Math.min(changed.length, 512))] = below(random, 256);
    return changed;
  },
  (bytes, random) => bytes.subarray(0, 1 + below(random, bytes.length)),
  (bytes, random) => {
    const { start, end } = piece(bytes, random);
    return Buffer.concat([bytes.subarray(0, start), Buffer.alloc(end - start), bytes.subarray(end)]);
  },
  (bytes, random) => {
    const { start, end } = piece(bytes, random);
    return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start, end), bytes.subarray(end)]);
  },
  (bytes, random) => {
    const { start, end } = piece(bytes, random);
    return start === 0 && end === bytes.length ? bytes : Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  },
  (bytes, random) => {
    const start = below(random, bytes.length);
    const invented = Buffer.from(Array.from({ length: 1 + below(random, 256) }, () => below(random, 256)));
    return Buffer.concat([bytes.subarray(0, start), invented, bytes.subarray(start)]);
  },
];

/** The bytes, damaged in one to three ways; never empty. */
export const mutate = (bytes: Buffer, random: Random): Buffer => {
  let damaged = bytes;
  for (let count = 1 + below(random, 3); count > 0; count -= 1) damaged = MUTATIONS[below(random, MUTATIONS.length)]?.(damaged, random) ?? damaged;
  return damaged;
};
