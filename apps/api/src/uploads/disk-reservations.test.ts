import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DiskReservations } from './disk-reservations.ts';

const MB = 1_000_000;
let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'reservations-test-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** On a disk with 100 MB besides what is left free. */
const reservations = async () => {
  const folder = await mkdtemp(join(root, 'uploads-'));
  return { folder, open: () => new DiskReservations({ folder, freeBytes: () => Promise.resolve(132 * MB) }) };
};
const full = { code: 'file/disk-full' };

it('never promises the same bytes to two uploads, though they ask at once', async () => {
  const { folder, open } = await reservations();
  const disk = open();
  const ends = await Promise.allSettled([disk.reserve('a', 60 * MB), disk.reserve('b', 60 * MB), disk.reserve('c', 40 * MB)]);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  await expect(disk.reserve('d', 1)).rejects.toMatchObject({ ...full, facts: { path: folder } });
  disk.release('c');
  await disk.reserve('d', 40 * MB);
});

it('counts only what is still to come', async () => {
  const { folder, open } = await reservations();
  const disk = open();
  await disk.reserve('a', 60 * MB);
  await writeFile(join(folder, 'a'), Buffer.alloc(20 * MB));
  await disk.reserve('b', 60 * MB);
  await expect(disk.reserve('c', 1)).rejects.toMatchObject(full);
});

it('remembers what was begun before the server was started again', async () => {
  const { folder, open } = await reservations();
  await writeFile(join(folder, 'a'), 'b');
  await writeFile(join(folder, 'a.json'), JSON.stringify({ id: 'a', size: 90 * MB }));
  await writeFile(join(folder, 'gone.json'), JSON.stringify({ id: 'gone', size: 90 * MB }));
  const disk = open();
  await expect(disk.reserve('b', 20 * MB)).rejects.toMatchObject(full);
  await disk.reserve('b', 5 * MB);
});

it('promises a form or a download what has not come of others, whatever kind they are', async () => {
  const { open } = await reservations();
  const disk = open();
  let come = 0;
  await disk.reserve('form', 60 * MB, () => come);
  await expect(disk.reserve('download', 60 * MB, () => 0)).rejects.toMatchObject(full);
  come = 30 * MB;
  await disk.reserve('download', 60 * MB, () => 0);
});

it('knows what is begun meanwhile at another server of the library', async () => {
  const { folder, open } = await reservations();
  const [here, there] = [open(), open()];
  await there.reserve('b', 10 * MB);
  await here.reserve('a', 60 * MB);
  await writeFile(join(folder, 'a'), Buffer.alloc(10 * MB));
  await writeFile(join(folder, 'a.json'), JSON.stringify({ id: 'a', size: 60 * MB }));
  await expect(there.reserve('c', 60 * MB)).rejects.toMatchObject(full);
  await there.reserve('c', 40 * MB);
});
