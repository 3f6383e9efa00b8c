import { decodeHTMLStrict } from 'entities';

/**
 * Without markup: `<i>`, `<v Roger>`, `<00:01.000>`, `{\an8}`, `\N` and HTML entities. Only tags that subtitles have are taken
 * for some: `x<y and z>w`, `vector<int>` and `List<B>` are said. Takes time in proportion to the length.
 */
export const stripMarkup = (marked: string): string =>
  decodeHTMLStrict(withoutTags(withoutOverrides(marked)).replace(/\\[Nnh]/g, ' '))
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Plain text as it is written among markup, so that what looks like a tag is kept as it is. */
export const asMarkup = (plain: string): string => plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Those of SubRip, WebVTT (W3C, 4.2.2) and SAMI. Letters alone have no attributes, but for the voice, the class and the language. */
const TAGS = /<\/?(?:[biu]|s|em|strong|ruby|rt|rp|q)(?:\.[^\s<>]*)?\s?>|<\/?(?:font|span|lang|c|v|p)(?:[.\s][^<>]*)?>|<br\s?\/?>|<\d[\d:.]*>/gi;

const withoutTags = (marked: string): string => {
  const ends = new Map<string, number>();
  /** Where the last closing tag of this letter begins; -1 where there is none. */
  const lastEnd = (letter: string): number => {
    const known = ends.get(letter) ?? marked.toLowerCase().lastIndexOf(`</${letter}`);
    ends.set(letter, known);
    return known;
  };
  return marked.replace(TAGS, (tag, at: number) => {
    const letter = /^<([a-z])>$/i.exec(tag)?.[1]?.toLowerCase();
    // Behind a word, and never closed: what programmers write.
    if (letter !== undefined && at > 0 && /\w/.test(marked.charAt(at - 1)) && lastEnd(letter) < at) return tag;
    return /^<(?:br|p)/i.test(tag) ? ' ' : '';
  });
};

/** Without `{\…}`. A regular expression would look for the closing brace again from each opening one. */
const withoutOverrides = (marked: string): string => {
  const kept: string[] = [];
  let from = 0;
  for (;;) {
    const open = marked.indexOf('{\\', from);
    const close = open < 0 ? -1 : marked.indexOf('}', open);
    if (close < 0) break;
    kept.push(marked.slice(from, open));
    from = close + 1;
  }
  return kept.join('') + marked.slice(from);
};
