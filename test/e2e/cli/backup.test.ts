import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { wire, type BackupList } from '@frameseek/core';
import { RESTART_CODE } from '@frameseek/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, startApiProcess } from '../api-process.ts';
import { frameseek as inItsOwnProcess } from '../cli-process.ts';
import { openWorkplace, type Workplace } from '../open-runtime.ts';
import { frameseek } from '../resident-cli.ts';

/** Milliseconds: dozens of processes, one after the other. */
const SLOW_MS = 600_000;

let place: Workplace;
let folder = '';
let file = '';
beforeAll(async () => {
  // Without text, which takes longest to read, and changes nothing here.
  const opened = await openWorkplace();
  place = { ...opened, env: { ...opened.env, FRAMESEEK_READER_MODEL: 'none' } };
  folder = await mkdtemp(join(tmpdir(), 'frameseek-backup-'));
  file = join(folder, 'library.tar');
  expect((await frameseek(place, ['index', await place.put('three-colours')])).code).toBe(0);
}, SLOW_MS);
afterAll(async () => {
  await place[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const library = (): string => join(place.folder, 'library');
const titles = async (): Promise<string[]> => (JSON.parse((await frameseek(place, ['list', '--json'])).stdout) as { videos: { title: string }[] }).videos.map(({ title }) => title).sort();
const found = async (): Promise<string> => (await frameseek(place, ['search', 'blue'])).stdout;
const hidden = async (): Promise<string[]> => (await readdir(library())).filter((name) => name.startsWith('.'));

describe('a backup', () => {
  it('is taken while videos are indexed, and gives back the library as it was, proved by the doctor', async () => {
    const before = await found();
    const indexing = ['spoken-tones', 'movement'] as const;
    const paths = await Promise.all(indexing.map((name) => place.put(name)));
    const indexer = inItsOwnProcess(place, ['index', ...paths]);
    const backups = await Promise.all([0, 1].map(async (number) => {
      await sleep(number * 1_500);
      const target = join(folder, `while-${number}.tar`);
      return { ...await inItsOwnProcess(place, ['backup', target]), target };
    }));
    expect((await indexer).code).toBe(0);
    expect(await hidden()).toEqual([]);
    for (const { code, stdout, target } of backups) {
      expect([code, stdout]).toEqual([0, expect.stringMatching(/^\d videos? in \d+ files, [\d.]+ MB: /)]);
      const restored = await frameseek(place, ['restore', target]);
      expect(restored.stderr).toBe('');
      expect([restored.code, restored.stdout]).toEqual([0, expect.stringContaining('each as it was written')]);
      expect(await titles()).toContain('three-colours');
      // What was half done is done now, and what was done is found as before.
      expect((await frameseek(place, ['index', ...paths])).code).toBe(0);
      expect(await titles()).toHaveLength(3);
      expect(await found()).toContain(before.split('\n').find((line) => line.includes('three-colours'))?.trim().split(/\s{2,}/)[1] ?? 'three-colours');
      expect(await hidden()).toEqual([]);
    }
    await frameseek(place, ['backup', file]);
  }, SLOW_MS);

  it('is written whole or not at all', async () => {
    const target = join(folder, 'cut.tar');
    await startAndKill(['backup', target], 400);
    const whole = await stat(target).then(() => true, () => false);
    if (whole) expect((await frameseek(place, ['restore', target])).code).toBe(0);
    else expect(await stat(target).catch(() => undefined)).toBeUndefined();
  });
});

describe('a restore', () => {
  it.each([
    ['that was cut off', async (from: string, to: string) => writeFile(to, (await readFile(from)).subarray(0, -6_000))],
    ['of which a byte is another', async (from: string, to: string) => {
      const bytes = await readFile(from);
      const at = bytes.indexOf('SQLite format 3') + 5_000;
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      await writeFile(to, bytes);
    }],
    ['that is none', (_from: string, to: string) => writeFile(to, 'nothing of the kind')],
  ])('of a file %s leaves the library as it is', async (_what, spoil) => {
    const bad = join(folder, 'bad.tar');
    await spoil(file, bad);
    const before = await titles();
    const { code, stderr } = await frameseek(place, ['restore', bad]);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/backup|what was written/)]);
    expect([await titles(), await hidden()]).toEqual([before, []]);
  });

  it('does not touch a library that a server has open', async () => {
    const server = startApiProcess(place);
    await addressOf(server);
    const { code, stderr } = await frameseek(place, ['restore', file]);
    expect([code, stderr]).toEqual([1, expect.stringContaining('open in another program')]);
    server.kill('SIGTERM');
    await once(server, 'close');
  });

  it('that is killed, whenever, leaves the old library or the new, and nothing in between', async () => {
    const [first = ''] = await titles();
    for (const delay of [400, 900, 1_400, 2_500]) {
      await frameseek(place, ['tag', first, 'old']);
      await startAndKill(['restore', file], delay);
      expect(await titles()).toHaveLength(3);
      const { stdout, code } = await frameseek(place, ['tag', first]);
      expect([code, stdout]).toEqual([0, expect.stringMatching(/: (old|no tags)\n/)]);
      expect(await found()).toContain('three-colours');
    }
  }, SLOW_MS);

  it('goes on where it was when it was interrupted after the step', async () => {
    expect((await frameseek(place, ['tag', 'movement', 'old'])).code).toBe(0);
    await frameseek(place, ['backup', join(folder, 'tagged.tar')]);
    // As a process leaves it that was killed right after the step, and in the middle of the moves.
    const other = await openWorkplace();
    const there = { ...place.env, FRAMESEEK_LIBRARY: join(other.folder, 'library') };
    expect((await frameseek(other, ['restore', join(folder, 'tagged.tar')], { env: there })).code).toBe(0);
    await cp(join(other.folder, 'library'), join(library(), '.restored'), { recursive: true });
    await rename(join(library(), 'index'), join(folder, 'half-moved'));
    await rename(join(library(), '.restored', 'index'), join(library(), 'index'));
    expect((await frameseek(place, ['tag', 'movement'])).stdout).toContain(': old');
    expect(await found()).toContain('three-colours');
    expect(await hidden()).toEqual([]);
    await other[Symbol.asyncDispose]();
  }, SLOW_MS);
});

it('is made, listed and put back by a server, too: it ends, and whoever starts it again has the library as it was', async () => {
  const server = startApiProcess(place);
  const url = await addressOf(server);
  const ask = async (path: string, method = 'POST', body?: object) => await fetch(url + path, { method, ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) });
  const list = async (at = url): Promise<BackupList> => wire.backupList.parse(await (await fetch(`${at}/api/backups`)).json());
  expect((await ask('/api/settings', 'PATCH', { values: { FRAMESEEK_SAMPLING: 'uniform' } })).status).toBe(200);
  expect((await ask('/api/backups', 'POST', { withMedia: false })).status).toBe(202);
  await expect.poll(async () => (await list()).making, { timeout: 30_000 }).toBe(false);
  const { folder: where, backups: [backup], canRestore } = await list();
  expect([where, canRestore]).toEqual([join(library(), 'backups'), true]);
  expect((await frameseek(place, ['backups'])).stdout).toContain(backup?.name);
  await ask('/api/settings', 'PATCH', { values: { FRAMESEEK_SAMPLING: 'dense' } });
  expect((await frameseek(place, ['remove', 'three-colours'])).code).toBe(0);
  expect((await ask('/api/backups/..%2Fcatalog.tar/restore')).status).toBe(400);
  expect((await ask('/api/backups/none.tar/restore')).status).toBe(404);
  const closed = once(server, 'close');
  expect((await ask(`/api/backups/${backup?.name}/restore`)).status).toBe(202);
  expect((await closed)[0]).toBe(RESTART_CODE);
  const again = startApiProcess(place);
  const there = await addressOf(again);
  expect(await list(there)).toMatchObject({ restored: { name: backup?.name }, backups: [{ name: backup?.name }] });
  expect((await list(there)).restored).not.toHaveProperty('fault');
  expect(wire.settingList.parse(await (await fetch(`${there}/api/settings`)).json()).settings.find(({ name }) => name === 'FRAMESEEK_SAMPLING')?.value).toBe('uniform');
  expect(await titles()).toContain('three-colours');
  expect((await fetch(`${there}/api/backups/${backup?.name}`, { method: 'DELETE' })).status).toBe(204);
  expect((await list(there)).backups).toEqual([]);
  again.kill('SIGTERM');
  await once(again, 'close');
}, SLOW_MS);

const PROGRAM = resolve(import.meta.dirname, '../../../apps/cli/bin/frameseek.mjs');

/** Runs a command and kills it after so many milliseconds, unless it has ended by then. */
const startAndKill = async (args: readonly string[], afterMs: number): Promise<void> => {
  const env = { PATH: process.env['PATH'], HOME: place.folder, NO_COLOR: '1', ...place.env };
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: place.media, env, stdio: 'ignore' });
  const closed = once(child, 'close');
  await Promise.race([sleep(afterMs), closed]);
  child.kill('SIGKILL');
  await closed;
};
