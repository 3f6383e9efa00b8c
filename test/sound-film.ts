import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { SAMPLE_RATE, type SoundEvent } from '@frameseek/core';

/** A sound that the fixture's tagger knows, with its time to the millisecond. */
type Placed = Pick<SoundEvent, 'label' | 'start' | 'end'>;

/** What is heard when, in seconds. Some overlap; what follows itself does so after more than a second. */
export const SOUND_TRUTH: readonly Placed[] = [
  { label: 'Music', start: 2.137, end: 14.502 },
  { label: 'Beep', start: 4.251, end: 5.75 },
  { label: 'Speech', start: 16.013, end: 27.4 },
  { label: 'Applause', start: 20.333, end: 23.018 },
  { label: 'Siren', start: 29.871, end: 35.1 },
  { label: 'Applause', start: 36.745, end: 38.245 },
  { label: 'Whistle', start: 39.404, end: 40.6 },
  { label: 'Beep', start: 44.019, end: 45.2 },
  { label: 'Beep', start: 48.333, end: 49.6 },
  { label: 'Music', start: 51.25, end: 58.75 },
  { label: 'Whistle', start: 53.06, end: 54.4 },
  { label: 'Speech', start: 60.5, end: 69.123 },
  { label: 'Siren', start: 70.999, end: 74.2 },
  { label: 'Applause', start: 77.777, end: 82.3 },
];
/** Seconds; the last few are silent but for the noise. */
export const SOUND_SECONDS = 90;

/** Writes a film of those sounds, with white noise behind them so many dB below, as AAC in an MP4 of one colour. */
export const soundFilm = async (target: string, snr: number): Promise<string> => {
  const raw = `${target}.f32`;
  const random = randomOf(7);
  const samples = new Float32Array(SOUND_SECONDS * SAMPLE_RATE);
  for (const { label, start, end } of SOUND_TRUTH) {
    for (let n = Math.round(start * SAMPLE_RATE); n < Math.round(end * SAMPLE_RATE); n += 1) {
      samples[n] = (samples[n] ?? 0) + (SYNTHESIS[label]?.(n / SAMPLE_RATE, random) ?? 0);
    }
  }
  const noise = LEVEL * 10 ** (-snr / 20);
  await writeFile(raw, samples.map((sample) => sample + noise * gauss(random)));
  const args = ['-loglevel', 'error', '-y', '-f', 'f32le', '-ar', String(SAMPLE_RATE), '-ac', '1', '-i', raw, '-f', 'lavfi', '-i', `color=c=navy:s=64x48:r=5:d=${SOUND_SECONDS}`, '-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac', '-b:a', '128k', target];
  await promisify(execFile)('ffmpeg', args);
  await rm(raw);
  return target;
};

/** Root mean square of each sound, about. */
const LEVEL = 0.2;
const wave = (hertz: number, at: number): number => Math.sin(2 * Math.PI * hertz * at);
const chord = (hertz: readonly number[], at: number): number => hertz.reduce((sum, one) => sum + 0.2 * wave(one, at), 0);
const SYNTHESIS: Readonly<Record<string, (at: number, random: () => number) => number>> = {
  Speech: (at) => chord([130, 260, 390], at) * (0.7 + 0.3 * wave(4, at)),
  Music: (at) => chord([600, 750, 900], at),
  Beep: (at) => 0.3 * wave(1200, at),
  Whistle: (at) => 0.3 * wave(2500, at),
  // From 1500 to 1900 Hz and back, once a second: the integral of the frequency.
  Siren: (at) => 0.3 * Math.sin(2 * Math.PI * (1700 * at - (200 / (2 * Math.PI)) * Math.cos(2 * Math.PI * at))),
  Applause: (_, random) => LEVEL * gauss(random),
};

/** Uniform numbers from 0 to 1, the same for a seed (mulberry32). */
const randomOf = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** A normal deviate, by the sum of uniform ones. */
const gauss = (random: () => number): number => (random() + random() + random() + random() - 2) * Math.sqrt(3);
