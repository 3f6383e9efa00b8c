import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Fault, OBJECT_COLORS, SAMPLE_RATE, SUBTITLE_KINDS, type AudioChunk, type Detection, type Frame, type FrameCandidate, type Media, type Probe,
  type ScanResult, type Span, type Transcript,
} from '@frameseek/core';
import { z } from 'zod';

/** A film as plain data: what is seen, shown and said at which time. Written as JSON where a real file would lie. */
const film = z.object({
  duration: z.number(),
  shots: z.array(z.object({ start: z.number(), end: z.number(), colour: z.string(), text: z.string().default('') })).default([]),
  /** What is seen for a while within a shot, without a cut. */
  scenes: z.array(z.object({ start: z.number(), end: z.number(), colour: z.string() })).default([]),
  /** What moves evenly from one place of the picture to another, as wide and high as told (shares of the picture). */
  things: z.array(z.object({
    start: z.number(), end: z.number(), label: z.string(), color: z.enum(OBJECT_COLORS).optional(), from: z.tuple([z.number(), z.number()]), to: z.tuple([z.number(), z.number()]),
    size: z.tuple([z.number(), z.number()]).default([0.1, 0.2]),
  })).default([]),
  /** Whose voice says it is a letter from `a` on; absent: it is no sound that a voice makes. */
  said: z.array(z.object({ start: z.number(), end: z.number(), text: z.string(), voice: z.string().optional() })).default([]),
  /** What is heard beside words, each one of SOUNDS. */
  heard: z.array(z.object({ start: z.number(), end: z.number(), label: z.string() })).default([]),
  subtitles: z.array(z.object({ start: z.number(), end: z.number(), text: z.string() })).default([]),
  /** Subtitles in several languages and of several kinds. */
  texts: z.array(z.object({
    language: z.string().optional(), kind: z.enum(SUBTITLE_KINDS).optional(), cues: z.array(z.object({ start: z.number(), end: z.number(), text: z.string() })),
  })).default([]),
  /** What is said of subtitles that cannot be read. */
  unread: z.array(z.string()).default([]),
  /** What the file tells about itself. */
  metadata: z.object({
    title: z.string().optional(), description: z.string().optional(), chapters: z.array(z.object({ start: z.number(), end: z.number(), title: z.string() })).optional(),
  }).optional(),
  /** Language that the sound track names. */
  language: z.string().optional(),
  hasSound: z.boolean().default(true),
  /** Pictures after this time cannot be decoded. */
  brokenFrom: z.number().default(Infinity),
  /** Milliseconds that each picture takes to decode. */
  slowMs: z.number().default(0),
  /** Said at the beginning, in bytes that identifying a file does not look at. */
  secret: z.string().optional(),
  /** Makes two films of the same pictures different files. */
  name: z.string().default(''),
});
export type FilmData = z.input<typeof film>;

export const writeFilm = async (path: string, data: FilmData): Promise<string> => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify(data));
  return path;
};

const readFilm = async (path: string): Promise<z.output<typeof film>> => {
  const text = await readFile(path, 'utf8');
  try {
    return film.parse(JSON.parse(text));
  } catch (cause) {
    throw new Fault('media/unreadable', { path, reason: 'this is not a film' }, { cause });
  }
};

/** Numbers of calls, so that a test can tell what was done again. */
export interface MediaCalls {
  scan: number;
  frames: number;
  audio: number;
  /** Awaited before a file is probed. */
  beforeProbe?: () => Promise<void>;
}

/** Media that plays films made of data; every port is kept, times and order included. */
export const fakeMedia = (calls: MediaCalls = { scan: 0, frames: 0, audio: 0 }): Media => ({
  // As with real films, what stands after `secret` is in none of the samples.
  identify: async (path) => createHash('sha256').update((await readFile(path, 'utf8')).replace(/"secret":"[^"]*"/u, '')).digest('hex').slice(0, 32),
  digest: async (path) => createHash('sha256').update(await readFile(path)).digest('hex'),
  probe: async (path) => {
    await calls.beforeProbe?.();
    return toProbe(await readFilm(path));
  },
  scan: async (path, { signal, report }) => {
    calls.scan += 1;
    const { shots, duration } = await readFilm(path);
    signal.throwIfAborted();
    report(duration);
    return toScan(shots, duration);
  },
  frames: async function* (path, { times, signal }) {
    calls.frames += 1;
    const { shots, scenes, things, brokenFrom, slowMs } = await readFilm(path);
    for (const at of times) {
      if (slowMs > 0) await sleep(slowMs, undefined, { signal });
      signal.throwIfAborted();
      if (at >= brokenFrom) throw new Fault('media/decode-failed', { path, reason: 'it ends early' });
      const shot = shots.find((one) => at >= one.start && at < one.end);
      const scene = scenes.find((one) => at >= one.start && at < one.end);
      yield toFrame(at, scene?.colour ?? shot?.colour ?? '', shot?.text ?? '', things.filter((one) => at >= one.start && at < one.end).map((one) => placed(one, at)));
    }
  },
  framesWithin: async function* (path, { spans, signal }) {
    const { shots } = await readFilm(path);
    for (const { start, end } of spans) {
      for (let at = start; at <= end; at += 1 / 25) {
        signal.throwIfAborted();
        const shot = shots.find((one) => at >= one.start && at < one.end);
        yield toFrame(at, shot?.colour ?? '', shot?.text ?? '');
      }
    }
  },
  jpegs: async function* (path, { times, signal }) {
    const { shots, duration } = await readFilm(path);
    for (const at of times.filter((time) => time < duration)) {
      signal.throwIfAborted();
      const shot = shots.find((one) => at >= one.start && at < one.end);
      yield { at, width: 16, height: 9, jpeg: new TextEncoder().encode(`${shot?.colour ?? ''}@${at}`) };
    }
  },
  audio: async function* (path, { signal }) {
    calls.audio += 1;
    const { said: spoken, heard, secret } = await readFilm(path);
    const said: z.output<typeof film>['said'] = secret === undefined ? spoken : [{ start: 0, end: 2, text: secret }];
    for (const { start, end, text, voice } of said) {
      signal.throwIfAborted();
      yield toPiece({ start, end }, text, voice);
    }
    for (const { start, end, label } of heard) yield toSoundPiece(start, end, label);
  },
  subtitles: async (path, { report }) => {
    const { subtitles, texts, unread } = await readFilm(path);
    for (const reason of unread) report?.(new Fault('subtitle/unread', { path, reason }));
    const whole: readonly Transcript[] = subtitles.length === 0 ? [] : [{ source: 'stream', cues: subtitles }];
    const beside = await readFile(`${path}.srt`, 'utf8').catch(() => '');
    if (beside !== '') return [{ source: 'sidecar', cues: [{ start: 0, end: 2, text: beside }] }];
    return [...whole, ...texts.map(({ language, kind, cues }): Transcript => ({
      source: 'sidecar', ...(language !== undefined && { language }), ...(kind !== undefined && { kind }), cues,
    }))];
  },
  thumbnail: async (_, { target, at }) => writeFile(target, `picture at ${at}`),
  savePicture: async ({ at }, { target }) => writeFile(target, `picture at ${at}`),
  importPicture: async (path, { target }) => {
    const words = await readFile(path, 'utf8');
    if (!words.startsWith('picture of ')) throw new Fault('media/unreadable', { path, reason: 'this is no picture' });
    await writeFile(target, words);
  },
  pictureFrame: async (path) => toFrame(0, (await readFile(path, 'utf8')).replace('picture of ', ''), ''),
  quality: async (path, { report }) => {
    const { duration } = await readFilm(path);
    report(duration);
    return { findings: [{ start: 0, end: duration, problem: 'silent' }] };
  },
  storyboard: async (pictures, { target }) => writeFile(target, pictures.map(({ at }) => at).join(' ')),
  draw: async ({ width, height }, { target }) => writeFile(target, `${width}x${height}`),
  sprite: async (_, { target }) => {
    await writeFile(target, 'sprite');
    return { columns: 1, rows: 1, tileWidth: 16, tileHeight: 9, count: 1, interval: 1 };
  },
  clip: async (parts, { target }) => {
    await writeFile(target, JSON.stringify(parts.map(({ start, end }) => ({ start, end }))));
    return { spans: parts.map(({ start, end }) => ({ start, end })), copied: false };
  },
  still: async (_, { target, at }) => writeFile(target, `picture at ${at}`),
  stream: async function* (_, { from }) {
    yield { number: from, bytes: new Uint8Array(1) };
  },
});

const toProbe = ({ duration, shots, hasSound, language, metadata }: z.output<typeof film>): Probe => ({
  container: 'json',
  duration,
  sizeBytes: 1,
  ...(shots.length === 0 ? {} : { video: { codec: 'json', width: 64, height: 36, rotation: 0, frameRate: 25 } }),
  audio: hasSound ? [{ index: 0, codec: 'json', channels: 1, isDefault: true, ...(language !== undefined && { language }) }] : [],
  subtitles: [],
  ...(metadata !== undefined && { metadata }),
});

/** A candidate each second, each shot a new picture. */
const toScan = (shots: z.output<typeof film>['shots'], duration: number): ScanResult => ({
  duration,
  shots: shots.map(({ start, end }, index) => ({ index, start, end })),
  candidates: shots.flatMap(({ start, end, colour }) =>
    Array.from({ length: Math.max(1, Math.ceil(end - start)) }, (_, second): FrameCandidate => ({
      at: start + second,
      intra: second === 0,
      change: second === 0 ? 1 : 0,
      brightness: colour === 'black' ? 0 : 0.5,
      spread: colour === 'black' ? 0 : 0.2,
    }))),
});

/** Where a thing is at a time. */
const placed = ({ start, end, label, color, from, to, size: [width, height] }: z.output<typeof film>['things'][number], at: number): Detection => {
  const share = (at - start) / (end - start);
  const [x, y] = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
  const [left, top, right, bottom] = [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
  return { label, score: 0.9, box: [[left, top], [right, top], [right, bottom], [left, bottom]], ...(color !== undefined && { color }) };
};

/** The colour's name, the text and the things travel as bytes where a picture would have its pixels. */
const toFrame = (at: number, colour: string, text: string, things: readonly Detection[] = []): Frame => ({
  at, width: 1, height: 1, rgb: new TextEncoder().encode([colour, text, ...(things.length === 0 ? [] : [JSON.stringify(things)])].join('|')),
});
export const frameThings = ({ rgb }: Frame): readonly Detection[] => {
  const [, , things] = new TextDecoder().decode(rgb).split('|');
  return things === undefined ? [] : z.array(z.custom<Detection>()).parse(JSON.parse(things));
};
export const frameWords = ({ rgb }: Frame): { colour: string; text: string } => {
  const [colour = '', text = ''] = new TextDecoder().decode(rgb).split('|');
  return { colour, text };
};

/** What is said travels as sample values; behind it, after a zero, the level of everything else is the voice. */
const toPiece = ({ start, end }: Span, text: string, voice?: string): AudioChunk => {
  const samples = new Float32Array(Math.round((end - start) * SAMPLE_RATE));
  [...text].forEach((letter, i) => { samples[i] = letter.charCodeAt(0) / 65_536; });
  if (voice !== undefined) samples.fill((voice.charCodeAt(0) - 96) / 64, text.length + 1);
  return { start, samples };
};
/** What a fake tagger knows. */
export const SOUNDS = ['Speech', 'Music', 'Silence', 'Applause', 'Laughter', 'Dog', 'Glass'];
/** No word, then the number of the sound. */
const toSoundPiece = (start: number, end: number, label: string): AudioChunk => {
  const samples = new Float32Array(Math.round((end - start) * SAMPLE_RATE));
  samples[1] = (SOUNDS.indexOf(label) + 1) / 1024;
  return { start, samples };
};
export const pieceSound = (piece: AudioChunk): string | undefined =>
  (pieceWords(piece) === '' ? SOUNDS[(piece.samples[1] ?? 0) * 1024 - 1] : 'Speech');
export const pieceVoice = (samples: Float32Array): number => Math.round((samples.at(-1) ?? 0) * 64);
export const pieceWords = ({ samples }: AudioChunk): string => {
  const end = samples.indexOf(0);
  return String.fromCharCode(...samples.subarray(0, end < 0 ? samples.length : end).map((value) => Math.round(value * 65_536)));
};
