/** A disk that is full is a small file system in memory, seen by one process and its children alone and gone with them. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { wire } from '@frameseek/core';
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
