import { expect, it } from 'vitest';
import { toJavaScript } from '../../scripts/release/compile.ts';

const compiled = (source: string, file = 'packages/models/src/worker/worker-host.ts') => {
  const reached: string[] = [];
  const output = toJavaScript(file, source, (next) => reached.push(next));
  return { output: output.trim(), reached };
};

it('names neighbours by what they are compiled to, and reaches them', () => {
  const { output, reached } = compiled(`import { a } from '../a.ts';\nexport * from './b.ts';\nexport const c = await import('./c.ts');`);
  expect(output).toBe(`import { a } from '../a.js';\nexport * from './b.js';\nexport const c = await import('./c.js');`);
  expect(reached).toEqual(['packages/models/src/a.ts', 'packages/models/src/worker/b.ts', 'packages/models/src/worker/c.ts']);
});

it('names packages of ours by their place in the tree, and leaves those of others alone', () => {
  const { output, reached } = compiled(`import { Fault } from '@frameseek/core';\nimport { z } from 'zod';\nexport { Fault, z };`);
  expect(output).toContain(`from '../../../core/src/index.js'`);
  expect(output).toContain(`from 'zod'`);
  expect(reached).toEqual(['packages/core/src/index.ts']);
});

it('reaches the files of threads and processes, which are named by address', () => {
  const { output, reached } = compiled(`export const entry = new URL('./main.ts', import.meta.url);`);
  expect(output).toBe(`export const entry = new URL('./main.js', import.meta.url);`);
  expect(reached).toEqual(['packages/models/src/worker/main.ts']);
});

it('does not reach what is imported for its types only', () => {
  const { output, reached } = compiled(`import type { A } from './a.ts';\nexport type { B } from './b.ts';\nexport const c: A = 1;`);
  expect(output).toBe('export const c = 1;');
  expect(reached).toEqual([]);
});

it('keeps data beside the program as data', () => {
  const { output, reached } = compiled(`import list from '../list.json' with { type: 'json' };\nexport { list };`);
  expect(output).toContain(`import list from '../list.json' with { type: 'json' };`);
  expect(reached).toEqual(['packages/models/src/list.json']);
});

it('refuses a file whose neighbour it would not find again', () => {
  expect(() => compiled(`export const place = join(import.meta.dirname, './main.ts');`)).toThrow(/worker-host\.ts names '\.\/main\.ts'/u);
});

it('refuses a package of ours that is entered by a door it does not have', () => {
  expect(() => compiled(`export * from '@frameseek/core/inside';`)).toThrow('@frameseek/core/inside is not exported');
});
