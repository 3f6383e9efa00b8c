import { describe, expect, it } from 'vitest';
import { containsPhrase, normalizeText, tokenize, contentWords } from './tokenize.ts';

describe('tokenize', () => {
  it.each([
    ['The Red-Bridge, again!', ['the', 'red', 'bridge', 'again']],
    ["Don’t say O'Hara's 'name'", ["don't", 'say', "o'hara's", 'name']],
    ['ＦＵＬＬ ｗｉｄｔｈ ﬁne', ['full', 'width', 'fine']],
    ['東京タワー 2026', ['東', '京', 'タ', 'ワ', 'ー', '2026']],
    ['Cafe\u0301 ÉTÉ Ёлка', ['café', 'été', 'ёлка']],
    ['नमस्ते दुनिया', ['नमस्ते', 'दुनिया']],
    ['?! … — 🎬', []],
    ['', []],
  ])('reads %j as %j', (text, words) => {
    expect(tokenize(text)).toEqual(words);
  });
});

describe('normalizeText', () => {
  it('is empty for a text without words', () => expect(normalizeText('?!')).toBe(''));
  it('has one space around every word', () => expect(normalizeText('a,  b')).toBe(' a b '));
});

describe('containsPhrase', () => {
  it.each([
    ['He crossed the red bridge at noon.', 'Red Bridge', true],
    ['He crossed the red, bridge', 'red bridge', true],
    ['He crossed the bridge red', 'red bridge', false],
    ['He crossed the red bridges', 'red bridge', false],
    ['predate red', 'date red', false],
    ['私は東京タワーへ行く', '東京タワー', true],
    ['私は東京タワーへ行く', '京都', false],
    ['anything', '', true],
  ])('in %j stands %j: %j', (text, phrase, expected) => {
    expect(containsPhrase(text, phrase)).toBe(expected);
  });
});

describe('contentWords', () => {
  it('leaves out the words that are everywhere', () => expect(contentWords('a dog in the snow')).toEqual(['dog', 'snow']));
  it('keeps them when there are no others', () => expect(contentWords('to be or')).toEqual(['to', 'be', 'or']));
});
