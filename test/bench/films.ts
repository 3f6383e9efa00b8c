import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Four moving pictures that a decoder has to work for; each is one shot of the film, in turn. */
const SHOTS = [
  'testsrc2=s=1920x1080:r=30',
  'mandelbrot=s=1920x1080:r=30:maxiter=300',
  'gradients=s=1920x1080:r=30:speed=0.05,noise=alls=12:allf=t',
  'life=s=1920x1080:r=30:mold=10:life_color=orange:death_color=navy,gblur=sigma=2',
];
const SHOT_SECONDS = 6;

/** What such films usually have: 5 Mbit/s. Without a bound the noise alone would take thirty times as much. */
const RATE = ['-maxrate', '5M', '-bufsize', '10M'];

/** 1080p H.264 of `minutes` (a multiple of 2) as x264 makes it but for the bound, cut every few seconds; made once and kept. */
export const benchFilm = (folder: string, minutes: number): string => {
  mkdirSync(folder, { recursive: true });
  const base = made(folder, 'two-minutes.mp4', (target) => twoMinutes(folder, target));
  return made(folder, `${minutes}-minutes.mp4`, (target) => repeated(base, minutes / 2, target));
};

/** The same with what is written in films: a caption that changes every three seconds, and the maker's name in a corner. Needs a font. */
export const writtenFilm = (folder: string, minutes: number, font: string): string => {
  const base = benchFilm(folder, minutes);
  const words = ['signal fire', 'open harbour', 'winter market', 'silent engine', 'paper lantern', 'copper garden', 'narrow bridge', 'evening train'];
  const style = `fontfile=${font}:fontcolor=white:borderw=3`;
  const captions = words.map((text, index) => `drawtext=${style}:fontsize=54:x=(w-tw)/2:y=h-120:text='${text}':enable='between(mod(t,${3 * words.length}),${3 * index},${3 * index + 2.4})'`);
  return made(folder, `written-${minutes}-minutes.mp4`, (target) => ffmpeg([
    '-i', base, '-vf', [...captions, `drawtext=${style}:fontsize=32:x=w-tw-40:y=40:text='FRAMELIGHT TV'`].join(','),
    '-c:v', 'libx264', '-preset', 'faster', ...RATE, '-pix_fmt', 'yuv420p', target,
  ]));
};

/** 1080p of slides that stand for ten minutes each, at `rate` frames a second, as lectures and meetings are recorded. `minutes` are a multiple of 20. Needs a font. */
export const slidesFilm = (folder: string, { minutes, rate, font }: { readonly minutes: number; readonly rate: number; readonly font: string }): string => {
  mkdirSync(folder, { recursive: true });
  const slide = (title: string): string => made(folder, `slide-${title}-${rate}.mp4`, (target) => ffmpeg([
    '-f', 'lavfi', '-i', `color=c=0x203040:s=1920x1080:r=${rate}`, '-t', '60', '-vf',
    [title, 'first point about the harbour', 'second point about the winter'].map((text, index) => `drawtext=fontfile=${font}:fontcolor=white:fontsize=${80 - 16 * index}:x=150:y=${150 + 200 * index}:text='${text}'`).join(','),
    '-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', target,
  ]));
  const slides = ['beginnings', 'ends'].flatMap((title) => Array.from({ length: 10 }, () => slide(title)));
  return made(folder, `slides-${minutes}-minutes-${rate}.mp4`, (target) => concatenated(Array.from({ length: minutes / 20 }, () => slides).flat(), target));
};

/** The same for understanding whole films: small, ten frames a second, cut every six seconds, with a sound that is loud now and then. */
export const smallFilm = (folder: string, minutes: number): string => {
  mkdirSync(folder, { recursive: true });
  const base = made(folder, 'small-minute.mp4', (target) => ffmpeg([
    ...SMALL_SHOTS.flatMap((source) => ['-f', 'lavfi', '-t', '6', '-i', `${source}=s=320x180:r=10`]),
    '-f', 'lavfi', '-i', "aevalsrc='0.05*random(0)+if(lt(mod(t,20),2),0.6*sin(2*PI*440*t),0)':s=16000:d=60",
    '-filter_complex', `${Array.from({ length: 10 }, (_, index) => `[${index % SMALL_SHOTS.length}:v]`).slice(0, SMALL_SHOTS.length).join('')}concat=n=${SMALL_SHOTS.length}:v=1:a=0,loop=loop=3:size=${SMALL_SHOTS.length * 60}:start=0,trim=end=60,setpts=N/10/TB[v]`,
    '-map', '[v]', '-map', `${SMALL_SHOTS.length}:a`, '-r', '10', '-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-b:a', '48k', '-shortest', target,
  ]));
  return made(folder, `small-${minutes}-minutes.mp4`, (target) => repeated(base, minutes, target));
};
const SMALL_SHOTS = ['testsrc2', 'smptebars', 'rgbtestsrc', 'testsrc', 'yuvtestsrc'];

const twoMinutes = (folder: string, target: string): void => {
  const pieces = SHOTS.map((source, index) => made(folder, `shot-${index}.mp4`, (file) => shot(source, file)));
  const order = Array.from({ length: 120 / SHOT_SECONDS }, (_, index) => pieces[index % pieces.length] ?? '');
  concatenated(order, target);
};

const shot = (source: string, target: string): void =>
  ffmpeg(['-f', 'lavfi', '-i', source, '-t', String(SHOT_SECONDS), '-c:v', 'libx264', '-preset', 'faster', ...RATE, '-pix_fmt', 'yuv420p', target]);

const repeated = (base: string, times: number, target: string): void =>
  concatenated(Array.from({ length: times }, () => base), target);

const concatenated = (files: readonly string[], target: string): void => {
  const list = `${target}.txt`;
  writeFileSync(list, files.map((file) => `file '${file}'`).join('\n'));
  ffmpeg(['-f', 'concat', '-safe', '0', '-i', list, '-c', 'copy', target]);
};

const made = (folder: string, name: string, make: (target: string) => void): string => {
  const file = path.join(folder, name);
  if (existsSync(file)) return file;
  const half = path.join(folder, `half-${name}`);
  make(half);
  renameSync(half, file);
  return file;
};

const ffmpeg = (args: readonly string[]): void => {
  const { status, stderr } = spawnSync('ffmpeg', ['-v', 'error', '-y', ...args]);
  if (status !== 0) throw new Error(stderr.toString());
};
