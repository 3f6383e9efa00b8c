import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { removeLeftovers, removeOrphans, removeStaleUploads } from './remove-leftovers.ts';

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

it('removes what backups and restores of days ago were killed in, and nothing of the library', async () => {
  const libraryFolder = await mkdtemp(join(tmpdir(), 'frameseek-unfinished-'));
  const names = [`.backup-${randomUUID()}`, '.restoring', '.restored', 'index'];
  const longAgo = new Date(Date.now() - 2 * 24 * 3_600_000);
  for (const name of names) {
    await mkdir(join(libraryFolder, name));
    await utimes(join(libraryFolder, name), longAgo, longAgo);
  }
  await removeLeftovers({ libraryFolder, uploadsFolder: join(libraryFolder, 'uploads') }, Date.now());
  expect((await readdir(libraryFolder)).sort()).toEqual(['.restored', 'index']);
  await rm(libraryFolder, { recursive: true });
});
