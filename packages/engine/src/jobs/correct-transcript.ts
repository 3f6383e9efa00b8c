import { Fault, normalizeText, uncorrected, type Correction, type Cue, type Transcript, type VideoId } from '@frameseek/core';
import type { LibraryParts } from '../library-parts.ts';
import { requireVideo } from '../library/require-video.ts';
import { queueVideo } from './queue-video.ts';

/** What is really said in the line that begins at `start` seconds; without a text: what stood there before anybody corrected it. */
export interface LineCorrection {
  readonly start: number;
  readonly text?: string;
}

/** Seconds by which the time of a line may be off: subtitles tell milliseconds. */
const SAME_TIME = 0.002;
/** What means something in a regular expression: no other character may be escaped in one of Unicode. */
const SYNTAX = /[\\^$.*+?()[\]{}|]/gu;
/** Characters of a line. */
const MAX_LENGTH = 2_000;

/**
 * Corrects a line of the best transcript of a video, and gives it as it is now; it is kept when the speech is recognised anew. The video is
 * queued, whose words of before are found until then. Throws `library/unknown-video`, and `input/invalid` where no line begins there.
 */
export const correctLine = async (parts: LibraryParts, id: VideoId, { start, text }: LineCorrection): Promise<Cue> => {
  const transcript = bestTranscript(parts, id);
  const cue = transcript?.cues.find((one) => Math.abs(one.start - start) <= SAME_TIME);
  if (transcript === undefined || cue === undefined) throw new Fault('input/invalid', { problems: [`no line of the transcript begins at ${start} s`] });
  parts.catalog.putCorrections(id, [correction(transcript, cue, text === undefined ? undefined : toLine(text))]);
  await queueVideo(parts, id);
  return parts.catalog.cues(id, cue).find((one) => Math.abs(one.start - cue.start) <= SAME_TIME) ?? cue;
};

/** Words that are said otherwise throughout a transcript. */
export interface WordReplacement {
  readonly find: string;
  readonly replace: string;
}

/**
 * Replaces words in every line of the best transcript, as whole words whatever their capitals, and gives how many lines changed. Throws as
 * `correctLine` does.
 */
export const replaceWords = async (parts: LibraryParts, id: VideoId, { find, replace }: WordReplacement): Promise<number> => {
  const transcript = bestTranscript(parts, id);
  if (normalizeText(find) === '') throw new Fault('input/invalid', { problems: ['there is no word to replace'] });
  const words = new RegExp(`(?<![\\p{L}\\p{N}])${find.trim().replaceAll(SYNTAX, String.raw`\$&`)}(?![\\p{L}\\p{N}])`, 'giu');
  const changed = (transcript?.cues ?? []).flatMap((cue) => {
    const replaced = cue.text.replaceAll(words, () => replace.trim());
    // A line is asked for the words first: one of two rows without them stays as it is.
    return replaced === cue.text || replaced.trim() === '' ? [] : [{ cue, text: toLine(replaced) }];
  });
  if (transcript === undefined || changed.length === 0) return 0;
  parts.catalog.putCorrections(id, changed.map(({ cue, text }) => correction(transcript, cue, text)));
  await queueVideo(parts, id);
  return changed.length;
};

const bestTranscript = (parts: LibraryParts, id: VideoId): Transcript | undefined => {
  requireVideo(parts, id);
  return parts.catalog.transcripts(id)[0];
};

/** What is written as it was before anybody corrected it is no correction. */
const correction = ({ source, language }: Transcript, cue: Cue, text: string | undefined): Omit<Correction, 'text'> & Partial<Correction> => ({
  source, ...(language !== undefined && { language }), start: cue.start, end: cue.end,
  ...(text !== undefined && text !== uncorrected(cue).text && { text }),
});

const toLine = (text: string): string => {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  if (line === '') throw new Fault('input/invalid', { problems: ['a line of a transcript needs a word'] });
  if (line.length > MAX_LENGTH) throw new Fault('input/invalid', { problems: [`a line of a transcript has at most ${MAX_LENGTH} characters`] });
  return line;
};
