/** Runs the API and the web app side by side until one is stopped: the second half of `npm start`, on Node 24. */
import { join } from 'node:path';
import { faultWords, isAbort, isFault } from '../packages/core/src/index.ts';
import { loadConfig, type Config } from '../packages/runtime/src/config/config.ts';
import { partsTable } from '../packages/runtime/src/status/parts-table.ts';
import { buildWeb, nextProgram, webFolder } from './serve/build-web.ts';
import { freePort } from './serve/free-port.ts';
import { programGroup } from './serve/group.ts';
import { apiHealth, webAnswers } from './serve/ready.ts';

const root = join(import.meta.dirname, '..');

const serve = async (config: Config, signal: AbortSignal): Promise<never> => {
  const apiPort = await freePort(config.host, config.apiPort, 'FRAMESEEK_API_PORT');
  const webPort = await freePort(config.host, config.webPort, 'FRAMESEEK_WEB_PORT');
  await buildWeb({ signal });
  const host = reachable(config.host);
  const api = `http://${host}:${apiPort}`;
  const app = `http://${host}:${webPort}`;
  await using programs = programGroup();
  programs.start({
    name: 'API',
    file: join(root, 'apps', 'api', 'src', 'main.ts'),
    cwd: root,
    env: { FRAMESEEK_API_PORT: String(apiPort) },
  });
  programs.start({
    name: 'web app',
    file: nextProgram,
    args: ['start', '--hostname', config.host, '--port', String(webPort)],
    cwd: webFolder,
    env: { FRAMESEEK_API_URL: api, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    quiet: true,
  });
  const ended = Promise.race([programs.broken, aborted(signal)]);
  const [health] = await Promise.race([ended, Promise.all([apiHealth(api, config.token, { signal }), webAnswers(app, { signal })])]);
  console.log(`\n${partsTable(health.parts)}\n`);
  if (!health.ready) console.log(`Not ready yet: ${health.why ?? 'see above'}\n`);
  console.log(`Frameseek    ${app}\nits API      ${api}/api/docs\nlibrary      ${config.libraryFolder}\nCtrl-C stops it.`);
  return await ended;
};

/** A name under which a browser on this computer reaches what listens on `host`. */
const reachable = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
};

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });

const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop.abort());
try {
  await serve(loadConfig(), stop.signal);
} catch (error) {
  // Stopped as asked for.
  if (!isAbort(error)) {
    console.error(`✗ ${isFault(error) ? faultWords(error) : (error as Error).message}`);
    process.exitCode = 1;
  }
}
