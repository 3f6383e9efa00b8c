import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Cue, SpeakerTurn } from '@frameseek/core';

const run = promisify(execFile);
/** Samples a second of espeak-ng. */
const RATE = 22_050;

/** Whether voices can be made on this machine: by espeak-ng, a package of Debian. */
export const canSpeak = (): Promise<boolean> => run('espeak-ng', ['--version']).then(() => true, () => false);

/** Voices of espeak-ng, by language and variant, that the built-in encoder was not made from. */
export const VOICES = ['en-us+Alicia', 'en+Jacky', 'en-gb-scotland+f2', 'en-us+michel', 'en-gb-x-rp+pablo', 'en-029+m4', 'en+Storm', 'en-us+steph3', 'en-gb-scotland+ed', 'en-gb-x-rp+rob'];

const SENTENCES = [
  'The budget for next year is smaller than we hoped it would be.', 'I went to the market this morning and bought some fresh bread.',
  'Could you tell me when the train to London leaves the station?', 'We have to finish the report before the end of the week.',
  'The weather in the mountains changes faster than people expect.', 'My sister plays the violin in a small orchestra near the river.',
  'Nobody knows why the old bridge was closed for so many years.', 'Please write down your name and the number of your room.',
  'The engineers measured the water level twice every day.', 'It takes about twenty minutes to walk from here to the harbour.',
];

/** A film in which people speak in turn, and what is true of it. */
export interface Dialogue {
  readonly path: string;
  readonly turns: readonly SpeakerTurn[];
  readonly lines: readonly Cue[];
}

/** Writes a film of one colour in which these voices speak in turn, three times each on average, with pauses of a tenth of a second to a second, and its words as a file beside it. */
export const dialogueFilm = async (target: string, voices: readonly string[], seed: number): Promise<Dialogue> => {
  const random = randomOf(seed);
  const parts: Float32Array[] = [new Float32Array(RATE / 2)];
  const turns: SpeakerTurn[] = [];
  const lines: Cue[] = [];
  let at = 0.5;
  let last = -1;
  for (let turn = 0; turn < voices.length * 3; turn += 1) {
    const drawn = turn < voices.length ? turn : Math.floor(random() * voices.length);
    last = drawn === last ? (drawn + 1) % voices.length : drawn;
    const text = SENTENCES[Math.floor(random() * SENTENCES.length)] ?? '';
    const spoken = await speak(voices[last] ?? '', text);
    const pause = new Float32Array(Math.round((0.1 + 0.9 * random()) * RATE));
    const end = at + spoken.length / RATE;
    turns.push({ speaker: last + 1, start: at, end });
    lines.push({ start: at, end, text });
    parts.push(spoken, pause);
    at = end + pause.length / RATE;
  }
  await write(target, { samples: Float32Array.from(parts.flatMap((part) => [...part]), (sample) => sample + 0.001 * (random() - 0.5)), seconds: at, lines });
  return { path: target, turns, lines };
};

/** Words in a voice, without the silence before and behind them. */
const speak = async (voice: string, text: string): Promise<Float32Array> => {
  // A file of waves: 44 bytes, then samples of 16 bits.
  const { stdout } = await run('espeak-ng', ['-v', voice, '--stdout', text], { encoding: 'buffer', maxBuffer: 2 ** 24 });
  const samples = Float32Array.from({ length: Math.floor((stdout.length - 44) / 2) }, (_, index) => stdout.readInt16LE(44 + 2 * index) / 32_768);
  const isHeard = (sample: number): boolean => Math.abs(sample) > 0.01;
  return samples.slice(samples.findIndex(isHeard), samples.findLastIndex(isHeard));
};

const write = async (target: string, { samples, seconds, lines }: { readonly samples: Float32Array; readonly seconds: number; readonly lines: readonly Cue[] }): Promise<void> => {
  const raw = `${target}.f32`;
  await writeFile(raw, samples);
  await run('ffmpeg', ['-loglevel', 'error', '-y', '-f', 'f32le', '-ar', String(RATE), '-ac', '1', '-i', raw, '-f', 'lavfi', '-i', `color=c=navy:s=64x48:r=5:d=${seconds}`, '-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac', '-b:a', '128k', target]);
  await rm(raw);
  const time = (at: number): string => new Date(Math.round(at * 1000)).toISOString().slice(11, 23);
  await writeFile(target.replace(/\.mp4$/u, '.vtt'), ['WEBVTT', ...lines.map(({ start, end, text }) => `${time(start)} --> ${time(end)}\n${text}`)].join('\n\n'));
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
