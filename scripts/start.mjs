/** `npm start`: installs what is missing, builds the web app where its sources changed, and runs the API and the app. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setup } from './setup.mjs';
import { ownNode, pathWith, root } from './tools.mjs';

const { essential } = await setup({ tests: false });
if (!essential) process.exit(1);

const child = spawn(ownNode, [join(root, 'scripts', 'serve.ts')], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: pathWith(), NODE_NO_WARNINGS: '1' },
});
// The terminal sends Ctrl-C to every process of the group; this one only waits until the servers have stopped. So it is on
// Windows when the window is closed; a signal from here would end them there without a word.
process.on('SIGINT', () => undefined);
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => process.platform === 'win32' || child.kill('SIGTERM'));
child.on('exit', (code) => process.exit(code ?? 1));
