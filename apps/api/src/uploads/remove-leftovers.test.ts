import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { removeOrphans, removeStaleUploads } from './remove-leftovers.ts';

it('removes broken uploads of days ago, and neither those under way nor films', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'frameseek-stale-'));
  const [old, fresh] = [`.${randomUUID()}.part`, `.${randomUUID()}.part`];
  for (const name of [old, fresh, 'film.mp4']) await writeFile(join(folder, name), '');
  const longAgo = new Date(Date.now() - 2 * 24 * 3_600_000);
  for (const name of [old, 'film.mp4']) await utimes(join(folder, name), longAgo, longAgo);
  await removeStaleUploads(folder, Date.now());
  expect((await readdir(folder)).sort()).toEqual([fresh, 'film.mp4'].sort());
  await rm(folder, { recursive: true });
});

it('removes whole uploads of days ago that the library does not know, and no others', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'frameseek-orphans-'));
  const longAgo = new Date(Date.now() - 2 * 24 * 3_600_000);
  for (const name of ['orphan.mp4', 'film.mp4', 'fresh.mp4']) await writeFile(join(folder, name), '');
  for (const name of ['orphan.mp4', 'film.mp4']) await utimes(join(folder, name), longAgo, longAgo);
  await removeOrphans(folder, { known: new Set([join(folder, 'film.mp4')]), now: Date.now() });
  expect((await readdir(folder)).sort()).toEqual(['film.mp4', 'fresh.mp4']);
  await rm(folder, { recursive: true });
});
