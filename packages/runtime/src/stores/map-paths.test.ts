import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogContract } from '@frameseek/core/testing';
import { openCatalog } from '@frameseek/store';
import { afterAll, expect, it } from 'vitest';
import { mapPaths } from './map-paths.ts';

const folder = mkdtempSync(join(tmpdir(), 'frameseek-map-paths-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MAPS = [{ shared: '/mnt/nas', here: '/Volumes/nas' }, { shared: '/mnt/nas/news', here: '/news' }];

// What the contract asks for lies below a folder that is elsewhere here; nobody who asks by the paths here may notice.
catalogContract({ name: 'a catalog with paths of elsewhere', open: (place, now) => mapPaths(openCatalog(join(folder, place, 'catalog.db'), { now }), [{ shared: '/mnt/shared', here: '' }]) });

it('keeps what all share, and tells what is here, by the longest folder that holds it', () => {
  const shared = openCatalog(join(folder, 'catalog.db'));
  const here = mapPaths(shared, MAPS);
  const paths = ['/Volumes/nas/a.mp4', '/news/b.mp4', '/Volumes/nasty/c.mp4'];
  const jobs = paths.map((path) => here.addJob({ path, priority: 0, sampling: 'adaptive' }));
  for (const path of paths) here.addWatchedFolder(path);
  here.putVideo({ id: 'v1', path: '/news/b.mp4', title: 'b', sizeBytes: 1, addedAt: '2026-01-01T00:00:00.000Z' });

  const kept = ['/mnt/nas/a.mp4', '/mnt/nas/news/b.mp4', '/Volumes/nasty/c.mp4'];
  expect(jobs.map(({ id }) => shared.job(id)?.path)).toEqual(kept);
  expect(shared.watchedFolders()).toEqual(kept);
  expect(shared.video('v1')?.path).toBe(kept[1]);
  expect(jobs.map(({ id }) => here.job(id)?.path)).toEqual(paths);
  expect(here.watchedFolders()).toEqual(paths);
  expect(here.video('v1')?.path).toBe(paths[1]);
  shared.close();
});
