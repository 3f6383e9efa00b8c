import { decodeHTMLStrict } from 'entities';

/**
 * Without markup: `<i>`, `<v Roger>`, `<00:01.000>`, `{\an8}`, `\N` and HTML entities. Only tags that subtitles have are taken
 * for some: `x<y and z>w` and `vector<int>` are said. Takes time in proportion to the length.
 */
export const stripMarkup = (marked: string): string =>
  decodeHTMLStrict(withoutOverrides(marked).replace(TAGS, tagAsText).replace(/\\[Nnh]/g, ' '))
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Plain text as it is written among markup, so that what looks like a tag is kept as it is. */
export const asMarkup = (plain: string): string => plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Those of SubRip, WebVTT (W3C, 4.2.2) and SAMI. Letters alone have no attributes, but for the voice, the class and the language. */
const TAGS = /<\/?(?:[biu]|s|em|strong|ruby|rt|rp|q)(?:\.[^\s<>]*)?\s?>|<\/?(?:font|span|lang|c|v|p)(?:[.\s][^<>]*)?>|<br\s?\/?>|<\d[\d:.]*>/gi;
const tagAsText = (tag: string): string => (/^<(?:br|p)/i.test(tag) ? ' ' : '');

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
