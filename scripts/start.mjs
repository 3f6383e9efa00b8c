/** `npm start`: installs what is missing, and runs `frameseek serve`. What follows `--` is passed on, such as folders. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setup } from './setup.mjs';
import { ownNode, pathWith, root } from './tools.mjs';

const { essential } = await setup({ tests: false });
if (!essential) process.exit(1);

const child = spawn(ownNode, [join(root, 'apps', 'cli', 'bin', 'frameseek.mjs'), 'serve', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: pathWith(), NODE_NO_WARNINGS: '1' },
});
// The terminal sends Ctrl-C to every process of the group; this one only waits until the servers have stopped. So it is on
// Windows when the window is closed; a signal from here would end them there without a word.
process.on('SIGINT', () => undefined);
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => process.platform === 'win32' || child.kill('SIGTERM'));
child.on('exit', (code) => process.exit(code ?? 1));
