/** Installs what is missing, and runs a program of ours with Node 24 until it ends or Ctrl-C stops it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setup } from './setup.mjs';
import { ownNode, pathWith, root } from './tools.mjs';

/** What Node makes of the sources is kept, so that the servers start in less time. Here, and not where all people of a computer may write. */
const compiled = join(root, 'node_modules', '.cache', 'compiled');

/** `args`: what Node is told, the file first. */
export const launch = async (args) => {
  const { essential } = await setup({ tests: false });
  if (!essential) process.exit(1);
  const child = spawn(ownNode, args, { cwd: root, stdio: 'inherit', env: { NODE_COMPILE_CACHE: compiled, ...process.env, PATH: pathWith(), NODE_NO_WARNINGS: '1' } });
  // The terminal sends Ctrl-C to every process of the group; this one only waits until the servers have stopped. So it is on
  // Windows when the window is closed; a signal from here would end them there without a word.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => process.platform === 'win32' || child.kill('SIGTERM'));
  child.on('exit', (code) => process.exit(code ?? 1));
};
