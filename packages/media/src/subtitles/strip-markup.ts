const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", nbsp: ' ', lrm: '', rlm: '',
};

/** Without markup: `<i>`, `<v Roger>`, `<00:01.000>`, `{\an8}`, `\N` and HTML entities. Takes time in proportion to the length. */
export const stripMarkup = (marked: string): string =>
  withoutOverrides(marked)
    .replace(/<\/?[a-zA-Z0-9][^<>]*>/g, '')
    .replace(/\\[Nnh]/g, ' ')
    .replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();

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
