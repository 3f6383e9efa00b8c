/** How films are described: stretches of colour with text, stretches of sound, and what ffmpeg makes of them. */
import { existsSync } from 'node:fs';

/** Colours as pure as the fixture CLIP knows them (see `models.ts`). */
export const COLOURS = {
  red: 'DC1414', green: '14A01E', blue: '1928D2', yellow: 'F0E614', white: 'F5F5F5', black: '080808', orange: 'FF8C00',
  purple: '781482', cyan: '14E6E6', magenta: 'F01EE6', grey: '808080',
} as const;
export type Colour = keyof typeof COLOURS;

/** What the fixture Whisper hears in a pure tone, by its pitch in Hz. */
export const TONES = {
  220: 'The quick brown fox jumps over the lazy dog.',
  440: 'A red car drives through the city at night.',
  1000: 'Children are playing football in the park.',
  2000: 'Waves crash against the rocks on the beach.',
  4000: 'Birds sing in the forest every morning.',
} as const;
export type Pitch = keyof typeof TONES;

/** A stretch of picture: one colour, or one of ffmpeg's moving test patterns. */
export interface Picture {
  readonly seconds: number;
  readonly colour?: Colour;
  /** A lavfi source without size, rate and length, for example `testsrc2`. */
  readonly source?: string;
  /** Filters for this stretch alone, for example a fade. */
  readonly filters?: string;
  /** Written large in the middle. */
  readonly text?: string;
}

export type Sound =
  | { readonly silence: number }
  | { readonly tone: Pitch; readonly seconds: number }
  | { readonly speech: string; readonly seconds: number };

export const SIZE = { width: 320, height: 180 };
const RATE = 25;

const FONTS = [
  '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf',
  '/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf',
  '/System/Library/Fonts/Supplemental/Arial.ttf',
  'C:/Windows/Fonts/arial.ttf',
];
/** A font for `drawtext`; without one films with text cannot be made. */
export const FONT = FONTS.find((path) => existsSync(path));

/** ffmpeg inputs for pictures, joined by `concat` into `[v]`. `first` is the number of the first input. */
export const pictureGraph = (pictures: readonly Picture[], first = 0): { inputs: string[]; graph: string } => {
  const inputs = pictures.flatMap(({ colour, source, seconds }) => {
    const what = source ?? `color=c=0x${COLOURS[colour ?? 'grey']}`;
    const join = what.includes('=') ? ':' : '=';
    return ['-f', 'lavfi', '-t', String(seconds), '-i', `${what}${join}s=${SIZE.width}x${SIZE.height}:r=${RATE}`];
  });
  const chains = pictures.map(({ filters, text }, index) => {
    const steps = [filters, text === undefined ? undefined : drawText(text), 'format=yuv420p', 'setsar=1'];
    return `[${first + index}:v]${steps.filter((step) => step !== undefined).join(',')}[p${index}]`;
  });
  const joined = `${pictures.map((_, index) => `[p${index}]`).join('')}concat=n=${pictures.length}:v=1:a=0[v]`;
  return { inputs, graph: [...chains, joined].join(';') };
};

const drawText = (text: string): string =>
  `drawtext=fontfile='${(FONT ?? '').replace(':', '\\:')}':text='${text}':fontsize=36:fontcolor=black:x=(w-tw)/2:y=(h-th)/2`;

/** Filters that write small lines for a part of a stretch, as a lower third comes and goes. */
export const captions = (
  colour: string,
  lines: readonly { readonly text: string; readonly from: number; readonly to: number; readonly row: number }[],
): string =>
  lines.map(({ text, from, to, row }) =>
    `drawtext=fontfile='${(FONT ?? '').replace(':', '\\:')}':text='${text}':fontsize=16:fontcolor=${colour}:x=20:y=${row}` +
    `:enable='gte(t,${from})*lt(t,${to})'`).join(',');

/** ffmpeg inputs for sounds, joined into `[a]`. Speech is padded with silence to its `seconds`. */
export const soundGraph = (sounds: readonly Sound[], first: number): { inputs: string[]; graph: string } => {
  const inputs = sounds.flatMap((sound) => ['-f', 'lavfi', '-i', soundSource(sound)]);
  const chains = sounds.map((sound, index) => {
    const seconds = 'silence' in sound ? sound.silence : sound.seconds;
    return `[${first + index}:a]aresample=44100,aformat=sample_fmts=fltp:channel_layouts=mono,apad,atrim=end=${seconds}[s${index}]`;
  });
  const joined = `${sounds.map((_, index) => `[s${index}]`).join('')}concat=n=${sounds.length}:v=0:a=1[a]`;
  return { inputs, graph: [...chains, joined].join(';') };
};

const soundSource = (sound: Sound): string => {
  if ('silence' in sound) return `anullsrc=r=44100:cl=mono:d=${sound.silence}`;
  if ('tone' in sound) return `sine=frequency=${sound.tone}:sample_rate=44100:duration=${sound.seconds},volume=2.4`;
  return `flite=text='${sound.speech}':voice=slt`;
};

/** Codecs that each container is usually filled with. */
export const CODECS = {
  mp4: ['-c:v', 'libx264', '-preset', 'veryfast', '-c:a', 'aac'],
  mov: ['-c:v', 'libx264', '-preset', 'veryfast', '-c:a', 'aac'],
  m4v: ['-c:v', 'libx264', '-preset', 'veryfast', '-c:a', 'aac', '-f', 'mp4'],
  mkv: ['-c:v', 'libx264', '-preset', 'veryfast', '-c:a', 'aac'],
  webm: ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '500k', '-c:a', 'libvorbis'],
  avi: ['-c:v', 'mpeg4', '-q:v', '4', '-c:a', 'libmp3lame'],
  ts: ['-c:v', 'libx264', '-preset', 'veryfast', '-c:a', 'aac'],
  mpg: ['-c:v', 'mpeg2video', '-q:v', '4', '-c:a', 'mp2'],
  '3gp': ['-c:v', 'mpeg4', '-q:v', '4', '-c:a', 'aac'],
  flv: ['-c:v', 'flv1', '-q:v', '4', '-c:a', 'libmp3lame', '-ar', '44100'],
  wmv: ['-c:v', 'wmv2', '-q:v', '4', '-c:a', 'wmav2'],
  ogv: ['-c:v', 'libtheora', '-q:v', '7', '-c:a', 'libvorbis'],
} as const;
export type Container = keyof typeof CODECS;
export const CONTAINERS = Object.keys(CODECS) as Container[];
