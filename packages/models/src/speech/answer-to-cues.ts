import { z } from 'zod';
import { SAMPLE_RATE, type AudioChunk, type Cue, type Word } from '@frameseek/core';
import { dropHallucinations } from './hallucinations.ts';
import { wordsToCues } from './cues.ts';

/** What `/v1/audio/transcriptions` answers; servers differ in how much of it they send. */
export const transcription = z.looseObject({
  text: z.string(),
  words: z.array(z.looseObject({ word: z.string(), start: z.number(), end: z.number() })).nullish(),
  segments: z.array(z.looseObject({ text: z.string(), start: z.number(), end: z.number(), no_speech_prob: z.number().nullish() })).nullish(),
});
export type Transcription = z.infer<typeof transcription>;

/** Above this the server itself thinks that nobody speaks in a segment (OpenAI's own threshold). */
const NO_SPEECH = 0.6;

/** Cues from an answer: its segments with their words, or lines made of the words, or all of the text as one cue. */
export const answerToCues = (answer: Transcription, piece: AudioChunk): Cue[] => {
  const end = piece.start + piece.samples.length / SAMPLE_RATE;
  const onTimeLine = (seconds: number): number => Math.min(end, Math.max(piece.start, piece.start + seconds));
  const words = (answer.words ?? []).map((word): Word => ({ text: word.word.trim(), start: onTimeLine(word.start), end: onTimeLine(word.end) }));
  const segments = answer.segments ?? [];
  if (segments.length === 0 && words.length > 0) {
    return dropHallucinations(wordsToCues(words.map((word) => ({ ...word, text: ` ${word.text}` }))), piece);
  }
  const whole = { text: answer.text, start: 0, end: end - piece.start };
  const cues = (segments.length > 0 ? segments : [whole])
    .filter((segment) => !('no_speech_prob' in segment && typeof segment.no_speech_prob === 'number' && segment.no_speech_prob > NO_SPEECH))
    .map((segment) => withWords({ start: onTimeLine(segment.start), end: onTimeLine(segment.end), text: segment.text.trim() }, words))
    .filter(({ text }) => text !== '');
  return dropHallucinations(cues, piece);
};

const withWords = (cue: Cue, words: readonly Word[]): Cue => {
  const own = words.filter(({ start, end }) => (start + end) / 2 >= cue.start && (start + end) / 2 < cue.end);
  return own.length === 0 ? cue : { ...cue, words: own };
};
