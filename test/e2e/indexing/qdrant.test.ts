import { expect, it } from 'vitest';
import { wire } from '@frameseek/core';
import { startQdrantDouble } from '../../qdrant/server.ts';
import { failure, startApi } from '../api-server.ts';
import { frameseek } from '../cli-process.ts';
import { goThroughQdrant } from '../film-on-qdrant.ts';
import { openWorkplace } from '../open-runtime.ts';

it('a library on a Qdrant server indexes, finds and forgets a film as any other', async () => {
  await using qdrant = await startQdrantDouble();
  await goThroughQdrant({ QDRANT_URL: qdrant.url });
  expect(qdrant.problems).toEqual([]);
});

it('a Qdrant server that goes away is named by the answer and by the health', async () => {
  const qdrant = await startQdrantDouble();
  await using api = await startApi({ QDRANT_URL: qdrant.url });
  await qdrant[Symbol.asyncDispose]();
  expect(await failure(api.get('/api/search?q=blue'))).toMatchObject({
    status: 503, code: 'store/unavailable', message: expect.stringMatching(/The store http.* does not answer: .*Is it running\?/) as string,
  });
  const health = wire.health.parse(await (await api.get('/api/health')).json());
  expect([health.ready, health.why]).toEqual([false, expect.stringContaining(qdrant.url)]);
});

it('a Qdrant server that is not there ends the command line with one sentence', async () => {
  await using workplace = await openWorkplace();
  const { code, stdout, stderr } = await frameseek(workplace, ['list'], { env: { QDRANT_URL: 'http://127.0.0.1:9' } });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^The store http:\/\/127\.0\.0\.1:9\S* does not answer: .*Is it running\?\n$/);
  // The doctor is asked what is wrong, and says what is not, too.
  const looked = await frameseek(workplace, ['doctor'], { env: { QDRANT_URL: 'http://127.0.0.1:9' } });
  expect([looked.code, looked.stdout]).toEqual([1, expect.stringMatching(/✓ ffmpeg[^]*✗ store +off\n +The store http\S+ does not answer[^]*✓ node[^]*Nothing works without store\./)]);
});
