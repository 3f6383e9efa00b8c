import { SAMPLE_RATE, type AudioChunk, type SoundScores } from '@frameseek/core';
import { HOP, PATCH } from './sound-shape.ts';

/** Scores of so many overlapping patches of samples, one row of labels each. */
type ScorePatches = (samples: Float32Array, patches: number) => Promise<Float32Array>;

/** Patches of one run: half a minute of sound. */
const RUN = 60;
/** A jump of the time line that is not just rounding, in seconds. */
const JUMP_SECONDS = 0.05;

/**
 * The scores of a sound track, cell by cell: each patch (0.975 s) stands for the 0.48 s in its middle, the first and the last for what is
 * before and behind as well. At most half a minute of sound is held.
 */
export async function* tagSound(
  audio: AsyncIterable<AudioChunk>, { labels, score }: { readonly labels: number; readonly score: ScorePatches },
): AsyncGenerator<SoundScores> {
  let stretch: Stretch | undefined;
  for await (const { start, samples } of audio) {
    if (stretch !== undefined && Math.abs(start - endOf(stretch)) > JUMP_SECONDS) {
      yield* scored({ ...stretch, isLast: true }, { labels, score });
      stretch = undefined;
    }
    stretch = { ...(stretch ?? { start, isFirst: true }), samples: joined(stretch?.samples, samples) };
    // What follows may still change the last patch.
    if (stretch.samples.length < RUN * HOP + PATCH) continue;
    yield* scored({ ...stretch, samples: stretch.samples.subarray(0, (RUN - 1) * HOP + PATCH), isLast: false }, { labels, score });
    stretch = { start: stretch.start + (RUN * HOP) / SAMPLE_RATE, isFirst: false, samples: stretch.samples.slice(RUN * HOP) };
  }
  if (stretch !== undefined) yield* scored({ ...stretch, isLast: true }, { labels, score });
}

/** Consecutive samples that are not scored yet, the first patch of which begins at `start` seconds. */
interface Stretch {
  readonly start: number;
  readonly samples: Float32Array;
  /** Nothing stands before them. */
  readonly isFirst: boolean;
}

const endOf = ({ start, samples }: Stretch): number => start + samples.length / SAMPLE_RATE;

const joined = (before: Float32Array | undefined, samples: Float32Array): Float32Array => {
  if (before === undefined) return samples.slice();
  const all = new Float32Array(before.length + samples.length);
  all.set(before);
  all.set(samples, before.length);
  return all;
};

async function* scored(
  { start, samples, isFirst, isLast }: Stretch & { readonly isLast: boolean }, { labels, score }: { readonly labels: number; readonly score: ScorePatches },
): AsyncGenerator<SoundScores> {
  if (samples.length === 0) return;
  const patches = Math.max(1, 1 + Math.floor((samples.length - PATCH) / HOP));
  // A film shorter than a patch is filled up with silence.
  const scores = await score(samples.length < PATCH ? joined(samples, new Float32Array(PATCH - samples.length)) : samples.slice(), patches);
  const middle = (PATCH - HOP) / 2;
  for (let patch = 0; patch < patches; patch += 1) {
    const from = isFirst && patch === 0 ? 0 : patch * HOP + middle;
    const to = isLast && patch === patches - 1 ? samples.length : (patch + 1) * HOP + middle;
    yield { start: start + from / SAMPLE_RATE, end: start + to / SAMPLE_RATE, scores: scores.slice(patch * labels, (patch + 1) * labels) };
  }
}
