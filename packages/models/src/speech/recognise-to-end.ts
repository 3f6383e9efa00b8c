import { SAMPLE_RATE, type Word } from '@frameseek/core';
import type { WhisperResult } from '../worker/methods.ts';
import { soundsIn } from './sound/clip-to-sound.ts';

/** So much sound after the last word, in seconds, is more than how that word ends. */
const LEFT_OUT = 1;
/** How the last word fades, and what is kept in front of what is heard again where there is a pause, in seconds. */
const PAD = 0.2;
/** A piece of 30 s holds no more turns that get lost than this. */
const MOST_RUNS = 4;

/**
 * The words of a whole voice segment. Whisper ends early where speakers follow one another closely, and says nothing of the rest:
 * where there is sound well after the last word, that is recognised by itself, for as long as it gives words. `recognise` may keep the
 * samples that it is given; times are seconds from the start of `samples`. Rejects as `recognise` does.
 */
export const recogniseToEnd = async (
  samples: Float32Array, recognise: (samples: Float32Array<ArrayBuffer>) => Promise<WhisperResult>,
): Promise<WhisperResult> => {
  const first = await recognise(samples.slice());
  const words = [...first.words];
  const english = first.english === undefined ? undefined : [...first.english];
  const sounds = soundsIn(samples);
  for (let run = 1, last = words.at(-1); run < MOST_RUNS && last !== undefined; run++) {
    const { end } = last;
    const left = sounds.filter((sound) => sound.end > end + PAD).map((sound) => ({ start: Math.max(end, sound.start), end: sound.end }));
    if (left.reduce((sum, sound) => sum + sound.end - sound.start, 0) < LEFT_OUT) break;
    const from = Math.max(end, (left[0]?.start ?? end) - PAD);
    const rest = await recognise(samples.slice(Math.round(from * SAMPLE_RATE)));
    const later = (word: Word): Word => ({ ...word, start: word.start + from, end: word.end + from });
    words.push(...rest.words.map(later));
    english?.push(...(rest.english ?? []).map(later));
    last = rest.words.length === 0 ? undefined : words.at(-1);
  }
  return { ...first, words, ...(english !== undefined && { english }) };
};
