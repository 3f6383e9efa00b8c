import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ownNode, pathWithout, root, run, tail } from '../tools.mjs';
import { prune } from './superfluous.mjs';

const modules = join(root, 'node_modules');
/** What npm itself writes at the end of an installation. */
const installed = join(modules, '.package-lock.json');
const marker = join(modules, '.frameseek-lock-hash');
const NO_NETWORK = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/u;

/** Installs exactly what package-lock.json says, where that is not there yet. */
export const dependencies = async (announce) => {
  const wanted = await hashOf(join(root, 'package-lock.json'));
  if (await upToDate(wanted)) return { ok: true, says: 'up to date' };
  const before = existsSync(ownNode);
  if (before && (await unreachable())) {
    return { ok: true, says: 'older than package-lock.json, and the npm registry cannot be reached: going on with what is there' };
  }
  announce('installing about 480 packages, 1 GB on disk; takes a minute or two');
  const { code, output } = await npm('ci', '--no-audit', '--no-fund', '--loglevel=error');
  if (code !== 0) return { ok: false, says: whyFailed(output) };
  // npm versions that block install scripts leave out the program of the package `node`.
  if (!existsSync(ownNode)) await npm('rebuild', 'node');
  if (!existsSync(ownNode)) return { ok: false, says: 'installed, but without Node 24: run "npm rebuild node"' };
  const freed = await prune(modules);
  await writeFile(marker, wanted);
  return { ok: true, says: `installed${freed > 0 ? `, ${Math.round(freed / 1e6)} MB that nothing reads removed` : ''}` };
};

/** npm from the system with the system's Node: `npm ci` removes the ones in node_modules while it runs. */
const npm = (...args) => run('npm', args, { env: { ...process.env, PATH: pathWithout() } });

const unreachable = async () => {
  const { code, output } = await npm('ping', '--fetch-retries=0', '--fetch-timeout=5000');
  return code !== 0 && NO_NETWORK.test(output);
};

const whyFailed = (output) =>
  NO_NETWORK.test(output)
    ? `the npm registry cannot be reached. Connect to the network (or set npm's proxy or registry) and run the same again.\n${tail(output, 3)}`
    : `npm ci failed:\n${tail(output)}`;

/** Installed by us from this very lock file, or by someone's npm after the lock file was last changed. */
const upToDate = async (wanted) => {
  if (!existsSync(ownNode) || !existsSync(installed)) return false;
  if (existsSync(marker) && (await readFile(marker, 'utf8')) === wanted) return true;
  const [lock, done] = await Promise.all([stat(join(root, 'package-lock.json')), stat(installed)]);
  if (done.mtimeMs < lock.mtimeMs) return false;
  await prune(modules);
  await writeFile(marker, wanted);
  return true;
};

const hashOf = async (file) => createHash('sha256').update(await readFile(file)).digest('hex');
