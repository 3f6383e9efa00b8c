import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { catalogueOf } from './catalogues.ts';
import { ENGLISH_WORDS, makeWords } from './words.ts';

const german = makeWords('de-DE', await catalogueOf('de'));
const japanese = makeWords('ja', await catalogueOf('ja'));

describe('words', () => {
  it.each([
    [ENGLISH_WORDS, 1, '1 moment'],
    [ENGLISH_WORDS, 2_000, '2,000 moments'],
    [german, 1, '1 Moment'],
    [german, 2_000, '2.000 Momente'],
    [japanese, 1, '1 場面'],
  ])('have the plural form of a number, written as the language does (%#)', (words, n, text) => {
    expect(words.t('{n} moments', { n })).toBe(text);
  });

  it('fill in what a message leaves open, and nothing else', () => {
    expect(german.t('Nothing found for “{query}”', { query: '{q} $&' })).toBe('Nichts gefunden für „{q} $&“');
  });

  it('draw elements where a message has tags and names', () => {
    const drawn = german.rich('Did you mean <link>“{q}”</link>?', { q: createElement('b', null, 'x'), link: (children) => createElement('a', { href: '/' }, children) });
    expect(renderToStaticMarkup(drawn)).toBe('Meintest du <a href="/">„<b>x</b>“</a>?');
  });

  it('say of a failure what its code means, with its facts, and else what the server says', () => {
    const facts = { retryAfterMs: 4_200 };
    const failure = { code: 'server/busy', facts, message: 'The server has too much to do. Try again in 5 s.' };
    expect(german.failure(failure)).toBe('Der Server hat zu viel zu tun. Versuche es in 5 s noch einmal.');
    expect(ENGLISH_WORDS.failure(failure)).toBe(failure.message);
    expect(german.failure({ code: 'of/tomorrow', message: 'So it is.' })).toBe('So it is.');
    // Noted without its facts, by an earlier version.
    expect(german.failure({ code: 'file/empty', message: 'a.mp4 is empty.' })).toBe('a.mp4 is empty.');
  });

  it('translate what a failure says to do, but no name', () => {
    const facts = { model: 'Ready', reason: 'of tomorrow', remedy: 'Name one there, or leave the setting empty.' };
    expect(german.failure({ code: 'model/unavailable', facts, message: '' })).toBe('Das Modell Ready ist nicht zu haben: of tomorrow. Nenne dort eines, oder lass die Einstellung leer.');
  });

  it('leave a sentence of the server as it came, where no message says it', () => {
    expect([german.known('Ready'), german.known('Never heard of')]).toEqual(['Bereit', 'Never heard of']);
  });

  it.each([
    ['en-GB', '30/11/2026'],
    ['en-US', '11/30/2026'],
    ['de', '30.11.2026'],
    ['ja', '2026/11/30'],
  ])('write a date as people of %s do', (locale, text) => {
    expect(makeWords(locale).date('2026-11-30T12:00:00Z', {})).toBe(text);
  });
});
