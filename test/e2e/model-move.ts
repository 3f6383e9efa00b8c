import { join } from 'node:path';
import { wire } from '@frameseek/core';
import { expect } from 'vitest';
import { z } from 'zod';
import type { CliResult } from './cli-process.ts';
import { frameseek } from './resident-cli.ts';
import { openWorkplace } from './open-runtime.ts';
import { TWIN, twinSettings } from './twin-model.ts';

const OLD = 'fixture/clip-colours';
const modelList = z.object({ spaces: wire.spaceList.shape.roles });

/** Takes a library to another model of pictures and back in the terminal, in the store that the settings name: at every step blue is found. */
export const moveBetweenModels = async (env: Readonly<Record<string, string>>): Promise<void> => {
  await using place = await openWorkplace();
  const paths = [await place.put('three-colours'), await place.put('no-audio')];
  const run = async (...args: string[]): Promise<CliResult> => frameseek(place, args, { env: settings });
  const succeed = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await run(...args);
    expect(code, stderr).toBe(0);
    return stdout;
  };
  const pictures = async () => modelList.parse(JSON.parse((await run('models', '--json')).stdout)).spaces.find(({ role }) => role === 'visual');
  const expectFound = async (): Promise<void> => {
    const { moments, notes = [] } = wire.searchResponse.parse(JSON.parse((await run('search', 'blue', '--modality', 'visual', '--json')).stdout));
    expect([Math.round(moments[0]?.start ?? NaN), notes]).toEqual([2, []]);
  };
  let settings: Readonly<Record<string, string>> = env;
  await succeed('index', ...paths);
  await expectFound();

  settings = { ...env, ...(await twinSettings(join(place.folder, 'models'))) };
  expect(await pictures()).toMatchObject({ serving: { model: OLD }, swap: { model: TWIN, done: 0, total: 2, isPaused: false } });
  expect(await succeed('models')).toContain(`visual: ${OLD} answers until ${TWIN} has seen all films: 0 of 2.`);
  expect((await run('list')).stderr).toContain(`visual: ${OLD} answers until ${TWIN} has seen all films: 0 of 2.`);
  await expectFound();
  expect(await succeed('models', 'pause', 'visual')).toContain('0 of 2, paused.');
  await succeed('models', 'move');
  expect(await pictures()).toMatchObject({ serving: { model: OLD }, swap: { done: 0, isPaused: true } });
  expect(await succeed('models', 'resume', 'visual')).not.toContain('paused');
  await succeed('index', ...paths.slice(0, 1));
  expect(await pictures()).toMatchObject({ serving: { model: OLD }, swap: { done: 1, total: 2 } });
  expect(await succeed('models')).toMatch(/1 of 2, about [\d:.]+ left\./);
  await expectFound();

  expect(await succeed('models', 'move')).toContain(`visual: ${TWIN} answers.`);
  await expectFound();
  expect(await succeed('models', 'rollback', 'visual')).toContain(`visual: ${OLD} answers, though the settings name ${TWIN}, which was turned down.`);
  expect(await pictures()).toMatchObject({ serving: { model: OLD }, declined: TWIN });
  await expectFound();
  expect((await run('models', 'drop', OLD)).stderr).toContain('answers searches');

  await succeed('models', 'resume', 'visual');
  expect(await succeed('models', 'move')).toContain(`visual: ${TWIN} answers.`);
  await succeed('models', 'drop', OLD);
  expect(await pictures()).toMatchObject({ serving: { model: TWIN }, kept: [] });
  expect((await run('models', 'rollback', 'visual')).stderr).toContain('there is no earlier model');
  await expectFound();
};
