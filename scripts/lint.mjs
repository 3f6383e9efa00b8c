/** `npm run lint`: every check of the source that needs no run of it. All of them run, so that one call tells all. */
import { join } from 'node:path';
import { ownNode, root, run } from './tools.mjs';

const bin = (path, ...args) => [join(root, 'node_modules', path), ...args];

/** What each finds, and the program that does. */
const CHECKS = [
  ['rules of the language, arrows, docstrings, lengths', bin('eslint/bin/eslint.js', '.', '--cache', '--cache-strategy', 'content', '--cache-location', 'node_modules/.cache/eslint/')],
  ['circles of imports', bin('dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.mjs', 'packages', 'apps', 'scripts', 'test')],
  ['unused files, exports and dependencies', bin('knip/bin/knip.js', '--no-progress')],
  ['folders', [join(root, 'scripts', 'lint', 'rooms.ts')]],
];

const codes = [];
for (const [name, args] of CHECKS) {
  const { code } = await run(ownNode, args, { show: true });
  if (code !== 0) console.error(`✗ ${name}\n`);
  codes.push(code);
}
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
