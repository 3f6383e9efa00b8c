import { SAMPLE_RATE, type AudioChunk, type Cue, type Word } from '@frameseek/core';
import { wordsToCues } from './words-to-cues.ts';
import { dropHallucinations } from './drop-hallucinations.ts';

/** Cues on the video's timeline from words timed within their chunk (seconds), without what was only imagined. `noSpeech`: 0 to 1. */
export const toCues = (words: readonly Word[], chunk: AudioChunk, noSpeech = 0): Cue[] => {
  const end = chunk.start + chunk.samples.length / SAMPLE_RATE;
  const onTimeline = words.map((word) => {
    const start = Math.min(end, chunk.start + word.start);
    return { text: word.text, start, end: Math.min(end, Math.max(start, chunk.start + word.end)) };
  });
  return dropHallucinations(wordsToCues(onTimeline), chunk, noSpeech);
};
