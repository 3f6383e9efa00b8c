import { expect, it } from 'vitest';
import type { ModelStatus } from '@frameseek/core';
import { modelParts } from './model-parts.ts';

const clip: ModelStatus = {
  role: 'visual', id: 'Xenova/clip', standIn: false, state: 'present', chosen: true, from: '/models', sizeBytes: 150e6, begunBytes: 0, licence: 'MIT', canBeFetched: false,
};
const mini: ModelStatus = { ...clip, id: 'standin/clip-mini', standIn: true, chosen: false };
const visual = (...models: ModelStatus[]) => modelParts(models).find(({ part }) => part === 'visual');

it('is on with the first of the list', () => {
  expect(visual(clip, mini)).toEqual({ part: 'visual', state: 'on', uses: 'Xenova/clip' });
});

it('is weak with a stand-in, which is named as one, with the reason', () => {
  const missing: ModelStatus = { ...clip, chosen: false, state: 'missing', reason: 'no network', remedy: 'Connect.' };
  expect(visual(missing, { ...mini, chosen: true })).toMatchObject({
    state: 'weak', uses: 'standin/clip-mini (stand-in)', why: expect.stringContaining('Xenova/clip: no network') as string, remedy: 'Connect.',
  });
});

it('is weak until its model has been downloaded', () => {
  expect(visual({ ...clip, state: 'missing' })).toMatchObject({ state: 'weak', why: 'not downloaded yet (150 MB)' });
});

it('is off, with what that costs, when no model can be had', () => {
  expect(visual({ ...clip, chosen: false, state: 'unusable', reason: 'damaged' })).toMatchObject({
    state: 'off', uses: 'nothing', why: 'what is seen cannot be searched (damaged)',
  });
  expect(visual()).toMatchObject({ state: 'off', why: 'what is seen cannot be searched (switched off in the settings)' });
});
