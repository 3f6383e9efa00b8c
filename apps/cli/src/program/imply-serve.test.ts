import { expect, it } from 'vitest';
import { makeProgram } from './program.ts';
import { implyServe } from './imply-serve.ts';

const implied = (...args: string[]) => implyServe(args, makeProgram({ signal: new AbortController().signal, end: () => undefined }));

it.each([
  [['./videos']],
  [['videos/summer']],
  [['C:\\Videos']],
  [['.']],
  [['../films', '--port', '5000']],
  [['--library', 'here', './videos']],
])('%j is short for serving it', (args) => {
  expect(implied(...args)).toEqual(['serve', ...args]);
});

it('a name alone is served when there is a file or folder of that name', () => {
  expect(implied('package.json')).toEqual(['serve', 'package.json']);
});

it.each([[['index', './videos']], [['search', 'a/b']], [['help', 'serve']], [['serch', 'dog']], [[]]])('%j stays as it is', (args) => {
  expect(implied(...args)).toEqual(args);
});
