import { z } from 'zod';
import { SAMPLE_RATE, type AudioChunk, type Cue, type Word } from '@frameseek/core';
import { dropHallucinations } from './drop-hallucinations.ts';
import { wordsToCues } from './words-to-cues.ts';

/** What `/v1/audio/transcriptions` answers; servers differ in how much of it they send. */
export const transcription = z.looseObject({
  text: z.string(),
  language: z.string().nullish(),
  words: z.array(z.looseObject({ word: z.string(), start: z.number(), end: z.number() })).nullish(),
  segments: z.array(z.looseObject({ text: z.string(), start: z.number(), end: z.number(), no_speech_prob: z.number().nullish() })).nullish(),
});
/** An answer that was checked. Times in seconds from the start of the sound that was sent. */
export type Transcription = z.infer<typeof transcription>;

/** Above this the server itself thinks that nobody speaks in a segment (OpenAI's own threshold). */
const NO_SPEECH = 0.6;

/** Cues on the video's timeline from an answer: its segments with their words, or lines made of the words, or all of the text as one cue. */
export const answerToCues = (answer: Transcription, chunk: AudioChunk): Cue[] => {
  const end = chunk.start + chunk.samples.length / SAMPLE_RATE;
  const onTimeline = (seconds: number): number => Math.min(end, Math.max(chunk.start, chunk.start + seconds));
  const words = (answer.words ?? []).map((word): Word => ({ text: word.word.trim(), start: onTimeline(word.start), end: onTimeline(word.end) }));
  const segments = answer.segments ?? [];
  if (segments.length === 0 && words.length > 0) {
    return dropHallucinations(wordsToCues(words.map((word) => ({ ...word, text: ` ${word.text}` }))), chunk);
  }
  const everything = { text: answer.text, start: 0, end: end - chunk.start };
  const cues = (segments.length > 0 ? segments : [everything])
    .filter((segment) => !('no_speech_prob' in segment && typeof segment.no_speech_prob === 'number' && segment.no_speech_prob > NO_SPEECH))
    .map((segment) => withWords({ start: onTimeline(segment.start), end: onTimeline(segment.end), text: segment.text.trim() }, words))
    .filter(({ text }) => text !== '');
  return dropHallucinations(cues, chunk);
};

const withWords = (cue: Cue, words: readonly Word[]): Cue => {
  const own = words.filter(({ start, end }) => (start + end) / 2 >= cue.start && (start + end) / 2 < cue.end);
  return own.length === 0 ? cue : { ...cue, words: own };
};
