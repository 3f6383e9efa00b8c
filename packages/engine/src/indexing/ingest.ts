import type { Job, Stage, VideoId } from '@frameseek/core';
import type { KeyedMutex } from '../concurrency/keyed-mutex.ts';
import type { LibraryParts } from '../library-parts.ts';
import { firstLook } from './first-look.ts';
import { keepOwnChapters } from './file-words.ts';
import { isSameStamp, stampIfThere } from '../library/file-stamp.ts';
import { removeLeftovers } from '../generations/remove-leftovers.ts';
import { backfillDescriptions } from './index-descriptions.ts';
import { planAhead } from './indexing-stage.ts';
import type { IngestContext, ProbedVideo, ReportStage } from './ingest-context.ts';
import { makeKeyframePictures } from './keyframe-pictures.ts';
import { findFile, keepDigest, type FoundFile } from './find-file.ts';
import { openVideo } from './open-video.ts';
import { runStage } from './run-stage.ts';
import { shotsStage } from './stages/shots-stage.ts';
import { hasNewCorrections } from './stages/corrected-words.ts';
import { hasNewBurnedInWords } from './stages/burned-in-words.ts';
import { objectStage } from './stages/object-stage.ts';
import { soundStage } from './stages/sound-stage.ts';
import { speakersStage } from './stages/speakers-stage.ts';
import { speechStage } from './stages/speech-stage.ts';
import { textStage } from './stages/text-stage.ts';
import { catchUp } from '../swaps/catch-up.ts';
import { visualStage } from './stages/visual-stage.ts';
import { doesStage, stagesLeft } from './stages-left.ts';

/** How one video is taken in. */
export interface IngestOptions {
  readonly signal: AbortSignal;
  readonly report: ReportStage;
  /** Called as soon as the content is known. */
  readonly onVideo: (id: VideoId) => void;
  /** Two copies of one film may come at the same time: the second finds all done by the first. */
  readonly mutex: KeyedMutex;
}

/**
 * The path of a video into the index: opened (and probed where it is new), then what is seen and what is said side by side,
 * and once more where the file changed meanwhile.
 * Every stage reads what the catalog has, is safe to repeat and records that it is done last, so the same call starts,
 * resumes and updates. A stage that fails stops only those that need it. Throws the first stage's failure. Gives the stages that are left to other
 * workers, where the settings have this one do some alone.
 */
export const ingest = async (parts: LibraryParts, job: Job, options: IngestOptions): Promise<readonly Stage[]> => {
  for (let look = 1; ; look += 1) {
    const { found, left } = await ingestNow(parts, job, options);
    const now = await stampIfThere(job.path);
    if (now === undefined || isSameStamp(found, now) || look === MAX_LOOKS) return left;
  }
};

/** Times that a file is looked at which changes under the look: one that is being recorded changes all the time. */
const MAX_LOOKS = 3;

interface Ingested {
  readonly found: FoundFile;
  readonly left: readonly Stage[];
}

const ingestNow = async (parts: LibraryParts, job: Job, { signal, report, onVideo, mutex }: IngestOptions): Promise<Ingested> => {
  const guess = await findFile(parts, job.path, { signal });
  return parts.telemetry.bind({ videoId: guess.id }, async () => {
    const ingested = await mutex(guess.id, signal, async () => {
      // Another file that begins alike may have been entered while this one waited.
      const { found, video } = await enter(parts, guess, { signal, onVideo });
      const context: IngestContext = { parts, video, sampling: job.sampling, signal, report };
      await settleAll([indexVideo(context, job), keepDigest(parts, found.path, { signal })]);
      return { found, left: stagesLeft(context, job) };
    });
    await parts.index.optimize({ signal });
    return ingested;
  });
};

interface Entered {
  readonly found: FoundFile;
  readonly video: ProbedVideo;
}

/** The video of a file in the catalog, which decides between processes that take in files that begin alike: whoever comes second compares. */
const enter = async (parts: LibraryParts, earlier: FoundFile, { signal, onVideo }: Pick<IngestOptions, 'signal' | 'onVideo'>): Promise<Entered> => {
  for (let found = earlier; ;) {
    signal.throwIfAborted();
    found = await findFile(parts, earlier.path, { signal, earlier: found });
    onVideo(found.id);
    const video = await openVideo(parts, found, { signal });
    if (video !== undefined) return { found, video };
  }
};

const indexVideo = (context: IngestContext, job: Job): Promise<void> =>
  context.parts.telemetry.span('index.video', { mediaSeconds: context.video.probe.duration }, async () => {
    await removeLeftovers(context);
    if (doesStage(context.parts.settings, 'visual')) await firstLook(context);
    await settleAll([indexPicture(context), indexSound(context)]);
    // Only now it is known what stands in the picture.
    if (hasNewBurnedInWords(context)) await runStage(context, speechStage);
    // Words that are new are corrected once they are known; people go on correcting meanwhile.
    for (let look = 1; look <= MAX_LOOKS && hasNewCorrections(context); look += 1) await runStage(context, speechStage);
    // What needs all of them is done by whoever does the last.
    if (stagesLeft(context, job).length > 0) return;
    keepOwnChapters(context.parts, context.video);
    await backfillDescriptions(context);
    await catchUp(context);
  });

/** What can be seen, in order: each needs the shots, and all want the decoder. */
const indexPicture = async (context: IngestContext): Promise<void> => {
  // The model is loaded while the shots are found.
  const visual = planAhead(visualStage, context);
  await runStage(context, shotsStage);
  await settleInOrder([
    () => runStage(context, visual),
    () => doesStage(context.parts.settings, 'visual') ? makeKeyframePictures(context) : Promise.resolve(),
    () => runStage(context, textStage),
    () => runStage(context, objectStage),
  ]);
};

/** What can be heard: words first, which most people look for. */
const indexSound = (context: IngestContext): Promise<void> =>
  settleInOrder([() => runStage(context, speechStage), () => runStage(context, soundStage), () => runStage(context, speakersStage)]);

/** Waits for all, then throws the first failure: one that fails leaves the others to finish. */
const settleAll = async (works: readonly Promise<void>[]): Promise<void> => {
  const ends = await Promise.allSettled(works);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
};

/** One after another, each whether or not the one before failed; then throws the first failure. */
const settleInOrder = async (works: readonly (() => Promise<void>)[]): Promise<void> => {
  const done: Promise<void>[] = [];
  for (const work of works) {
    const running = work();
    done.push(running);
    await Promise.allSettled([running]);
  }
  await settleAll(done);
};
