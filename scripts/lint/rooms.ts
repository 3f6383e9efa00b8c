/**
 * Folders that can be read at a glance: few files beside each other, and a line in the README of their package that says
 * what each is for. `npm run lint` runs this file; it prints what is wrong and ends with 1.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Sources and tests beside each other, beyond which nobody sees what a folder is about. */
const MAX_FILES = 20;
/** Folders that hold no sources of ours. */
const FOREIGN = new Set(['node_modules', '.next', '.turbo', '.cache', 'screenshots']);
/** Where sources lie; the folders of a package are told in its README. */
const ROOTS = ['packages', 'apps', 'test', 'scripts'];

/** What a folder holds, by its path from the root with `/`. */
export interface Room {
  readonly path: string;
  /** Names of its TypeScript and JavaScript files, tests included. */
  readonly files: readonly string[];
}

/**
 * One sentence for each folder that holds more than 20 files, and for each folder of a package whose README does not name
 * it. `readmeOf` gives the text of a package's README, undefined where there is none.
 */
export const roomProblems = (rooms: readonly Room[], readmeOf: (workspace: string) => string | undefined): readonly string[] =>
  rooms.flatMap(({ path, files }) => [
    ...(files.length > MAX_FILES ? [`${path} holds ${files.length} files, more than ${MAX_FILES}: divide it by idea.`] : []),
    ...untold(path, readmeOf),
  ]);

/** Folders that Next.js names are told by their address. */
const untold = (path: string, readmeOf: (workspace: string) => string | undefined): readonly string[] => {
  const [, workspace, room] = /^((?:packages|apps)\/[^/]+)\/src\/(.+)$/u.exec(path) ?? [];
  if (workspace === undefined || room === undefined || (workspace === 'apps/web' && /^app(\/|$)/u.test(room))) return [];
  const readme = readmeOf(workspace);
  if (readme === undefined) return [`${workspace} has no README.md that says what its folders are for.`];
  return namesIn(readme).has(lastOf(room)) ? [] : [`${workspace}/README.md does not say what \`${room}\` is for.`];
};

/** The folders named in a README: the last part of each path that is set as code. */
const namesIn = (readme: string): ReadonlySet<string> => new Set([...readme.matchAll(/`([^`\n]+?)\/?`/gu)].map(([, path = '']) => lastOf(path)));

const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const isSource = (name: string): boolean => /\.(ts|tsx|mts|mjs)$/u.test(name);

/** All folders below `path` that hold sources. */
const roomsBelow = (root: string, path: string): readonly Room[] => {
  const entries = readdirSync(join(root, path), { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && isSource(entry.name)).map(({ name }) => name);
  const below = entries.filter((entry) => entry.isDirectory() && !FOREIGN.has(entry.name)).flatMap(({ name }) => roomsBelow(root, `${path}/${name}`));
  return files.length === 0 ? below : [{ path, files }, ...below];
};

if (import.meta.main) {
  const root = join(import.meta.dirname, '../..');
  const readmeOf = (workspace: string): string | undefined => {
    const file = join(root, workspace, 'README.md');
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  };
  const problems = [...new Set(roomProblems(ROOTS.flatMap((path) => roomsBelow(root, path)), readmeOf))];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}
