import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { wire, type Job } from '@frameseek/core';
import express from 'express';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { jobViews } from '../../views/job-views.ts';
import { sendAdded } from './send-added.ts';

const JOBS = 40_000;

/** Milliseconds of its own work that this thread has done. */
const work = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};
const workOf = (done: () => unknown): number => {
  const before = work();
  done();
  return work() - before;
};

/**
 * Watches how long others wait for this thread, at most, in milliseconds of its own work: what else the machine does is
 * not counted. Call the result for the number.
 */
const watchTurns = (): (() => number) => {
  let [most, before] = [0, work()];
  let next = setImmediate(function look() {
    const now = work();
    [most, before] = [Math.max(most, now - before), now];
    next = setImmediate(look);
  });
  return () => {
    clearImmediate(next);
    return Math.max(most, work() - before);
  };
};

it('tells of tens of thousands of files without keeping anybody waiting', async () => {
  const jobs = Array.from({ length: JOBS }, (_, number): Job => ({
    id: `job-${number}`, path: `/films/${number}.mp4`, state: 'queued', priority: 0, attempts: 0, sampling: 'adaptive',
    createdAt: '2026-01-01T00:00:00.000Z', progress: [],
  }));
  const skipped = [{ path: '/films/words.mp4', code: 'file/empty', message: 'It is empty.' }];
  let longest = Infinity;
  const app = express().get('/', async (_req, res) => {
    const turns = watchTurns();
    await sendAdded({ jobs, skipped, leftOut: [] }, { runtime: { engine: { videos: () => [] } }, res, signal: new AbortController().signal });
    longest = turns();
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const text = await answer.text();
  server.close();
  const told = wire.addVideosResponse.parse(JSON.parse(text));
  expect([answer.status, told.jobs.length, told.jobs.at(-1)?.path, told.skipped]).toEqual([202, JOBS, '/films/39999.mp4', skipped]);
  // In slices each turn is a small part of what all of it takes at once.
  expect(longest).toBeLessThan(workOf(() => JSON.stringify(z.array(wire.job).parse(jobViews(jobs, [])))) / 3);
});
