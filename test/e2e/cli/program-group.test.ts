import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RESTART_CODE } from '@frameseek/runtime';
import { programGroup } from '../../../apps/cli/src/serve/program-group.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frameseek-group-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A program that notes when it has started, and what made it end. */
const program = async (name: string): Promise<{ file: string; notes: () => Promise<string> }> => {
  const [file, notes] = [join(folder, `${name}.mjs`), join(folder, `${name}.txt`)];
  await writeFile(file, `
    import { appendFileSync } from 'node:fs';
    const note = (words) => appendFileSync(${JSON.stringify(notes)}, words + ' ');
    const end = (why) => () => { note(why); process.exit(0); };
    process.once('message', end('told')).once('SIGTERM', end('asked'));
    setInterval(() => undefined, 1_000);
    note('started');`);
  return { file, notes: () => readFile(notes, 'utf8').catch(() => '') };
};

describe('a group of programs', () => {
  it('tells those to end that listen', async () => {
    const { file, notes } = await program('polite');
    const group = programGroup();
    group.start({ name: 'polite', file, env: {}, endsWithUs: true });
    await expect.poll(notes, { timeout: 10_000 }).toBe('started ');
    await group[Symbol.asyncDispose]();
    expect(await notes()).toBe('started told ');
  });

  it.skipIf(process.platform === 'win32')('asks the others to end by a signal', async () => {
    const { file, notes } = await program('other');
    const group = programGroup();
    group.start({ name: 'other', file, env: {} });
    await expect.poll(notes, { timeout: 10_000 }).toBe('started ');
    await group[Symbol.asyncDispose]();
    expect(await notes()).toBe('started asked ');
  });

  it('starts again at once, and without a word, what asks for it', async () => {
    const [file, notes] = [join(folder, 'asking.mjs'), join(folder, 'asking.txt')];
    await writeFile(file, `
      import { appendFileSync } from 'node:fs';
      appendFileSync(${JSON.stringify(notes)}, 'started ');
      setTimeout(() => process.exit(${RESTART_CODE}), 200);`);
    await using group = programGroup({ pausesMs: [60_000] });
    group.start({ name: 'asking', file, env: {} });
    group.keepRunning();
    await expect.poll(async () => await readFile(notes, 'utf8').catch(() => ''), { timeout: 20_000 }).toContain('started started');
  });

  it('starts again what ends once all have begun, with longer pauses, until it is told to stop', async () => {
    const [file, notes] = [join(folder, 'short.mjs'), join(folder, 'short.txt')];
    await writeFile(file, `
      import { appendFileSync } from 'node:fs';
      appendFileSync(${JSON.stringify(notes)}, Date.now() + ' ');
      setTimeout(() => process.kill(process.pid, 'SIGTERM'), 50);
      setInterval(() => undefined, 1_000);`);
    const starts = async (): Promise<readonly number[]> => (await readFile(notes, 'utf8').catch(() => '')).trim().split(' ').map(Number);
    const group = programGroup({ pausesMs: [1, 1_500] });
    group.start({ name: 'short', file, env: {}, quiet: true });
    group.keepRunning();
    await expect.poll(async () => (await starts()).length, { timeout: 20_000 }).toBe(3);
    const [first = 0, second = 0, third = 0] = await starts();
    expect([second - first < third - second, third - second >= 1_500]).toEqual([true, true]);
    await group[Symbol.asyncDispose]();
    const stopped = await starts();
    await new Promise((resolve) => setTimeout(resolve, 1_700));
    expect(await starts()).toEqual(stopped);
  });

  it('is broken when one of them ends, and says what that said last', async () => {
    const file = join(folder, 'broken.mjs');
    await writeFile(file, `console.error('no more room'); process.exit(3);`);
    await using group = programGroup();
    group.start({ name: 'small one', file, env: {}, quiet: true });
    await expect(group.broken).rejects.toMatchObject({ code: 'server/failed', facts: { server: 'small one', reason: 'it ended (exit code 3)\nno more room' } });
  });
});
