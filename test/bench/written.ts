/**
 * `npm run bench:written`: films with one written line each, made by ffmpeg: sizes, colours, outlines, rotation, motion, blur,
 * compression, scripts. Prints what each reader reads of them and its character error rate (edits / characters expected, spaces
 * left out; what the pattern behind writes itself does not count where the line is read apart from it). Fonts that are not installed leave their rows out; an argument picks films by a part of their name.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame } from '@frameseek/core';
import { createModels } from '../../packages/models/src/create-models.ts';

const SIZE = { width: 1920, height: 1080 };
const FONT_FOLDER = '/usr/share/fonts/truetype';
const FONTS = {
  sans: 'dejavu/DejaVuSans.ttf', mono: 'dejavu/DejaVuSansMono.ttf', serif: 'liberation/LiberationSerif-Regular.ttf',
  bold: 'dejavu/DejaVuSans-Bold.ttf', han: 'wqy/wqy-microhei.ttc',
} as const;
const TEXT = 'Harbour Lights 1907';

interface Case {
  readonly name: string;
  readonly text?: string;
  readonly font?: keyof typeof FONTS;
  readonly pixels?: number;
  /** Options of drawtext. */
  readonly style?: string;
  /** A lavfi source; grey where none is named. */
  readonly ground?: string;
  /** Filters after the text. */
  readonly then?: string;
  /** Constant rate factor of x264. */
  readonly crf?: number;
}

const ROTATED = (degrees: number): string => `rotate=${degrees}*PI/180:fillcolor=0x404040`;
const CASES: readonly Case[] = [
  ...[12, 14, 18, 24, 36, 60, 120].map((pixels) => ({ name: `${pixels} px`, pixels })),
  { name: 'serif', font: 'serif' }, { name: 'mono', font: 'mono' }, { name: 'bold', font: 'bold' },
  { name: 'yellow on blue', style: 'fontcolor=yellow', ground: 'color=c=navy' }, { name: 'red on black', style: 'fontcolor=red', ground: 'color=c=black' },
  { name: 'black on white', style: 'fontcolor=black', ground: 'color=c=white' }, { name: 'faint', style: 'fontcolor=0x707070' }, { name: 'white on light grey', style: 'fontcolor=white', ground: 'color=c=0xcccccc' },
  { name: 'white on lighter grey', style: 'fontcolor=white', ground: 'color=c=0xe0e0e0' },
  { name: 'outlined on a pattern', style: 'fontcolor=white:borderw=4', ground: 'testsrc2' },
  { name: 'outlined on noise', style: 'fontcolor=white:borderw=4', ground: 'mandelbrot' },
  { name: 'boxed', style: 'fontcolor=black:box=1:boxcolor=white@0.8:boxborderw=12', ground: 'testsrc2' },
  ...[-15, -8, 8, 15].map((degrees) => ({ name: `turned by ${degrees}°`, then: ROTATED(degrees) })),
  { name: 'moving', style: 'fontcolor=white:x=100+400*t' }, { name: 'moving, smeared', style: 'fontcolor=white:x=100+400*t', then: 'tmix=frames=3' },
  { name: 'blurred, σ 1.5', then: 'gblur=sigma=1.5' }, { name: 'blurred, σ 3', then: 'gblur=sigma=3' },
  { name: 'crf 38', crf: 38 }, { name: 'crf 48', crf: 48 },
  { name: 'plate', text: 'B XK 4711' }, { name: 'Latin, accents', text: 'Café à la crème' }, { name: 'Latin, umlauts', text: 'Zürich über Köln' },
  { name: 'Greek', text: 'Καλημέρα κόσμε' }, { name: 'Cyrillic', text: 'Красота в мыслях' },
  { name: 'Chinese', text: '欢迎来到北京', font: 'han' }, { name: 'Japanese', text: 'こんにちは東京', font: 'han' }, { name: 'Korean', text: '안녕하세요 서울', font: 'han' },
  { name: 'Arabic', text: 'مرحبا بالعالم' },
];

/** The middle frame of a film of one second with this line. */
const frameOf = (folder: string, { text = TEXT, font = 'sans', pixels = 48, style = 'fontcolor=white', ground = 'color=c=0x404040', then, crf = 23 }: Case): Frame => {
  const words = path.join(folder, 'words.txt');
  const film = path.join(folder, 'film.mp4');
  writeFileSync(words, text);
  const place = style.includes(':x=') ? 'y=(h-th)/2' : 'x=(w-tw)/2:y=(h-th)/2';
  const source = `${ground}${ground.includes('=') ? ':' : '='}s=${SIZE.width}x${SIZE.height}:r=25`;
  const filters = [`drawtext=fontfile=${path.join(FONT_FOLDER, FONTS[font])}:textfile=${words}:fontsize=${pixels}:${place}:${style}`, ...(then === undefined ? [] : [then])];
  ffmpeg(['-f', 'lavfi', '-i', source, '-t', '1', '-vf', filters.join(','), '-c:v', 'libx264', '-preset', 'veryfast', '-crf', String(crf), '-pix_fmt', 'yuv420p', film]);
  const [width, height] = [1600, 900];
  const rgb = path.join(folder, 'frame.rgb');
  ffmpeg(['-ss', '0.48', '-i', film, '-frames:v', '1', '-vf', `scale=${width}:${height}`, '-f', 'rawvideo', '-pix_fmt', 'rgb24', rgb]);
  return { at: 0, width, height, rgb: readFileSync(rgb) };
};

const ffmpeg = (args: readonly string[]): void => {
  const { status, stderr } = spawnSync('ffmpeg', ['-v', 'error', '-y', ...args]);
  if (status !== 0) throw new Error(stderr.toString());
};

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase();

/** Edits that make one text of the other (Levenshtein 1966), as a share of the characters expected, at most 1. */
const errorRate = (read: string, expected: string): number => {
  const [a, b] = [[...plain(read)], [...plain(expected)]];
  let above = b.map((_, index) => index + 1);
  a.forEach((letter, row) => {
    let corner = row;
    let left = row + 1;
    above = b.map((other, column) => {
      const value = Math.min((above[column] ?? 0) + 1, left + 1, corner + (letter === other ? 0 : 1));
      corner = above[column] ?? 0;
      left = value;
      return value;
    });
  });
  return Math.min(1, (above.at(-1) ?? a.length) / Math.max(1, b.length));
};

const signal = new AbortController().signal;
const folder = mkdtempSync(path.join(tmpdir(), 'frameseek-written-'));
const openReader = (id: string) => {
  const models = createModels({ folders: [], cacheFolder: folder, hubUrl: 'http://127.0.0.1:9', offline: true, preferences: { reader: [id] }, whisper: { engine: 'onnx' } });
  return { id, models, read: async (frame: Frame) => (await (await models.reader({ signal })).readText(frame, { signal })).map(({ text }) => text) };
};
const readers = [openReader('ppocr/v4-mobile'), openReader('tesseract/eng')];
const rates = new Map(readers.map(({ id }): [string, number[]] => [id, []]));
console.log(`| film | expected | ${readers.map(({ id }) => `${id} | error`).join(' | ')} |\n|---|---|${readers.map(() => '---|---:|').join('')}`);
try {
  const wanted = process.argv[2] ?? '';
  for (const one of CASES.filter(({ name, font = 'sans' }) => name.includes(wanted) && existsSync(path.join(FONT_FOLDER, FONTS[font])))) {
    const frame = frameOf(folder, one);
    const cells: string[] = [];
    for (const { id, read } of readers) {
      const lines = await read(frame);
      const rate = Math.min(...[lines.join(' '), ...lines].map((text) => errorRate(text, one.text ?? TEXT)));
      rates.get(id)?.push(rate);
      cells.push(lines.join(' ').replaceAll('|', '/'), rate.toFixed(2));
    }
    console.log(`| ${one.name} | ${one.text ?? TEXT} | ${cells.join(' | ')} |`);
  }
  const mean = (all: readonly number[]): string => (all.reduce((sum, rate) => sum + rate, 0) / Math.max(1, all.length)).toFixed(3);
  console.log(`| mean | | ${readers.map(({ id }) => ` | ${mean(rates.get(id) ?? [])}`).join(' | ')} |`);
} finally {
  for (const { models } of readers) await models.close();
  rmSync(folder, { recursive: true });
}
