import { expect, it } from 'vitest';
import { isSameLanguage, languageCode } from './language-code.ts';

it.each([
  ['en', 'en'], ['eng', 'en'], ['ger', 'de'], ['deu', 'de'], ['en-GB', 'en-GB'], ['pt_BR', 'pt-BR'], ['ZH-hant', 'zh-Hant'], ['English', 'en'],
  ['deutsch', 'de'], ['Français', 'fr'], ['日本語', 'ja'], ['fil', 'fil'], ['und', undefined], ['zxx', undefined], ['cc', undefined], ['xyz', undefined],
  ['2', undefined], ['director', undefined], ['', undefined],
])('%j is %j', (text, code) => {
  expect(languageCode(text)).toBe(code);
});

it.each([
  ['en', 'en-GB', true], ['eng', 'en', true], ['pt-BR', 'pt-PT', true], ['de', 'en', false], [undefined, 'en', true], ['de', undefined, true],
])('%s and %s may be one language: %s', (a, b, same) => {
  expect(isSameLanguage(a, b)).toBe(same);
});
