import { open, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Cue } from '@frameseek/core';
import {
  CODECS, CONTAINERS, SIZE, TONES, captions, pictureGraph, soundGraph, type Colour, type Container, type Picture, type Sound,
} from './film-recipes.ts';
import type { Film, Truth } from './film-truth.ts';

interface Script {
  readonly file: string;
  readonly pictures?: readonly Picture[];
  readonly sounds?: readonly Sound[];
  /** Output options; those of the container by default. */
  readonly output?: readonly string[];
  readonly truth?: Partial<Truth>;
}

/** A film of stretches joined one after the other, with the truth that follows from them. */
const scripted = ({ file, pictures = [], sounds = [], output, truth }: Script): Film => {
  const picture = pictures.length > 0 ? pictureGraph(pictures) : undefined;
  const sound = sounds.length > 0 ? soundGraph(sounds, pictures.length) : undefined;
  const args = [
    ...(picture?.inputs ?? []), ...(sound?.inputs ?? []), '-filter_complex', [picture?.graph, sound?.graph].filter(Boolean).join(';'),
    ...(picture ? ['-map', '[v]'] : []), ...(sound ? ['-map', '[a]'] : []), ...(output ?? codecsOf(file)),
  ];
  return {
    file,
    recipe: args.join(' '),
    ...(pictures.some(({ text, filters = '' }) => text !== undefined || filters.includes('drawtext')) && { needs: 'text' as const }),
    ...(sounds.some((it) => 'speech' in it) && { needs: 'speech' as const }),
    ...truthOf(pictures, sounds),
    ...truth,
    make: (target, ffmpeg) => ffmpeg([...args, target]),
  };
};

const codecsOf = (file: string): readonly string[] => CODECS[(file.split('.').at(-1) ?? 'mp4') as Container] ?? [];

const truthOf = (pictures: readonly Picture[], sounds: readonly Sound[]): Truth => {
  const shown = placed(pictures, ({ seconds }) => seconds);
  const heard = placed(sounds, (sound) => ('silence' in sound ? sound.silence : sound.seconds));
  return {
    duration: Math.max(shown.at(-1)?.end ?? 0, heard.at(-1)?.end ?? 0),
    cuts: shown.slice(1).map(({ start }) => start),
    colours: shown.flatMap(({ start, end, item }) => (item.colour && !item.filters ? [{ start, end, colour: item.colour }] : [])),
    texts: shown.flatMap(({ start, end, item }) => (item.text === undefined ? [] : [{ start, end, text: item.text }])),
    spoken: heard.flatMap(({ start, end, item }) => {
      if ('tone' in item) return [{ start, end, text: TONES[item.tone] }];
      return 'speech' in item ? [{ start, end, text: item.speech }] : [];
    }),
  };
};

const placed = <T>(items: readonly T[], length: (item: T) => number) => {
  let end = 0;
  return items.map((item) => {
    const start = end;
    end += length(item);
    return { item, start, end };
  });
};

/** A film that is made from another one of this table by a second step. */
const derived = (base: Film, film: Omit<Film, 'recipe'> & { readonly recipe?: string }): Film => ({
  ...film,
  recipe: `${base.recipe} | ${film.recipe ?? film.file}`,
});

const three = (file: string): Script => ({
  file,
  pictures: [{ colour: 'red', seconds: 2 }, { colour: 'blue', seconds: 3 }, { colour: 'green', seconds: 1 }],
  sounds: [{ silence: 6 }],
});
/** Seconds are those of the stretch; `row` is the height in pixels. */
const CAPTIONS = {
  title: { text: 'Weather report', from: 2, to: 8, row: 30 },
  warning: { text: 'Storm warning for the coast', from: 5, to: 6, row: 120 },
  recipe: { text: 'Slice two onions', from: 1, to: 5, row: 80 },
} as const;
/** Title and points. */
const SLIDES = [
  ['Growing tomatoes', 'Water in the morning', 'Cut the lower leaves'],
  ['Pests and remedies', 'Ladybirds eat aphids', 'Copper keeps snails off'],
  ['Harvest calendar', 'Cherry kinds in July', 'Beefsteak in August'],
] as const;
const threeColours = scripted(three('three-colours.mp4'));

const inContainers = Object.fromEntries(
  CONTAINERS.map((container) => [`three-colours-${container}`, scripted(three(`three-colours.${container}`))]),
) as Record<`three-colours-${Container}`, Film>;

const CUES: readonly Cue[] = [
  { start: 0.5, end: 2, text: 'The lighthouse keeper lights the lamp.' },
  { start: 2.5, end: 5, text: 'A storm is coming from the west.' },
];
const stamp = (at: number, mark: string): string =>
  `00:00:${String(Math.floor(at)).padStart(2, '0')}${mark}${String(Math.round((at % 1) * 1000)).padStart(3, '0')}`;
const srt = (cues: readonly Cue[]): string =>
  cues.map(({ start, end, text }, index) => `${index + 1}\n${stamp(start, ',')} --> ${stamp(end, ',')}\n${text}\n`).join('\n');
const vtt = (cues: readonly Cue[]): string =>
  `WEBVTT\n\n${cues.map(({ start, end, text }) => `${stamp(start, '.')} --> ${stamp(end, '.')} line:0\n<i>${text}</i>\n`).join('\n')}`;
const ass = (cues: readonly Cue[]): string =>
  ['[Script Info]', '', '[Events]', 'Format: Layer, Start, End, Style, Text',
    ...cues.map(({ start, end, text }) => `Dialogue: 0,${stamp(start, '.').slice(1, -1)},${stamp(end, '.').slice(1, -1)},Default,{\\an8}${text}`),
  ].join('\n');

const withSubtitles = (file: string, codec: string): Film =>
  derived(threeColours, {
    file, duration: 6, cuts: [2, 5], subtitles: CUES,
    make: async (target, ffmpeg) => {
      const [base, text] = [`${target}.base.mp4`, `${target}.srt-source`];
      await threeColours.make(base, ffmpeg);
      await writeFile(text, srt(CUES));
      await ffmpeg(['-i', base, '-f', 'srt', '-i', text, '-map', '0:v', '-map', '1', '-c', 'copy', '-c:s', codec, '-metadata:s:s:0', 'language=eng', target]);
      await Promise.all([rm(base), rm(text)]);
    },
  });

const tones = (file: string): Script => ({
  file,
  sounds: [{ silence: 1 }, { tone: 440, seconds: 4 }, { silence: 2.5 }, { tone: 2000, seconds: 3 }, { silence: 1.5 }],
});

/** Writes the matrix of a phone held upright (ISO 14496-12, tkhd), for ffmpeg's own options changed with its versions. */
const turnClockwise = async (path: string): Promise<void> => {
  const bytes = await readFile(path);
  const matrix = bytes.indexOf('tkhd') + 44;
  [0, 0x10000, 0, -0x10000, 0, 0, SIZE.height * 0x10000, 0, 0x40000000].forEach((value, index) => bytes.writeInt32BE(value, matrix + 4 * index));
  await writeFile(path, bytes);
};

const lavfi = (source: string): string[] => ['-f', 'lavfi', '-i', source];
const size = `s=${SIZE.width}x${SIZE.height}`;

/** A film by ffmpeg arguments alone. */
const plain = (file: string, args: readonly string[], truth: Truth): Film => ({
  file, recipe: args.join(' '), ...truth, make: (target, ffmpeg) => ffmpeg([...args, target]),
});

const movement: Picture[] = [
  { source: 'testsrc2', seconds: 4 }, { source: 'mandelbrot=maxiter=200', seconds: 3.2 },
  { source: 'life=mold=10:ratio=0.2:death_color=#C83232:life_color=#00ff00', seconds: 2.8 }, { source: 'testsrc', seconds: 4 },
];

const colours = (list: readonly Colour[], seconds: number): Picture[] => list.map((colour) => ({ colour, seconds }));

export const FILM_TABLE = {
  /** Red 2 s, blue 3 s, green 1 s; a silent sound track. Also in every container: `three-colours-webm` … */
  'three-colours': threeColours,
  ...inContainers,
  'no-audio': scripted({ file: 'no-audio.mp4', pictures: colours(['yellow', 'purple'], 2) }),
  /** Only sound: tones from which the fixture Whisper makes sentences. */
  'audio-only': scripted({ ...tones('audio-only.mp3'), output: ['-c:a', 'libmp3lame'] }),
  'audio-only-wav': scripted({ ...tones('audio-only.wav'), output: ['-c:a', 'pcm_s16le'] }),
  /** Sound with a cover picture, which is not video. */
  'cover-art': derived(threeColours, {
    file: 'cover-art.mp3', duration: 3, cuts: [],
    make: (target, ffmpeg) => ffmpeg([
      ...lavfi('sine=frequency=440:duration=3'), ...lavfi(`color=c=red:${size}:d=0.04`), '-map', '0', '-map', '1:v', '-frames:v', '1', '-c:v', 'mjpeg',
      '-disposition:v', 'attached_pic', '-c:a', 'libmp3lame', target,
    ]),
  }),
  /** The tones under a picture: 440 Hz from 1 to 5 s, 2000 Hz from 7.5 to 10.5 s. */
  'spoken-tones': scripted({ ...tones('spoken-tones.mp4'), pictures: colours(['grey', 'orange'], 6) }),
  /** Two sentences in a real, if mechanical, voice; needs `canMake('speech')`. */
  'spoken-words': scripted({
    file: 'spoken-words.mp4',
    pictures: colours(['cyan', 'magenta'], 6),
    sounds: [
      { silence: 1 }, { speech: 'The lighthouse keeper lights the lamp', seconds: 5 },
      { speech: 'Children are playing football in the park', seconds: 5 }, { silence: 1 },
    ],
  }),
  /** Words in the picture, black on a light ground; needs `canMake('text')`. */
  'burned-in-text': scripted({
    file: 'burned-in-text.mp4',
    pictures: [
      { colour: 'white', text: 'INVOICE 2041', seconds: 3 }, { colour: 'yellow', text: 'CLOSED TODAY', seconds: 3 }, { colour: 'green', seconds: 2 },
    ],
  }),
  /** Two lines on dark and light ground that come and go without a cut, one of them for a second; then a pattern without text. */
  'captions-come-and-go': scripted({
    file: 'captions-come-and-go.mp4',
    pictures: [
      { source: 'color=c=0x202428', seconds: 9, filters: captions('white', [CAPTIONS.title, CAPTIONS.warning]) },
      { source: 'color=c=0xe8e8e0', seconds: 6, filters: captions('black', [CAPTIONS.recipe]) },
      { source: 'testsrc2', seconds: 4, filters: 'crop=160:90:80:60,scale=320:180' },
    ],
    truth: {
      texts: [
        { start: CAPTIONS.title.from, end: CAPTIONS.title.to, text: CAPTIONS.title.text },
        { start: CAPTIONS.warning.from, end: CAPTIONS.warning.to, text: CAPTIONS.warning.text },
        { start: 9 + CAPTIONS.recipe.from, end: 9 + CAPTIONS.recipe.to, text: CAPTIONS.recipe.text },
      ],
    },
  }),
  /** Three slides of 3 s, the first of which comes back: a title and two points each. */
  'slide-deck': scripted({
    file: 'slide-deck.mp4',
    pictures: [...SLIDES, SLIDES[0]].map(([title, ...points]) => ({
      source: 'color=c=0xf4f4f0', seconds: 3,
      filters: captions('black', [{ text: title, from: 0, to: 3, row: 20 }, ...points.map((text, index) => ({ text, from: 0, to: 3, row: 80 + 40 * index }))]),
    })),
    truth: { texts: [...SLIDES, SLIDES[0]].map(([text], index) => ({ start: index * 3, end: index * 3 + 3, text })) },
  }),
  'subtitles-mkv': withSubtitles('subtitles.mkv', 'srt'),
  'subtitles-mp4': withSubtitles('subtitles.mp4', 'mov_text'),
  /** Larger than the pictures that models are shown: 1280 × 720, with the same subtitles. */
  'large-subtitles': derived(threeColours, {
    file: 'large-subtitles.mkv', duration: 6, cuts: [2, 5], subtitles: CUES,
    make: async (target, ffmpeg) => {
      const [base, text] = [`${target}.base.mp4`, `${target}.srt-source`];
      await threeColours.make(base, ffmpeg);
      await writeFile(text, srt(CUES));
      await ffmpeg(['-i', base, '-f', 'srt', '-i', text, '-map', '0:v', '-map', '1', '-filter:v', 'scale=1280:720', '-c:v', 'libx264', '-preset', 'veryfast', '-c:s', 'srt', target]);
      await Promise.all([rm(base), rm(text)]);
    },
  }),
  /** Beside the film: `sidecars.srt`, `sidecars.DE.vtt` (UTF-16) and `sidecars.en.ass`. */
  sidecars: derived(threeColours, {
    file: 'sidecars.mp4', duration: 6, cuts: [2, 5], subtitles: CUES,
    make: async (target, ffmpeg) => {
      await threeColours.make(target, ffmpeg);
      const stem = join(dirname(target), 'sidecars');
      await writeFile(`${stem}.srt`, srt(CUES));
      await writeFile(`${stem}.DE.vtt`, Buffer.from(`\ufeff${vtt([{ start: 1, end: 2, text: 'Schöne Grüße' }])}`, 'utf16le'));
      await writeFile(`${stem}.en.ass`, ass(CUES));
    },
  }),
  /** 30 frames a second for 2 s, then 10 for 2 s: frame times are `n / 30` and `2 + n / 10`. */
  vfr: {
    file: 'vfr.mp4', recipe: 'vfr 1', duration: 4, cuts: [],
    make: async (target, ffmpeg) => {
      // By way of NUT, which keeps every timestamp: the options that make mp4 do so differ from version to version.
      const base = `${target}.nut`;
      await ffmpeg([...lavfi(`testsrc2=${size}:r=30:d=4`), '-filter:v', "select='lt(t,2)+not(mod(n,3))'", '-c:v', 'libx264', '-preset', 'veryfast', '-g', '30', base]);
      await ffmpeg(['-i', base, '-c', 'copy', '-video_track_timescale', '30000', target]);
      await rm(base);
    },
  },
  /** Stored 320 × 180, shown 180 × 320: a player turns it by 90° clockwise. The stored left half is red, the right blue. */
  'rotated-90': {
    file: 'rotated-90.mp4', recipe: 'rotated 2', duration: 2, cuts: [],
    make: async (target, ffmpeg) => {
      await ffmpeg([...lavfi(`color=c=0xDC1414:${size}:r=25:d=2`), '-filter:v', 'drawbox=x=160:y=0:w=160:h=180:color=0x1928D2:t=fill', '-c:v', 'libx264', target]);
      await turnClockwise(target);
    },
  },
  'one-frame': plain('one-frame.mp4', [...lavfi(`color=c=0xDC1414:${size}:r=25`), '-frames:v', '1', '-c:v', 'libx264'], { duration: 0.04, cuts: [] }),
  /** A film of 12 s of which only the first part of the bytes is there. */
  truncated: {
    file: 'truncated.mp4', recipe: 'truncated 1', duration: 12, cuts: [4, 8],
    make: async (target, ffmpeg) => {
      const graph = pictureGraph([{ source: 'testsrc2', seconds: 4 }, { source: 'mandelbrot', seconds: 4 }, { source: 'testsrc2', seconds: 4 }]);
      await ffmpeg([...graph.inputs, '-filter_complex', graph.graph, '-map', '[v]', '-c:v', 'libx264', '-preset', 'veryfast', '-movflags', '+faststart', target]);
      await truncate(target, Math.floor((await readFile(target)).length * 0.6));
    },
  },
  /** Red fades to black and blue fades in: two shots without a cut, and black pictures that must not become keyframes. */
  'fade-not-cut': scripted({
    file: 'fade-not-cut.mp4',
    pictures: [{ colour: 'red', seconds: 3, filters: 'fade=out:st=2:d=1' }, { colour: 'blue', seconds: 3, filters: 'fade=in:st=0:d=1' }],
    truth: { cuts: [], gradual: [{ start: 2, end: 4 }], colours: [{ start: 0, end: 2, colour: 'red' }, { start: 4, end: 6, colour: 'blue' }] },
  }),
  'black-lead-in': scripted({ file: 'black-lead-in.mp4', pictures: [{ colour: 'black', seconds: 2 }, { colour: 'orange', seconds: 3 }] }),
  /** Movement in four shots: cuts at 4, 7.2 and 10. */
  movement: scripted({ file: 'movement.mp4', pictures: movement }),
  /** The same with one I-frame alone, at the start. */
  'one-intra': scripted({
    file: 'one-intra.mp4', pictures: movement, output: ['-c:v', 'libx264', '-preset', 'veryfast', '-g', '9999', '-sc_threshold', '0', '-keyint_min', '9999'],
  }),
  /** Default track 440 Hz (second in the file), other track 2000 Hz. */
  'two-audio-tracks': plain('two-audio-tracks.mkv', [
    ...lavfi(`color=c=0x808080:${size}:r=25:d=4`), ...lavfi('sine=frequency=2000:duration=4'), ...lavfi('sine=frequency=440:duration=4'),
    '-map', '0', '-map', '1', '-map', '2', '-c:v', 'libx264', '-preset', 'veryfast', '-c:a', 'aac', '-disposition:a:0', '0', '-disposition:a:1', 'default',
  ], { duration: 4, cuts: [], spoken: [{ start: 0, end: 4, text: TONES[440] }] }),
  /** A Matroska file whose clock starts at 5: red from 5 to 7, blue from 7 to 9; a player shows those times. */
  'start-offset': scripted({
    file: 'start-offset.mkv', pictures: colours(['red', 'blue'], 2), sounds: [{ silence: 1 }, { tone: 440, seconds: 3 }],
    output: [...CODECS.mkv, '-output_ts_offset', '5'],
    truth: { duration: 9, cuts: [7], colours: [{ start: 5, end: 7, colour: 'red' }, { start: 7, end: 9, colour: 'blue' }], spoken: [{ start: 6, end: 9, text: TONES[440] }] },
  }),
  /** A broadcast whose clock starts at one hour: a player counts from 0. */
  'start-offset-ts': scripted({
    file: 'start-offset.ts', pictures: colours(['red', 'blue'], 2), sounds: [{ silence: 1 }, { tone: 440, seconds: 3 }],
    output: [...CODECS.ts, '-output_ts_offset', '3600'],
  }),
  /** A still picture for an hour; two frames a second. Only for benches. */
  'hour-long-single-shot': plain('hour.mp4', [...lavfi(`testsrc=${size}:r=2`), '-filter:v', "select='not(n)',loop=-1:1,setpts=N/2/TB", '-t', '3600',
    '-c:v', 'libx264', '-preset', 'ultrafast', '-g', '20'], { duration: 3600, cuts: [] }),
  'text-named-mp4': {
    file: 'text.mp4', recipe: 'text 1', duration: 0, make: (target) => writeFile(target, 'This is a letter and no film at all.\n'.repeat(50)),
  },
  'zero-byte': { file: 'zero.mp4', recipe: 'zero 1', duration: 0, make: async (target) => (await open(target, 'w')).close() },
} satisfies Record<string, Film>;
