import { spawn } from 'node:child_process';
import { mkdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, startApiProcess } from '../api-process.ts';
import { frameseek } from '../resident-cli.ts';
import { openWorkplace, type Workplace } from '../open-runtime.ts';

let place: Workplace;
let film = '';
beforeAll(async () => {
  place = await openWorkplace();
  film = await place.put('three-colours');
  expect((await frameseek(place, ['index', film])).code).toBe(0);
});
afterAll(() => place[Symbol.asyncDispose]());

const PROGRAM = resolve(import.meta.dirname, '../../../apps/cli/bin/frameseek.mjs');
/** Runs the command line with something on its standard input. */
const typing = (typed: string, args: readonly string[]): Promise<{ code: number | null; text: string }> =>
  new Promise((done, failed) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: place.media, env: { PATH: process.env['PATH'], HOME: place.folder, NO_COLOR: '1', ...place.env } });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.once('error', failed).once('close', (code) => done({ code, text }));
    child.stdin.end(`${typed}\n`);
  });

describe('people on the command line', () => {
  it('are added with a password from standard input, the first as an admin, and are noted', async () => {
    expect(await typing('correct horse battery', ['users', 'add', 'Ada'])).toMatchObject({ code: 0, text: expect.stringContaining('Ada may sign in as admin.') as string });
    expect(await typing('short', ['users', 'add', 'bob'])).toMatchObject({ code: 1, text: expect.stringContaining('at least 12 characters') as string });
    expect((await frameseek(place, ['users', 'add', 'vera@example.org', '--provider'])).stdout).toContain('vera@example.org may sign in as viewer.');
    expect((await frameseek(place, ['users', 'role', 'vera@example.org', 'editor'])).stdout).toContain('is editor now');
    const { users } = JSON.parse((await frameseek(place, ['users', '--json'])).stdout) as { users: object[] };
    expect(users).toMatchObject([{ name: 'Ada', role: 'admin', signsInBy: ['password'] }, { name: 'vera@example.org', role: 'editor', signsInBy: ['provider'] }]);
    expect((await frameseek(place, ['users', 'remove', 'Ada'])).code).toBe(1);
    const { entries } = JSON.parse((await frameseek(place, ['audit', '--json'])).stdout) as { entries: { action: string; who: string }[] };
    expect(entries.map(({ action }) => action)).toEqual(['user.made-editor', 'user.added', 'user.added']);
    expect(entries[0]?.who).toMatch(/, command line$/);
  });

  it('make a server for other computers possible, which asks them to sign in', async () => {
    const server = startApiProcess(place, { FRAMESEEK_HOST: '0.0.0.0' });
    const url = (await addressOf(server)).replace('0.0.0.0', '127.0.0.1');
    const { stdout: token } = await frameseek(place, ['tokens', 'add', 'search', '--may', 'read', '--days', '3']);
    expect((await fetch(`${url}/api/videos`)).status).toBe(401);
    expect((await fetch(`${url}/api/videos`, { headers: { authorization: `Bearer ${token.trim()}` } })).status).toBe(200);
    const { tokens } = JSON.parse((await frameseek(place, ['tokens', '--json'])).stdout) as { tokens: { id: string }[] };
    expect((await frameseek(place, ['tokens', 'revoke', tokens[0]?.id ?? ''])).code).toBe(0);
    expect((await fetch(`${url}/api/videos`, { headers: { authorization: `Bearer ${token.trim()}` } })).status).toBe(401);
    server.kill('SIGTERM');
    await new Promise((closed) => server.once('close', closed));
  });
});

it('links are made, listed and revoked', async () => {
  const { code, stdout, stderr } = await frameseek(place, ['shares', 'add', film, '--from', '1', '--to', '2', '--days', '2'], { env: { FRAMESEEK_URL: 'https://films.example/' } });
  expect([code, stdout.trim()]).toEqual([0, expect.stringMatching(/^https:\/\/films\.example\/s\/[\w-]{43}$/)]);
  expect(stderr).toContain('shown this once');
  const { shares } = JSON.parse((await frameseek(place, ['shares', '--json'])).stdout) as { shares: { id: string; items: object[] }[] };
  expect(shares).toMatchObject([{ items: [{ start: 1, end: 2 }] }]);
  expect((await frameseek(place, ['shares', 'revoke', shares[0]?.id ?? ''])).code).toBe(0);
  expect((await frameseek(place, ['shares'])).stdout).toContain('Nothing is shared.');
});

it.skipIf(process.platform === 'win32')('what is indexed here may be read by nobody else, in a folder that is there for all', async () => {
  await using other = await openWorkplace();
  const library = join(other.folder, 'library');
  await mkdir(library, { mode: 0o755 });
  expect((await frameseek(other, ['index', await other.put('one-frame')])).code).toBe(0);
  const names = ['catalog.sqlite', 'index', 'pictures', 'media'];
  const modes = await Promise.all(names.map(async (name) => [name, (await stat(join(library, name))).mode & 0o077]));
  expect(modes).toEqual(names.map((name) => [name, 0]));
}, 120_000);
