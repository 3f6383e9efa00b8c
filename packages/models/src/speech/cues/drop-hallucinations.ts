import { SAMPLE_RATE, type AudioChunk, type Cue } from '@frameseek/core';
import { loudLevel } from '../sound/normalise-loudness.ts';
import { levelOf } from '../vad/level-of.ts';

/** Below this level (dB of full scale) nobody says anything that can be understood: it is the noise of 16 bits. */
const INAUDIBLE = -80;
/** Nor does anybody who is so much softer than the loud part of the same piece, in dB. */
const BESIDE_VOICE = 40;
/** A stock phrase is believed only when it is said clearly. */
const CLEAR = -35;
/** A recogniser that is so sure that nobody speaks is not believed when it quotes a stock phrase. */
const NOBODY = 0.6;
/** So many copies in a row of the same words are a loop. */
const LOOP_REPEATS = 4;
/** Longest group of words that is looked for in loops. */
const LOOP_WORDS = 8;

/** What Whisper learnt from subtitles and says into silence. */
const STOCK_PHRASES = new Set([
  'thanks for watching', 'thank you for watching', 'thank you', 'thank you very much', 'please subscribe', 'please subscribe to my channel',
  'like and subscribe', 'see you next time', 'see you in the next video', 'bye', 'bye bye', 'you', 'subtitles by the amara org community',
  'amara org', 'transcription by castingwords', 'untertitel der amara org community', 'untertitel im auftrag des zdf für funk 2017',
  'vielen dank fürs zuschauen', 'merci d avoir regardé cette vidéo', 'sous titres réalisés par la communauté d amara org',
  'gracias por ver el video', 'subtítulos realizados por la comunidad de amara org', 'ご視聴ありがとうございました', '字幕由 amara org 社区提供',
]);

/**
 * Takes out lines that nobody said: loops, stock phrases over quiet sound, and words where there is no sound. `noSpeech`: how
 * sure the recogniser is, 0 to 1, that nobody speaks in the chunk.
 */
export const dropHallucinations = (cues: readonly Cue[], chunk: AudioChunk, noSpeech = 0): Cue[] => {
  const inaudible = Math.max(INAUDIBLE, loudLevel(chunk.samples) - BESIDE_VOICE);
  return cues.filter((cue, index) => {
    const level = levelOfSpan(chunk, cue);
    if (level < inaudible || isLoop(cue.text)) return false;
    if (isStockPhrase(cue.text) && (level < CLEAR || noSpeech > NOBODY)) return false;
    return !repeatsNeighbours(cues, index);
  });
};

/** Whether a line is one of the phrases that Whisper says into silence, whatever its marks and capitals. */
export const isStockPhrase = (text: string): boolean => STOCK_PHRASES.has(tokenize(text).join(' '));

/** Whether most of the text is one group of words said over and over. */
export const isLoop = (text: string): boolean => {
  const words = tokenize(text);
  for (let size = 1; size <= Math.min(LOOP_WORDS, words.length / LOOP_REPEATS); size++) {
    let equal = 0;
    let longest = 0;
    for (let index = size; index < words.length; index++) {
      equal = words[index] === words[index - size] ? equal + 1 : 0;
      longest = Math.max(longest, equal);
    }
    const covered = longest + size;
    if (covered >= size * LOOP_REPEATS && covered > words.length / 2) return true;
  }
  return false;
};

/** The first two of equal lines in a row may be true, further ones are a loop. */
const repeatsNeighbours = (cues: readonly Cue[], index: number): boolean => {
  const same = (other: Cue | undefined): boolean => other !== undefined && tokenize(other.text).join(' ') === tokenize(cues[index]?.text ?? '').join(' ');
  return same(cues[index - 1]) && same(cues[index - 2]);
};

const tokenize = (text: string): string[] =>
  text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim().split(' ').filter((word) => word !== '');

const levelOfSpan = (chunk: AudioChunk, { start, end }: Cue): number => {
  const index = (at: number): number => Math.round((at - chunk.start) * SAMPLE_RATE);
  // Times of words are only good to about a tenth of a second.
  const samples = chunk.samples.subarray(Math.max(0, index(start - 0.1)), index(end + 0.1));
  return samples.length === 0 ? -Infinity : levelOf(samples);
};
