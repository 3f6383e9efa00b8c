import type { Span } from '@frameseek/core';

/** A coded frame: when it is shown, in seconds, and how many bytes it takes. */
export interface SizedFrame {
  readonly at: number;
  readonly size: number;
}

/** Seconds that a stretch takes at least to be worth knowing. */
const LEAST_SECONDS = 1;
/** Frames of a group, besides its I-frame, from which on one can tell what is usual in it. */
const LEAST_FRAMES = 8;
/** Bytes within which two sizes are one. */
const SAME_SIZE = 4;
/** A size that this share of the frames have is usual; frames without anything new come in a few sizes, by their place among the others. */
const USUAL_SHARE = 0.05;
const MOST_SIZES = 6;
/** So many frames of a group must be of the usual sizes. */
const MOST_FRAMES = 0.8;
/** What a frame without anything new takes at most: its header, and little for each of its blocks. */
const bytesOfNothing = (pixels: number): number => 40 + pixels / 4000;

/**
 * Where the picture is held within a group of pictures, as the sizes of its coded frames tell: a frame in which nothing is new
 * says of each block only that it stays, and so takes hardly any bytes, and as many as its neighbours; one letter more takes a
 * multiple. The frames of a stretch, its ends among them, show one picture. `frames` come in the order in which they are decoded,
 * the I-frame first. Codecs that spend much on saying nothing (MPEG-2, MPEG-4 part 2) hold no picture.
 */
export const heldStretches = (frames: readonly SizedFrame[], pixels: number): readonly Span[] => {
  const limit = usualLimit(frames.slice(1));
  if (limit === undefined || limit > bytesOfNothing(pixels)) return [];
  const spans: Span[] = [];
  let latest = -Infinity;
  let from = -Infinity;
  let run: number[] = [];
  const close = (before: number): void => {
    const end = run.reduce((last, at) => (at < before ? Math.max(last, at) : last), from);
    if (end - from >= LEAST_SECONDS) spans.push({ start: from, end });
    run = [];
  };
  frames.forEach(({ at, size }, index) => {
    if (index === 0 || size > limit) {
      close(at);
      // What is decoded later may be shown earlier: from the last frame on that is known nothing changes.
      from = Math.max(at, latest);
    } else run.push(at);
    latest = Math.max(latest, at);
  });
  close(Infinity);
  return spans;
};

/** The largest size that is usual among the frames; undefined where they come in many sizes, as moving pictures do. */
const usualLimit = (frames: readonly SizedFrame[]): number | undefined => {
  if (frames.length < LEAST_FRAMES) return undefined;
  const counts = new Map<number, { count: number; most: number }>();
  for (const { size } of frames) {
    const key = Math.floor(size / SAME_SIZE);
    const { count, most } = counts.get(key) ?? { count: 0, most: 0 };
    counts.set(key, { count: count + 1, most: Math.max(most, size) });
  }
  const usual = [...counts.values()].filter(({ count }) => count >= Math.max(2, USUAL_SHARE * frames.length));
  const covered = usual.reduce((sum, { count }) => sum + count, 0);
  if (usual.length > MOST_SIZES || covered < MOST_FRAMES * frames.length) return undefined;
  return Math.max(...usual.map(({ most }) => most));
};
