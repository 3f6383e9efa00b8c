import { expect, it } from 'vitest';
import { pathBytes, pathOfBytes, shownPath } from './path-bytes.ts';

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytesOf = (path: string): Uint8Array => pathBytes(path) ?? utf8(path);

it.each<[string, Uint8Array, string]>([
  ['a plain name', utf8('/films/a.mp4'), '/films/a.mp4'],
  ['a name in UTF-8', utf8('/films/café 東 🎬.mp4'), '/films/café 東 🎬.mp4'],
  ['a name with a byte order mark', utf8('/films/\uFEFFa.mp4'), '/films/\uFEFFa.mp4'],
  ['a name of Latin 1', latin1('/films/caf\xe9.mp4'), '/films/caf\uFFFD.mp4'],
  ['a folder of Latin 1 with a name in UTF-8', Uint8Array.from([...latin1('/\xe9t\xe9/'), ...utf8('é.mp4')]), '/\uFFFDt\uFFFD/é.mp4'],
  ['a name of Shift-JIS', latin1('/\x83\x65\x83\x58\x83\x67.mp4'), '/\uFFFDe\uFFFDX\uFFFDg.mp4'],
  ['a character that ends too early', latin1('/a\xe6\x9d'), '/a\uFFFD\uFFFD'],
  ['a surrogate that was written as a character', latin1('/\xed\xb3\xa9.mp4'), '/\uFFFD\uFFFD\uFFFD.mp4'],
  ['a separator that was written too long', latin1('/\xc0\xaf.mp4'), '/\uFFFD\uFFFD.mp4'],
  ['the replacement character itself', utf8('/caf\uFFFD.mp4'), '/caf\uFFFD.mp4'],
  ['a name that holds an escape itself', utf8('/caf\u{10FEE9}.mp4'), '/caf\uFFFD\uFFFD\uFFFD\uFFFD.mp4'],
])('%s keeps its bytes, and is shown', (_, bytes, shown) => {
  const path = pathOfBytes(bytes);
  expect([...bytesOf(path)]).toEqual([...bytes]);
  expect(shownPath(path)).toBe(shown);
  expect(path.isWellFormed()).toBe(true);
});

it('only names that are no UTF-8 have bytes of their own', () => {
  expect(pathBytes('/films/café.mp4')).toBeUndefined();
  expect(pathBytes(pathOfBytes(latin1('/caf\xe9.mp4')))).toHaveLength(9);
});

it('each of 5,000 names of random bytes comes back, and no two are one path', () => {
  let state = 7;
  const random = (limit: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % limit;
  };
  const names = Array.from({ length: 5_000 }, () => Uint8Array.from({ length: 1 + random(6) }, () => (random(4) === 0 ? random(128) : 128 + random(128))));
  expect(names.map((bytes) => [...bytesOf(pathOfBytes(bytes))].join())).toEqual(names.map((bytes) => [...bytes].join()));
  expect(new Set(names.map(pathOfBytes)).size).toBe(new Set(names.map((bytes) => [...bytes].join())).size);
});

it('what escapes make is never a separator, a point or the end of a name', () => {
  const escapes = Array.from({ length: 128 }, (_, index) => String.fromCodePoint(0x10fe80 + index));
  expect(escapes.every((escape) => (pathBytes(escape)?.[0] ?? 0) >= 0x80)).toBe(true);
});
