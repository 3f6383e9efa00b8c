import type { Span } from './span.ts';

/** `count` times at equal distances within a span, none at its edges: fewer where they would be nearer than `closest` seconds. */
export const timesWithin = ({ start, end }: Span, count: number, closest = 0): readonly number[] => {
  const fitting = closest > 0 ? Math.max(1, Math.min(count, Math.floor((end - start) / closest))) : count;
  return Array.from({ length: fitting }, (_, index) => start + ((index + 0.5) / fitting) * (end - start));
};
