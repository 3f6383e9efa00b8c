import { SAMPLE_RATE, type AudioChunk, type Cue, type Word } from '@frameseek/core';
import { wordsToCues } from './cues.ts';
import { dropHallucinations } from './hallucinations.ts';

/** Cues on the video's time line from words timed within their piece, without what was only imagined. */
export const toCues = (words: readonly Word[], piece: AudioChunk, noSpeech = 0): Cue[] => {
  const end = piece.start + piece.samples.length / SAMPLE_RATE;
  const onTimeLine = words.map((word) => {
    const start = Math.min(end, piece.start + word.start);
    return { text: word.text, start, end: Math.min(end, Math.max(start, piece.start + word.end)) };
  });
  return dropHallucinations(wordsToCues(onTimeLine), piece, noSpeech);
};
