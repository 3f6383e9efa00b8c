import { PERMISSIONS, type Abortable, type Health } from '@frameseek/core';
import { checkWayIn, loadConfig, openAccess, partsTable, type Config } from '@frameseek/runtime';
import { version } from '../session/version.ts';
import { printable } from '../terminal/format.ts';
import { apiClient } from './api-client.ts';
import { firstResponse } from './first-response.ts';
import { freePort } from './free-port.ts';
import { programGroup } from './program-group.ts';
import { builtPrograms, type Programs } from './programs.ts';
import { addSources, readSources, type Sources } from './sources.ts';

interface ServeOptions extends Abortable {
  readonly settings: Readonly<Record<string, string | undefined>>;
  /** Folders to follow, and files to index. */
  readonly paths: readonly string[];
  /** How the two servers are run; by default as people run them. */
  readonly programs?: Programs;
}

/** A person at a terminal is told what is wrong, not what goes well. */
const DEFAULTS = { FRAMESEEK_LOG: 'warn' };

/**
 * Runs the API and the web app side by side, and says where they are and what they use. One that ends later is started again.
 * Rejects when the signal aborts, or with `server/failed` when one of the two cannot be started; neither runs any longer then.
 */
export const serveLibrary = async ({ settings, paths, signal, programs = builtPrograms }: ServeOptions): Promise<never> => {
  const config = loadConfig(settings, DEFAULTS);
  const sources = await readSources(paths);
  await using pass = await ownPass(config);
  const apiPort = await freePort(config.host, config.apiPort, 'FRAMESEEK_API_PORT');
  const webPort = await freePort(config.host, config.webPort, 'FRAMESEEK_WEB_PORT');
  const host = reachable(config.host);
  const [apiUrl, webUrl] = [`http://${host}:${apiPort}`, `http://${host}:${webPort}`];
  await using group = programGroup();
  // The API opens its library while it is looked whether the web app must be built.
  group.start(programs.api(config, apiPort, sources));
  const ended = Promise.race([group.broken, aborted(signal)]);
  await Promise.race([ended, programs.prepare({ signal })]);
  group.start(programs.web(config, webPort, apiUrl));
  const api = apiClient({ url: apiUrl, token: pass.token, signal });
  const start = async (): Promise<void> => {
    const [health, page] = await Promise.all([api.health(), firstResponse(webUrl, { signal })]);
    await page.body?.cancel();
    await addSources(api, sources);
    group.keepRunning();
    console.log(welcome(config, { health, sources, apiUrl, webUrl }));
  };
  await Promise.race([ended, start()]);
  return await ended;
};

/**
 * What the command line shows its own API: the token of the settings, or where people sign in one that ends with it. Rejects with
 * `config/invalid` where other computers could enter without anything.
 */
const ownPass = async (config: Config): Promise<{ readonly token: string | undefined } & AsyncDisposable> => {
  using opened = await openAccess(config);
  const { access } = opened;
  checkWayIn(config, access);
  if (config.token !== undefined || access.isOpen()) return { token: config.token, [Symbol.asyncDispose]: () => Promise.resolve() };
  const owner = { kind: 'owner', name: 'command line', permissions: PERMISSIONS } as const;
  const { made, secret } = access.addToken({ name: 'frameseek serve', permissions: ['read', 'edit'], days: 1 }, owner, owner);
  return {
    token: secret,
    [Symbol.asyncDispose]: async () => {
      using again = await openAccess(config);
      again.access.revoke({ kind: 'token', id: made.id }, owner, owner);
    },
  };
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

interface Started {
  readonly health: Health;
  readonly sources: Sources;
  readonly apiUrl: string;
  readonly webUrl: string;
}

const welcome = ({ libraryFolder }: Config, { health, sources, apiUrl, webUrl }: Started): string => {
  const { ready, why = 'see above', parts } = health;
  const lines = [
    ['Frameseek', `${webUrl}   (version ${version}; Ctrl-C stops it)`],
    ['its API', `${apiUrl}/api/docs`],
    ['library', libraryFolder],
    ...sources.folders.map((folder) => ['watching', folder]),
    ...sources.files.map((file) => ['indexing', file]),
  ];
  return [
    '',
    partsTable(parts),
    '',
    ...(ready ? [] : [`Not ready yet: ${why}`, '']),
    ...lines.map(([name = '', value = '']) => `${name.padEnd(12)} ${printable(value)}`),
  ].join('\n');
};
