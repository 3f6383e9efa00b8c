import { expect, it } from 'vitest';
import { foldText } from './fold-text.ts';

it.each([
  ['Élève', 'eleve'], ['E\u0301le\u0300ve', 'eleve'], ['ＦＵＬＬ', 'full'], ['ﬁlm', 'film'], ['Café Zoë', 'cafe zoe'], ['STRASSE 7', 'strasse 7'], ['東京', '東京'],
])('%j is compared as %j', (text, folded) => {
  expect(foldText(text)).toBe(folded);
});
