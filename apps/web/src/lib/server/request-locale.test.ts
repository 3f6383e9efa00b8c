import { expect, it } from 'vitest';
import { chooseLocale } from './request-locale.ts';

it.each([
  ['nothing is known', undefined, '', 'en'],
  ['the browser asks for German of Switzerland', undefined, 'de-CH,de;q=0.9,en;q=0.8', 'de-CH'],
  ['the first that it asks for is not spoken here', undefined, 'da,fr;q=0.5', 'fr'],
  ['it likes a later one better', undefined, 'fr;q=0.2,ja;q=0.9', 'ja'],
  ['none is spoken here', undefined, 'da,*;q=0.5', 'en'],
  ['one was chosen, which the browser does not ask for', 'es', 'de-CH,en;q=0.8', 'es'],
  ['one was chosen, and the browser names its region', 'en', 'de,en-GB;q=0.8', 'en-GB'],
  ['what was chosen is not spoken here', 'tlh', 'zh-CN', 'zh-CN'],
  ['what the browser sends is no language', undefined, 'a"><script>,de_DE', 'en'],
])('when %s', (_, chosen, acceptLanguage, locale) => {
  expect(chooseLocale(chosen, acceptLanguage)).toBe(locale);
});
