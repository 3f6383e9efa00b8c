import type { Job, VideoId } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { planShots } from './index-shots.ts';
import { planSpeech } from './index-speech.ts';
import { planText } from './index-text.ts';
import { planVisual } from './index-visual.ts';
import { backfillDescriptions } from '../insights/describe.ts';
import { findFile, openVideo } from './open-video.ts';
import { makePictures } from '../library/keyframe-pictures.ts';
import { runStage, type IngestContext, type Report } from './stage.ts';
import type { KeyedMutex } from '../concurrency/keyed-mutex.ts';

export interface IngestOptions {
  readonly signal: AbortSignal;
  readonly report: Report;
  /** Called as soon as the content is known. */
  readonly onVideo: (id: VideoId) => void;
  /** Two copies of one film may come at the same time: the second finds all done by the first. */
  readonly turns: KeyedMutex;
}

/**
 * The path of a video into the index. Every stage reads what the catalog has, is safe to repeat and records that it is
 * done last, so the same call starts, resumes and updates. A stage that fails stops only those that need it.
 */
export const ingest = async (parts: EngineParts, job: Job, options: IngestOptions): Promise<void> => {
  const { signal, report, turns } = options;
  const file = await findFile(parts, job.path, { signal });
  options.onVideo(file.id);
  await turns(file.id, signal, async () => {
    const video = await openVideo(parts, file, { signal });
    const context: IngestContext = { parts, video, sampling: job.sampling, signal, report };
    await all([seen(context), runStage(context, 'speech', () => planSpeech(context))]);
    await backfillDescriptions(context);
  });
  await parts.index.optimize({ signal });
};

/** What can be seen, in order: each needs the shots, and all want the decoder. */
const seen = async (context: IngestContext): Promise<void> => {
  // The model is loaded while the shots are found. Its failure is told by the stage, which may come later or never.
  const visual = planVisual(context);
  visual.catch(() => undefined);
  await runStage(context, 'shots', () => Promise.resolve(planShots(context)));
  await inOrder([
    () => runStage(context, 'visual', () => visual),
    () => makePictures(context),
    () => runStage(context, 'text', () => planText(context)),
  ]);
};

/** Waits for all, then throws the first failure: one that fails leaves the others to finish. */
const all = async (works: readonly Promise<void>[]): Promise<void> => {
  const ends = await Promise.allSettled(works);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
};

/** One after another, each whether or not the one before failed; then throws the first failure. */
const inOrder = async (works: readonly (() => Promise<void>)[]): Promise<void> => {
  const done: Promise<void>[] = [];
  for (const work of works) {
    const running = work();
    done.push(running);
    await Promise.allSettled([running]);
  }
  await all(done);
};
