/** What the scripts share. Plain JavaScript for Node 20 and newer, because nothing else is there before the setup. */
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const binaries = join(root, 'node_modules', '.bin');
const windows = process.platform === 'win32';

/** The Node that the project brings along, at the version of package.json. */
export const ownNode = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');

/** PATH with the project's programs first. */
export const pathWith = () => [binaries, pathWithout()].join(delimiter);
/** PATH without the programs of any project. */
export const pathWithout = () =>
  (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes(join('node_modules', '.bin'))).join(delimiter);

/**
 * Runs a program to its end and gives back its exit code and output; never throws. `show` lets the output through to
 * the terminal instead. A program that is not installed ends with code 127.
 */
export const run = (command, args, { show = false, env = process.env, cwd = root } = {}) =>
  new Promise((done) => {
    const child = start(command, args, { cwd, env, stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => done({ code: 127, output: error.message }));
    child.on('close', (code, signal) => done({ code: code ?? (signal === 'SIGINT' ? 130 : 1), output }));
  });

/** npm, Scoop and others are command files on Windows, which only a shell can start. */
const start = (command, args, options) =>
  windows && !command.endsWith('.exe') ? spawn(shellLine([command, ...args]), { ...options, shell: true }) : spawn(command, args, options);

/** Words as one line for cmd.exe; folders may have spaces in their names, quotes and percent signs are in none of ours. */
export const shellLine = (words) => words.map((word) => (/^[\w./:\\=@+-]+$/u.test(word) ? word : `"${word}"`)).join(' ');

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Does one step and prints one line about it: what came out, and how long it took. `work` gives back
 * `{ ok, says }`; `announce` is printed before, for steps that take long.
 */
export const step = async (name, work) => {
  const start = performance.now();
  const { ok, says } = await work((announcement) => console.log(`… ${name.padEnd(12)} ${announcement}`));
  console.log(`${ok ? '✓' : '✗'} ${name.padEnd(12)} ${says} (${seconds(start)})`);
  return ok;
};

/** The last lines of a program's output, for a message. */
export const tail = (output, lines = 12) => output.trimEnd().split('\n').slice(-lines).map((line) => `    ${line}`).join('\n');
