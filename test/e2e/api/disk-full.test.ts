/** A disk that is full is a small file system in memory, seen by one process and its children alone and gone with them. */
import { execFile, spawn, spawnSync } from 'node:child_process';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { wire } from '@frameseek/core';
import { addressOf } from '../api-process.ts';
import { failure } from '../api-server.ts';
import { openWorkplace } from '../open-runtime.ts';

const PROGRAM = resolve(import.meta.dirname, '../../../apps/cli/bin/frameseek.mjs');
const UNSHARE = ['--mount', '--user', '--map-root-user', '--propagation', 'private', 'sh', '-c'];
/** Linux alone has these, and containers may forbid them. */
const canMount = spawnSync('unshare', [...UNSHARE, 'mount -t tmpfs none /mnt']).status === 0;

const SCRIPT = `
  frameseek() { "$NODE" "$PROGRAM" "$@"; code=$?; echo "exit $code" >&2; }
  mount -t tmpfs -o size=8m none "$FRAMESEEK_LIBRARY"
  frameseek index three-colours.mp4
  dd if=/dev/zero of="$FRAMESEEK_LIBRARY/rest" bs=1k count=9000 2>/dev/null
  frameseek index spoken-tones.mp4
  frameseek list
  rm "$FRAMESEEK_LIBRARY/rest"
  frameseek index spoken-tones.mp4
  frameseek search blue --modality visual --json --video three-colours
`;

it.skipIf(!canMount)('a full disk is named in one sentence, and costs nothing once it has space', async () => {
  await using workplace = await openWorkplace();
  for (const name of ['three-colours', 'spoken-tones'] as const) await workplace.put(name);
  const library = join(workplace.folder, 'library');
  await mkdir(library);
  const env = { PATH: process.env['PATH'], HOME: workplace.folder, NO_COLOR: '1', NODE: process.execPath, PROGRAM, ...workplace.env };
  const { promise, resolve: end } = Promise.withResolvers<{ stdout: string; stderr: string }>();
  execFile('unshare', [...UNSHARE, SCRIPT], { cwd: workplace.media, env }, (_error, stdout, stderr) => end({ stdout, stderr }));
  const { stdout, stderr } = await promise;
  const [indexed, full, listed, again] = stderr.split(/exit /);
  const says = /The disk that holds \/\S+ is full\. Free some space, then try again\.\n$/;
  expect(indexed).toContain('1 file indexed.');
  expect(full).toMatch(says);
  expect(listed).toMatch(new RegExp(`^1\\n${says.source}`));
  expect(again).toMatch(/^1\n[^]*1 file indexed\./);
  expect(wire.searchResponse.parse(JSON.parse(stdout)).moments[0]?.start).toBeCloseTo(2, 0);
});

const MB = 1_000_000;
/** The API on a disk of 48 MB, which is filled up, and emptied again, once there is a file that says so; then what is left of uploads is listed. */
const SERVER = `
  wait_for() { for second in $(seq 60); do [ -e "$SIGNS/$1" ] && return; sleep 1; done; exit 1; }
  mount -t tmpfs -o size=48m none "$FRAMESEEK_LIBRARY"
  (
    wait_for fill
    dd if=/dev/zero of="$FRAMESEEK_LIBRARY/rest" bs=1k count=60000 2>/dev/null
    touch "$SIGNS/filled"
    wait_for free
    rm "$FRAMESEEK_LIBRARY/rest"
    ls -A "$FRAMESEEK_LIBRARY/media/uploads" > "$SIGNS/kept.part"
    mv "$SIGNS/kept.part" "$SIGNS/kept"
  ) &
  exec "$NODE" "$API"
`;

it.skipIf(!canMount)('an upload that the disk has no room for is told so, whatever kind it is, and one form leaves nothing', async () => {
  await using workplace = await openWorkplace();
  const library = join(workplace.folder, 'library');
  await mkdir(library);
  const env = {
    PATH: process.env['PATH'], HOME: workplace.folder, NODE: process.execPath, API: resolve(import.meta.dirname, '../../../apps/api/src/main.ts'),
    SIGNS: workplace.folder, ...workplace.env,
  };
  const server = spawn('unshare', [...UNSHARE, SERVER], { cwd: workplace.folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void server.kill('SIGKILL'));
  const url = await addressOf(server);
  const sign = (name: string): Promise<void> => writeFile(join(workplace.folder, name), '');
  const seen = (name: string): Promise<unknown> => expect.poll(() => stat(join(workplace.folder, name)).then(() => true, () => false), { timeout: 20_000 }).toBe(true);
  // Of unknown length, so that nothing can be promised beforehand; the first of the two files is whole before the disk is full.
  expect(await sendForm(`${url}/api/videos/upload`, [MB, 60 * MB])).toBe(507);
  const tus = { 'tus-resumable': '1.0.0', 'upload-metadata': `filename ${Buffer.from('a.mp4').toString('base64')},filetype ${Buffer.from('video/mp4').toString('base64')}` };
  const begun = await fetch(`${url}/api/uploads`, { method: 'POST', headers: { ...tus, 'upload-length': String(5 * MB) } });
  expect(begun.status).toBe(201);
  await sign('fill');
  await seen('filled');
  const on = { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
  expect(await failure(fetch(url + (begun.headers.get('location') ?? ''), { method: 'PATCH', headers: on, body: new Uint8Array(5 * MB) })))
    .toMatchObject({ status: 507, code: 'file/disk-full' });
  await sign('free');
  await seen('kept');
  expect(await readFile(join(workplace.folder, 'kept'), 'utf8')).toBe('');
}, 180_000);

/** Sends a form of files of so many bytes in chunks, without its length; gives the status of the answer. */
const sendForm = async (url: string, sizes: readonly number[]): Promise<number> => {
  const { promise, resolve: answered, reject } = Promise.withResolvers<number>();
  const sent = request(url, { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=edge' } }, (answer) => {
    answer.resume();
    answered(answer.statusCode ?? 0);
  });
  // The server may have answered, and hung up, before all of it was sent.
  sent.on('error', (error) => setTimeout(() => reject(error), 1_000).unref());
  for (const [number, size] of sizes.entries()) {
    sent.write(`--edge\r\nContent-Disposition: form-data; name="files"; filename="${number}.mp4"\r\n\r\n`);
    sent.write(Buffer.alloc(size));
    sent.write('\r\n');
  }
  sent.end('--edge--\r\n');
  return promise;
};
