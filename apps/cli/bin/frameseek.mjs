#!/usr/bin/env node
/**
 * Starts the command line with the Node that comes with it, since the system's may be older than it needs. Plain JavaScript
 * for Node 20 and newer.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const NEEDED_MAJOR = 24;
const source = join(dirname(fileURLToPath(import.meta.url)), '..', 'src');
/** Compiled in the package, as it is in the checkout. */
const main = [join(source, 'main.js'), join(source, 'main.ts')].find(existsSync);

const ownNode = () => {
  const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'));
  const file = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(file) ? file : undefined;
};

const restart = (node) => {
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  // The terminal sends Ctrl-C to both; the child decides how to end, this process only waits for it. Windows sends the closing
  // of its window to both as well; a signal from here would end the child there without a word.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.platform === 'win32' || child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGKILL' ? 137 : 1)));
};

if (Number.parseInt(process.versions.node, 10) >= NEEDED_MAJOR) await import(pathToFileURL(main).href);
else {
  let node;
  try {
    node = ownNode();
  } catch {
    // Said below: the dependencies are not installed.
  }
  if (node) restart(node);
  else {
    process.stderr.write(
      `frameseek needs Node ${NEEDED_MAJOR}, which its dependency "node" brings along where npm may run that package's install script.\n` +
        'Allow it and install again, or install Node from https://nodejs.org. In a checkout: npm run setup.\n',
    );
    process.exit(1);
  }
}
