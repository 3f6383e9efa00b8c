/** A worker, and a server, on a computer of its own, which may be there before the database is. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, startApiProcess } from '../e2e/api-process.ts';
import { frameseek } from '../e2e/cli-process.ts';
import { openWorkplace } from '../e2e/open-runtime.ts';
import { isAmongAll } from '../is-among-all.ts';
import { postgresPrograms, startPostgres, type PostgresServer } from './postgres-server.ts';

const programs = postgresPrograms();

describe.skipIf(programs === undefined || isAmongAll)('another computer', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    if (programs !== undefined) server = await startPostgres(programs);
  });
  const started: ChildProcess[] = [];
  afterAll(async () => {
    for (const child of started) child.kill('SIGKILL');
    await server.remove();
  });

  it('has a worker that waits for a database that is not there yet', { timeout: 120_000 }, async () => {
    await using place = await openWorkplace();
    const env = { FRAMESEEK_DATABASE_URL: server.url('early') };
    await server.kill();
    const worker = frameseek(place, ['worker'], { env, started: (child) => started.push(child) });
    const child = started.at(-1) ?? expect.unreachable();
    await once(child.stderr ?? child, 'data');
    await server.start();
    await once(child.stdout ?? child, 'data');
    child.kill('SIGINT');
    expect(await worker).toMatchObject({ code: 0, stderr: expect.stringMatching(/does not answer.*goes on once/s) as string });
  });
  it('has a server that waits for it, too, and may be told to stop meanwhile', { timeout: 120_000 }, async () => {
    await using place = await openWorkplace();
    const env = { FRAMESEEK_DATABASE_URL: server.url('early'), FRAMESEEK_LOG: 'error' };
    await server.kill();
    const [impatient, patient] = [startApiProcess(place, env), startApiProcess(place, env)];
    started.push(impatient, patient);
    const told = await Promise.all([impatient, patient].map(async ({ stderr }) => String(await once(stderr ?? expect.unreachable(), 'data'))));
    expect(told[0]).toMatch(/does not answer.*asked again for 5 minutes; FRAMESEEK_DATABASE_URL/s);
    const stopped = once(impatient, 'exit');
    impatient.kill('SIGTERM');
    expect(await stopped).toEqual([0, null]);
    await server.start();
    expect((await fetch(`${await addressOf(patient)}/api/health`)).status).toBe(200);
  });
});
