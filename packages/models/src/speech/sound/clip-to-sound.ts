import { SAMPLE_RATE, type Span, type Word } from '@frameseek/core';
import { levelOf } from '../vad/level-of.ts';

/** Sound is judged in steps of 10 ms, each by the 20 ms around it. */
const STEP_SECONDS = 0.01;
const STEP = SAMPLE_RATE * STEP_SECONDS;
/** How far up from the quiet steps of a piece to its loud ones, in dB, a step counts as sound. */
const SOUND = 0.35;
/** The quiet ones are taken to be at most so far below the loud ones: nothing of a voice is softer. */
const VOICE_RANGE = 45;
/** With less between quiet and loud than this, in dB, the piece has no pauses to see. */
const NO_PAUSES = 12;
/** Silence within a word; stops, as in "stop it", close the mouth for less. Seconds. */
const PAUSE = 0.25;

/**
 * Words without the pauses that alignment gave to them: each begins at the onset of its sound and ends where it ends. A word that
 * spans a pause is where most of its sound is. Times in seconds from the start of the samples; words without any sound stay as they are.
 */
export const clipToSound = (words: readonly Word[], samples: Float32Array): Word[] => {
  const sounds = soundsIn(samples);
  return words.map((word) => {
    const parts = sounds
      .map(({ start, end }) => ({ start: Math.max(start, word.start), end: Math.min(end, word.end) }))
      .filter(({ start, end }) => end > start);
    const longest = parts.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];
    return longest === undefined ? word : { ...word, ...longest };
  });
};

/** Where there is sound, with pauses of at least `PAUSE` between. Seconds. */
export const soundsIn = (samples: Float32Array): Span[] => {
  const levels = Array.from({ length: Math.floor(samples.length / STEP) }, (_, index) =>
    levelOf(samples.subarray(Math.max(0, (index - 0.5) * STEP), (index + 1.5) * STEP)));
  const sorted = levels.toSorted((a, b) => a - b);
  const loud = sorted[Math.floor(sorted.length * 0.95)] ?? -Infinity;
  const quiet = Math.max(sorted[Math.floor(sorted.length * 0.05)] ?? -Infinity, loud - VOICE_RANGE);
  if (!(loud - quiet >= NO_PAUSES)) return [{ start: 0, end: samples.length / SAMPLE_RATE }];
  const sounds: Span[] = [];
  levels.forEach((level, index) => {
    if (level < quiet + SOUND * (loud - quiet)) return;
    const [start, end] = [index * STEP_SECONDS, (index + 1) * STEP_SECONDS];
    const last = sounds.at(-1);
    if (last !== undefined && start - last.end < PAUSE) sounds[sounds.length - 1] = { start: last.start, end };
    else sounds.push({ start, end });
  });
  return sounds;
};
