/** The same films and the same queries on what is embedded and on servers: order and scores are one. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../e2e/api-server.ts';
import type { FilmName } from '../films.ts';
import { removeCollections } from '../qdrant/remove-collections.ts';
import { foundIn } from './found-in.ts';
import { postgresPrograms, startPostgres, type PostgresServer } from './postgres-server.ts';

const programs = postgresPrograms();
const qdrant = process.env['QDRANT_URL'];
const apiKey = process.env['QDRANT_API_KEY'];
const PREFIX = `test-${randomUUID().slice(0, 8)}`;
const FILMS: readonly FilmName[] = [
  'three-colours', 'no-audio', 'audio-only-wav', 'subtitles-mp4', 'spoken-tones', 'burned-in-text', 'captions-come-and-go', 'slide-deck', 'black-lead-in', 'fade-not-cut',
];
/** Pictures, meaning, words, phrases, a word that is mistyped, what is written, steps, what is left out, and filters. */
const QUERIES = [
  'blue', 'red', 'a yellow picture', 'storm', 'a storm coming from the west', '"a storm is coming"', 'lighthouse', 'lighthuose', 'INVOICE 2041', 'screen:onions', 'tomatoes',
  'red then blue', 'storm -lighthouse', 'said:storm', 'seen:orange', 'grey then orange within 20s', 'storm longer:3s', 'nothing that stands anywhere',
];

describe.skipIf(programs === undefined || qdrant === undefined)('a library on PostgreSQL and Qdrant', () => {
  let postgres: PostgresServer;
  beforeAll(async () => {
    if (programs !== undefined) postgres = await startPostgres(programs);
  });
  afterAll(async () => {
    await Promise.all([postgres.remove(), removeCollections({ url: qdrant ?? '', apiKey, prefix: PREFIX })]);
  });

  it('finds what one on SQLite and LanceDB finds, in the same order and with the same scores', { timeout: 300_000 }, async () => {
    await using embedded = await startApi();
    await using servers = await startApi({
      FRAMESEEK_DATABASE_URL: postgres.url('results'), QDRANT_URL: qdrant ?? '', QDRANT_PREFIX: PREFIX, ...(apiKey !== undefined && { QDRANT_API_KEY: apiKey }),
    });
    for (const api of [embedded, servers]) {
      const jobs = await api.index(...await Promise.all(FILMS.map((name) => api.workplace.put(name))));
      expect(jobs.map(({ state }) => state)).toEqual(FILMS.map(() => 'done'));
      // What unrelated queries find is measured on all of it, and not on as much as was there at some moment.
      await api.runtime.engine.finish([], { signal: new AbortController().signal, report: () => undefined });
    }
    const alike = async (api: TestApi): Promise<readonly unknown[]> => {
      const [first] = api.runtime.engine.videos().filter(({ title }) => title === 'three-colours');
      return foundIn(api, [...QUERIES, `like:${first?.id ?? ''}@3`]);
    };
    const found = await alike(servers);
    expect(found).toEqual(await alike(embedded));
    expect(JSON.stringify(found).length).toBeGreaterThan(QUERIES.length * 50);
  });
});
