import { setImmediate as nextTurn } from 'node:timers/promises';
import { leftOutSentences, wire } from '@frameseek/core';
import { z } from 'zod';
import type { Call } from '../../http/endpoint.ts';
import { jobViews } from '../../views/job-views.ts';

/** Files that became jobs, and those that did not. */
export type Added = Awaited<ReturnType<Call['runtime']['engine']['add']>>;

/** Jobs that are made ready at a time: some 10 ms of work. */
const SLICE = 250;

interface Sending extends Pick<Call, 'res' | 'signal'> {
  readonly runtime: { readonly engine: Pick<Call['runtime']['engine'], 'videos'> };
}

/** Answers with what was added, some jobs at a time: of a folder with tens of thousands of files nobody else waits for it. */
export const sendAdded = async ({ jobs, skipped, leftOut }: Added, { runtime, res, signal }: Sending): Promise<void> => {
  const videos = runtime.engine.videos();
  const told = JSON.stringify(wire.addVideosResponse.shape.skipped.parse(skipped));
  res.status(202).set({ 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-cache' });
  res.write('{"jobs":[');
  for (let from = 0; from < jobs.length; from += SLICE) {
    const views = z.array(wire.job).parse(jobViews(jobs.slice(from, from + SLICE), videos));
    res.write((from === 0 ? '' : ',') + JSON.stringify(views).slice(1, -1));
    await nextTurn(undefined, { signal });
  }
  const others = leftOutSentences(leftOut);
  res.end(`],"skipped":${told}${others.length > 0 ? `,"leftOut":${JSON.stringify(others)}` : ''}}`);
};
