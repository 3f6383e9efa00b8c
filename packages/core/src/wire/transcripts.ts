import { z } from 'zod';
import { SUBTITLE_KINDS, TRANSCRIPT_SOURCES, word } from '../domain/transcript.ts';

const seconds = z.number().min(0);

/** A line of a transcript. */
export const transcriptLine = z.object({
  start: z.number(), end: z.number(), text: z.string(),
  words: z.array(word).optional().describe('Where each word is timed'),
  speaker: z.string().optional().describe('Who says it, where somebody gave the voice a name'),
  was: z.string().optional().describe('What stood here before somebody corrected it'),
});

/** A line of a transcript. */
export type TranscriptLine = z.infer<typeof transcriptLine>;

/** What is said in a video, line by line; no lines where nothing is known. */
export const transcript = z.object({
  source: z.enum(TRANSCRIPT_SOURCES).optional(), language: z.string().optional(), kind: z.enum(SUBTITLE_KINDS).optional(),
  lines: z.array(transcriptLine),
});

/** What is really said in a line. */
export const correctLineRequest = z.object({
  start: seconds.describe('Where the line begins, as the transcript has it'),
  text: z.string().trim().min(1).max(2_000).nullable().describe('null: what stood there before anybody corrected it'),
});

/** Words that are said otherwise throughout a transcript. */
export const replaceWordsRequest = z.object({
  find: z.string().trim().min(1).max(200).describe('Whole words, whatever their capitals'),
  replace: z.string().trim().max(200),
});

/** How many lines have other words now. */
export const replacedWords = z.object({ lines: z.number() });
