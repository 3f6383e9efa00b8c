import type { Span } from '../time/span.ts';

/** Words with the span in which they are said or shown. */
export interface TimedText extends Span {
  readonly text: string;
}

/**
 * The texts nearest to `at` (seconds), in their order, joined to at most `limit` characters; an ellipsis stands where
 * some are left out.
 */
export const excerptAround = (texts: readonly TimedText[], at: number, limit: number): string => {
  const away = ({ start, end }: Span): number => (at < start ? start - at : Math.max(0, at - end));
  const nearest = texts.toSorted((a, b) => away(a) - away(b));
  const kept = new Set<TimedText>();
  let length = 0;
  for (const text of nearest) {
    if (kept.size > 0 && length + text.text.length > limit) break;
    kept.add(text);
    length += text.text.length + 1;
  }
  const joined = texts.filter((text) => kept.has(text)).map(({ text }) => text.trim()).join(' ');
  const cut = joined.length > limit ? `${joined.slice(0, limit - 1).trimEnd()}…` : joined;
  const [first, last] = [texts[0], texts.at(-1)];
  return `${first === undefined || kept.has(first) ? '' : '… '}${cut}${last === undefined || kept.has(last) || cut.endsWith('…') ? '' : ' …'}`;
};
