import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { CATALOG_MIGRATIONS } from '../catalog-migrations.ts';
import { openCatalog } from '../catalog.ts';
import { sqlOf } from '../../database/database.ts';
import { Sqlite } from '../../sqlite/sqlite.ts';

const folder = mkdtempSync(join(tmpdir(), 'frameseek-words-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('are those of all that a library held before they were remembered', () => {
  const file = join(folder, 'older.db');
  const own = CATALOG_MIGRATIONS.findIndex((migration) => sqlOf(migration, 'sqlite').includes('CREATE TABLE word_use'));
  const older = new Sqlite(file, { migrations: CATALOG_MIGRATIONS.slice(0, own), busyMs: 0 });
  const probe = JSON.stringify({ metadata: { description: 'A harbour' } });
  older.run(`INSERT INTO video (id, path, title, size_bytes, added_at, probe, tags) VALUES ('v', '/hidden/castle.mp4', 'Castles', 1, '2026', ?, '["market"]')`, [probe]);
  older.run(`INSERT INTO transcript (video_id, rank, source) VALUES ('v', 0, 'sidecar')`);
  older.run(`INSERT INTO cue (video_id, rank, number, start, end, text) VALUES ('v', 0, 0, 0, 1, 'The Castle, élan 42nd'), ('v', 0, 1, 1, 2, 'a castle')`);
  older.run(`INSERT INTO screen_text (video_id, number, start, end, text, confidence) VALUES ('v', 0, 0, 1, 'PLATFORM', 1)`);
  older.run(`INSERT INTO insight (video_id, key, insight) VALUES ('v', 'captions', ?)`, [JSON.stringify({ kind: 'captions', data: [{ text: 'A lantern' }] })]);
  older.close();
  const catalog = openCatalog(file);
  expect(catalog.wordsNear('castle')).toEqual([{ word: 'castle', count: 3 }, { word: 'castles', count: 1 }]);
  for (const word of ['market', 'harbour', 'platform', 'lantern', 'élan']) expect(catalog.wordsNear(word), word).toEqual([{ word, count: 1 }]);
  for (const word of ['hidden', 'captions', '42nd']) expect(catalog.wordsNear(word), word).toEqual([]);
  catalog.putTranscripts('v', []);
  expect(catalog.wordsNear('castle')).toEqual([{ word: 'castle', count: 1 }, { word: 'castles', count: 1 }]);
  catalog.close();
});
