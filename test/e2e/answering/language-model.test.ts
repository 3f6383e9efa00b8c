import { modelCosts, wire } from '@frameseek/core';
import { expect, it } from 'vitest';
import { startScriptedServer } from '../../language/scripted-server.ts';
import { startApi } from '../api-server.ts';
import { frameseek } from '../resident-cli.ts';
import { openWorkplace } from '../open-runtime.ts';

const { signal } = new AbortController();

it('is told of by health, which never calls it; the check calls it once, and the costs have that call', async () => {
  await using server = await startScriptedServer([{ text: 'Red.', usage: { input: 120, output: 2 } }]);
  await using api = await startApi({ ...server.env, FRAMESEEK_LANGUAGE_PRICE: '1/10' });
  const { parts } = wire.health.parse(await (await api.get('/api/health')).json());
  expect(parts.find(({ part }) => part === 'answers')).toMatchObject({ state: 'on', uses: expect.stringContaining('compatible/scripted (questions and pictures go to 127.0.0.1') });
  expect(server.requests).toHaveLength(0);

  expect(await api.runtime.checkLanguage({ signal })).toMatchObject({ part: 'answers', state: 'on' });
  expect(server.requests).toMatchObject([{ images: [{ width: 16, height: 8 }] }]);
  const costs = modelCosts.parse(await (await api.get('/api/costs')).json());
  expect(costs).toMatchObject({
    model: { id: 'compatible/scripted', local: false, price: { input: 1, output: 10 } },
    today: { calls: 1, inputTokens: 120, outputTokens: 2, frames: 1, dollars: 0.00014 },
    budget: { answer: { tokens: 60_000 }, day: { tokens: 5_000_000 } },
    calls: [{ purpose: 'check', outcome: 'done', frames: 1 }],
  });
  expect(costs.total).toEqual(costs.today);
});

it('is tried by the doctor, and what that cost is shown in the terminal', async () => {
  await using server = await startScriptedServer([{ text: 'Red.', usage: { input: 1_120, output: 2 } }, { status: 404, message: 'model "scripted" not found' }]);
  await using workplace = await openWorkplace();
  const working = await frameseek(workplace, ['doctor'], { env: server.env });
  expect(working).toMatchObject({ code: 0, stdout: expect.stringMatching(/✓ answers +compatible\/scripted .*\n +it answered in/) });
  const unknown = await frameseek(workplace, ['doctor'], { env: server.env });
  expect(unknown).toMatchObject({ code: 0, stdout: expect.stringMatching(/✗ answers[^]*not found \(404\)\. Check the name/) });
  const { stdout } = await frameseek(workplace, ['costs'], { env: server.env });
  expect(stdout).toMatch(/today +2 +0 +1,122 +1\b/);
  expect(stdout).toMatch(/check +compatible\/scripted +0 .* failed\n.*check +compatible\/scripted +1,122 +1 /);
  expect(JSON.parse((await frameseek(workplace, ['costs', '--json', '--limit', '1'])).stdout)).toMatchObject({ calls: [{ outcome: 'failed' }] });
});

it('runs on this computer where the settings say so', async () => {
  await using workplace = await openWorkplace();
  const { stdout } = await frameseek(workplace, ['doctor'], { env: { FRAMESEEK_LANGUAGE_MODEL: 'local/fixture/vlm-colours' } });
  expect(stdout).toMatch(/✓ answers +local\/fixture\/vlm-colours \(nothing leaves this computer\)\n +it answered in/);
});

it('that does not work is off, with the reason in words', async () => {
  await using server = await startScriptedServer(() => ({ status: 401, message: 'Incorrect API key provided' }));
  await using api = await startApi(server.env);
  expect(await api.runtime.checkLanguage({ signal })).toMatchObject({ state: 'off', why: expect.stringContaining('Incorrect API key provided (401). Check the key') });
});

it('is off where none is set, says which setting turns it on, and costs nothing', async () => {
  await using api = await startApi();
  const { parts } = wire.health.parse(await (await api.get('/api/health')).json());
  expect(parts.find(({ part }) => part === 'answers')).toMatchObject({ state: 'off', remedy: expect.stringContaining('FRAMESEEK_LANGUAGE_MODEL') });
  expect(await api.runtime.checkLanguage({ signal })).toBeUndefined();
  expect(modelCosts.parse(await (await api.get('/api/costs')).json())).toMatchObject({ today: { calls: 0 }, calls: [] });
});
