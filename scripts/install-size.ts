/** `npm run install-size`: writes `docs/install-size.md`, which says what an installation keeps on disk, by package. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installedFiles } from './setup/superfluous.mjs';
import { root } from './tools.mjs';

/** Packages that are named; the others are counted. */
const NAMED = 25;

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** `next`, or `@lancedb/lancedb-linux-x64-gnu`: what a path below `node_modules` begins with. */
const packageOf = (path: string): string => path.split('/').slice(0, path.startsWith('@') ? 2 : 1).join('/');

const sums = <Item>(items: readonly Item[], { key, bytes }: { readonly key: (item: Item) => string; readonly bytes: (item: Item) => number }): readonly (readonly [string, number])[] => {
  const all = new Map<string, number>();
  for (const item of items) all.set(key(item), (all.get(key(item)) ?? 0) + bytes(item));
  return [...all].toSorted(([, a], [, b]) => b - a);
};

const total = (rows: readonly (readonly [string, number])[]): number => rows.reduce((sum, [, bytes]) => sum + bytes, 0);
const table = (head: string, rows: readonly (readonly [string, number])[]): string =>
  [`| ${head} | MB |`, '|---|---:|', ...rows.map(([name, bytes]) => `| ${name} | ${megabytes(bytes)} |`)].join('\n');

const files = await installedFiles(join(root, 'node_modules'));
const kept = sums(files.filter(({ superfluous }) => superfluous === undefined), { key: ({ path }) => packageOf(path), bytes: ({ bytes }) => bytes });
const removed = sums(files.filter(({ superfluous }) => superfluous !== undefined), { key: ({ superfluous = '' }) => superfluous, bytes: ({ bytes }) => bytes });
const rest = kept.slice(NAMED);
const text = `# What an installation keeps

Made by \`npm run install-size\` in a fresh \`npm ci\`, on ${process.platform} ${process.arch}; decimal megabytes. A test
(\`test/setup/superfluous.test.ts\`) holds the sum within a bound.

Of ${megabytes(total(kept) + total(removed))} MB that npm installs, \`npm start\` and \`npm test\` keep **${megabytes(total(kept))} MB**:

${table('package', [...kept.slice(0, NAMED), [`${rest.length} others`, total(rest)]])}

What nothing here reads is removed after npm has installed it (\`scripts/setup/superfluous.mjs\`):

${table('removed', removed)}
`;
await mkdir(join(root, 'docs'), { recursive: true });
await writeFile(join(root, 'docs', 'install-size.md'), text);
console.log(text);
