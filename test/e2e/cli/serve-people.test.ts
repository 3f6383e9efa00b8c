import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PERMISSIONS } from '@frameseek/core';
import { openAccess, type Access } from '@frameseek/runtime';
import { expect, it } from 'vitest';
import { builtPrograms, type Programs } from '../../../apps/cli/src/serve/programs.ts';
import { serveLibrary } from '../../../apps/cli/src/serve/serve-library.ts';
import { freePort } from '../../../apps/cli/src/serve/free-port.ts';
import { configOf, openWorkplace } from '../open-runtime.ts';

const OWNER = { kind: 'owner', name: 'test', permissions: PERMISSIONS } as const;

it('a library with people is served with the paths that were named, by a token of its own that ends with it, and again when its API ends', async () => {
  await using place = await openWorkplace();
  const film = await place.put('three-colours');
  const onAccess = async <T>(look: (access: Access) => Promise<T> | T): Promise<T> => {
    using opened = await openAccess(configOf(place));
    return await look(opened.access);
  };
  await onAccess((access) => access.addUser({ name: 'Ada', role: 'admin', password: 'correct horse battery' }, OWNER));
  const web = join(place.folder, 'web.mjs');
  await writeFile(web, "import { createServer } from 'node:http'; createServer((req, res) => res.end()).listen(process.env.PORT, process.env.HOSTNAME);");
  const pid = async (): Promise<number> => Number(await readFile(join(place.folder, 'pid'), 'utf8').catch(() => ''));
  const api: Programs['api'] = (...args) => ({ ...builtPrograms.api(...args), file: join(place.folder, 'api.mjs') });
  const { file: apiMain } = builtPrograms.api(configOf(place), 0, { folders: [], files: [] });
  await writeFile(join(place.folder, 'api.mjs'), `
    import { writeFileSync } from 'node:fs';
    writeFileSync(${JSON.stringify(join(place.folder, 'pid'))}, String(process.pid));
    await import(${JSON.stringify(pathToFileURL(apiMain).href)});`);
  const apiPort = await freePort('127.0.0.1', 0, 'FRAMESEEK_API_PORT');
  const stop = new AbortController();
  const served = serveLibrary({
    settings: { ...place.env, FRAMESEEK_API_PORT: String(apiPort), FRAMESEEK_WEB_PORT: '0' }, paths: [film], signal: stop.signal,
    programs: { ...builtPrograms, api, prepare: () => Promise.resolve(), web: (...args) => ({ ...builtPrograms.web(...args), file: web }) },
  });
  const ended = served.catch((error: unknown) => error);
  const tokens = () => onAccess((access) => access.tokens(OWNER).map(({ name }) => name));
  const noted = () => onAccess((access) => access.auditEntries({ limit: 50 }).map(({ who, action }) => `${who} ${action}`));
  await expect.poll(noted, { timeout: 50_000 }).toContain('token “frameseek serve” POST /api/videos');
  expect(await tokens()).toEqual(['frameseek serve']);
  const answer = async (): Promise<number | undefined> => await fetch(`http://127.0.0.1:${apiPort}/api/videos`).then(({ status }) => status, () => undefined);
  expect(await answer()).toBe(401);
  const first = await pid();
  process.kill(first, 'SIGTERM');
  await expect.poll(async () => [(await pid()) === first, await answer()], { timeout: 50_000 }).toEqual([false, 401]);
  stop.abort();
  expect(await ended).toMatchObject({ name: 'AbortError' });
  expect(await tokens()).toEqual([]);
}, 120_000);
