import { expect, it } from 'vitest';
import { safeName } from './safe-name.ts';

it.each([
  ['film.mp4', 'film.mp4'],
  ['Ärger im Büro.mp4', 'Ärger im Büro.mp4'],
  ['A\u0308rger.mp4', 'Ärger.mp4'],
  ['../../etc/passwd', 'passwd'],
  ['..\\..\\windows\\film.mp4', 'film.mp4'],
  ['C:\\film.mp4', 'film.mp4'],
  ['a:b|c?.mp4', 'a_b_c_.mp4'],
  ['line\nbreak\u200b.mp4', 'line_break_.mp4'],
  ['.hidden.mp4', 'hidden.mp4'],
  ['con.mp4', '_con.mp4'],
  ['com1', '_com1'],
  ['NUL.tar.mp4', '_NUL.tar.mp4'],
  ['con .tar.mp4', '_con .tar.mp4'],
  ['LPT².mp4', '_LPT².mp4'],
  ['CONOUT$.mp4', '_CONOUT$.mp4'],
  ['console.mp4', 'console.mp4'],
  ['\\\\server\\share\\film.mp4', 'film.mp4'],
  ['film.mp4:stream.mp4', 'film.mp4_stream.mp4'],
  ['...', 'video'],
  ['', 'video'],
  ['/', 'video'],
  ['name. ', 'name'],
])('makes %j into %j', (given, name) => {
  expect(safeName(given)).toBe(name);
});

it.each(['x', 'ä', '🎬'])('cuts a name of 1,000 × %s at a whole character and keeps the extension', (character) => {
  const name = safeName(`${character.repeat(1_000)}.mp4`);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  expect(name).toMatch(/\.mp4$/);
  expect(name.slice(0, -4).replaceAll(character, '')).toBe('');
});

it.each([['a\ud800b.mp4', 'a_b.mp4'], ['\udc00.mp4', '_.mp4'], ['😀.mp4', '😀.mp4']])('half a character is none: %j', (given, name) => {
  expect(safeName(given)).toBe(name);
  expect(() => encodeURIComponent(safeName(given))).not.toThrow();
});
