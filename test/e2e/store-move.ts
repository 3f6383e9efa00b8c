import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { wire } from '@frameseek/core';
import { expect } from 'vitest';
import { z } from 'zod';
import { startApi } from './api-server.ts';
import type { CliResult } from './cli-process.ts';
import { frameseek } from './resident-cli.ts';
import { openWorkplace } from './open-runtime.ts';

type Settings = Readonly<Record<string, string>>;

/** Takes a library from its folder onto a Qdrant server and back in the terminal; what was not copied is said, and filled again. */
export const moveBetweenStores = async (qdrant: Settings): Promise<void> => {
  await using place = await openWorkplace();
  const path = await place.put('subtitles-mp4');
  const run = (args: readonly string[], env: Settings = {}): Promise<CliResult> => frameseek(place, args, { env });
  const index = async (env: Settings): Promise<void> => {
    const { code, stderr } = await run(['index', path], env);
    expect(code, stderr).toBe(0);
  };
  const found = async (env: Settings) => {
    const { moments, notes = [] } = wire.searchResponse.parse(JSON.parse((await run(['search', '"a storm is coming"', '--json'], env)).stdout));
    return [moments[0]?.start, notes];
  };
  await index({});
  // A server that has nothing of it: said by the search and the doctor, and filled by indexing.
  const other = { ...qdrant, QDRANT_PREFIX: `${qdrant['QDRANT_PREFIX'] ?? 'frameseek'}-other` };
  expect(await found(other)).toEqual([undefined, expect.arrayContaining([expect.stringMatching(/^The store does not hold 1 of 1 film/)])]);
  expect((await run(['doctor'], other)).stdout).toContain('The store does not have what was found in these films. (1)');
  await index(other);
  expect([await found(other), await found({})]).toEqual([[2.5, []], [2.5, []]]);
  expect((await run(['doctor'], other)).stdout).toContain('Catalog, store and disk go together.');
  // Copied to one that has nothing either: nothing is embedded, so that no model is needed.
  const blind = { FRAMESEEK_MODELS: place.media };
  expect(await run(['store', 'move', 'qdrant'], { ...qdrant, ...blind })).toMatchObject({ code: 0, stdout: expect.stringContaining('1 video copied. Keep QDRANT_URL set') as string });
  expect(await found(qdrant)).toEqual([2.5, []]);
  await rm(join(place.env['FRAMESEEK_LIBRARY'] ?? '', 'index'), { recursive: true });
  expect(await run(['store', 'move', 'lance'], { ...qdrant, ...blind })).toMatchObject({ code: 0, stdout: expect.stringContaining('Unset QDRANT_URL') as string });
  expect(await found({})).toEqual([2.5, []]);
  expect((await run(['doctor'])).stdout).toContain('Catalog, store and disk go together.');
};

/** Backs up a library that lies on a Qdrant server, and restores it where there is none: nothing is embedded anew. */
export const backUpFrom = async (qdrant: Settings): Promise<void> => {
  await using place = await openWorkplace();
  const run = (args: readonly string[], env: Settings): Promise<CliResult> => frameseek(place, args, { env });
  expect(await run(['index', await place.put('subtitles-mp4')], qdrant)).toMatchObject({ code: 0 });
  const file = join(place.folder, 'library.tar');
  const backup = await run(['backup', file], qdrant);
  expect([backup.code, backup.stdout]).toEqual([0, expect.not.stringContaining('is not in it')]);
  const elsewhere = { FRAMESEEK_LIBRARY: join(place.folder, 'elsewhere'), FRAMESEEK_MODELS: place.media };
  expect(await run(['restore', file], elsewhere)).toMatchObject({ code: 0 });
  const { moments, notes = [] } = wire.searchResponse.parse(JSON.parse((await run(['search', '"a storm is coming"', '--json'], elsewhere)).stdout));
  expect([moments[0]?.start, notes.filter((note) => note.startsWith('The store'))]).toEqual([2.5, []]);
  expect((await run(['doctor'], elsewhere)).stdout).toContain('Catalog, store and disk go together.');
  // Without the server the rest is taken all the same, and that is said.
  const away = await run(['backup', file], { ...qdrant, QDRANT_URL: 'http://127.0.0.1:1' });
  expect([away.code, away.stdout]).toEqual([0, expect.stringContaining('does not answer, and is not in it')]);
};

const aliases = z.object({ result: z.object({ aliases: z.array(z.object({ alias_name: z.string(), collection_name: z.string() })) }) });

/** Removes all collections of a library, as who loses the server's volume. */
const dropCollections = async ({ QDRANT_URL = '', QDRANT_PREFIX = 'frameseek', QDRANT_API_KEY = '' }: Settings): Promise<void> => {
  const headers = { 'api-key': QDRANT_API_KEY };
  const { result } = aliases.parse(await (await fetch(`${QDRANT_URL}/aliases`, { headers })).json());
  const own = result.aliases.filter(({ alias_name }) => alias_name.startsWith(`${QDRANT_PREFIX}_`));
  expect(own.length).toBeGreaterThan(1);
  // At once: a slow server is else filled again before the last is gone.
  const removed = await Promise.all(own.map(({ collection_name }) => fetch(`${QDRANT_URL}/collections/${collection_name}`, { method: 'DELETE', headers })));
  expect(removed.map(({ status }) => status)).toEqual(own.map(() => 200));
};

/** Takes everything from a server while it serves a library: what was found is found again, without a restart. */
export const loseEverything = async (qdrant: Settings): Promise<void> => {
  await using api = await startApi(qdrant);
  // Another limit each time: what was searched for before is answered from what is kept, until the loss is noticed.
  let limit = 0;
  const search = async () => wire.searchResponse.parse(await (await api.get(`/api/search?q=blue&modality=visual&limit=${(limit = (limit % 100) + 1)}`)).json());
  expect(await api.index(await api.workplace.put('three-colours'))).toMatchObject([{ state: 'done' }]);
  expect((await search()).moments).toHaveLength(1);
  await dropCollections(qdrant);
  expect((await search()).moments).toEqual([]);
  await expect.poll(async () => (await search()).moments.length, { timeout: 40_000 }).toBe(1);
  await expect.poll(async () => (await search()).notes ?? [], { timeout: 20_000 }).toEqual([]);
  expect(wire.libraryReport.parse(await (await api.get('/api/library/inspection')).json()).findings).toEqual([]);
};
