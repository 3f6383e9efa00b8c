import type { Span } from '../time/span.ts';

/** Stretches that show one picture each, ascending and apart, as `ScanResult.held` has them. */
interface HeldPictures {
  /** The stretch that the frame at a time belongs to. */
  at(seconds: number): Span | undefined;
  /** The stretches that lie between two times, without those that the times belong to. */
  between(from: number, to: number): readonly Span[];
}

/** Seconds within which two times are one: timestamps are rounded to milliseconds in some containers. */
const SAME_TIME = 0.001;

/** Finds held pictures by halving: a day has thousands of them. */
export const heldPictures = (held: readonly Span[]): HeldPictures => {
  /** Index of the first stretch that ends at or after a time. */
  const firstEndingFrom = (seconds: number): number => {
    let [low, high] = [0, held.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((held[middle]?.end ?? Infinity) < seconds - SAME_TIME) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const at = (seconds: number): Span | undefined => {
    const span = held[firstEndingFrom(seconds)];
    return span !== undefined && span.start <= seconds + SAME_TIME ? span : undefined;
  };
  return {
    at,
    between: (from, to) => held.slice(firstEndingFrom(from), firstEndingFrom(to)).filter((span) => span !== at(from)),
  };
};

/** The times, ascending, of which at most one lies in each stretch: what one frame of it shows, all show. */
export const oncePerPicture = (times: readonly number[], pictures: HeldPictures): readonly number[] =>
  times.filter((at, index) => {
    const before = times[index - 1];
    const picture = pictures.at(at);
    return picture === undefined || before === undefined || picture !== pictures.at(before);
  });

/** What was seen at some times, ascending, and with it what is known thereby: what a frame of a held stretch shows stands at both of its ends. */
export const atBothEnds = <Seen extends { readonly at: number }>(seen: readonly Seen[], pictures: HeldPictures): readonly Seen[] => {
  let last: Span | undefined;
  return seen.flatMap((frame) => {
    const picture = pictures.at(frame.at);
    if (picture === undefined) return [frame];
    if (picture === last) return [];
    last = picture;
    return [{ ...frame, at: picture.start }, { ...frame, at: picture.end }];
  });
};
