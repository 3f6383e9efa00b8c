import { copyFile, writeFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { Fault, chapterFile, toSrt, toVtt, type ChapterFormat, type Insight } from '@frameseek/core';
import type { Engine } from '@frameseek/runtime';
import { insightText } from './insight-text.ts';

interface WriteOptions {
  readonly engine: Engine;
  readonly id: string;
  readonly title: string;
  readonly signal: AbortSignal;
}

/**
 * Writes an insight to a file in the format of its ending; gives the paths that were written. Rejects with `input/invalid` for an
 * ending that does not fit, and `file/missing`, `file/forbidden` or `file/disk-full`.
 */
export const writeInsight = async (insight: Insight, out: string, options: WriteOptions): Promise<readonly string[]> => {
  const target = resolve(out);
  const ending = extname(target).slice(1).toLowerCase();
  if (!ENDINGS[insight.kind].includes(ending)) {
    throw new Fault('input/invalid', { problems: [`${insight.kind} can be written as ${ENDINGS[insight.kind].map((one) => `.${one}`).join(', ')}, not to ${out}`] });
  }
  if (ending === 'json') return write(target, `${JSON.stringify(insight, undefined, 2)}\n`);
  switch (insight.kind) {
    case 'chapters':
      return write(target, chapterFile(insight.data, ending as ChapterFormat));
    case 'highlights':
      return ending === 'mp4' ? writeFilm(insight, target, options) : write(target, `${insightText(insight)}\n`);
    case 'translation':
      return write(target, ending === 'txt' ? `${insightText(insight)}\n` : toSubtitles(insight.data, ending));
    case 'storyboard':
    case 'sound':
      return copyPictures(insight, target, options);
    case 'summary':
    case 'captions':
    case 'actions':
    case 'track':
    case 'quality':
      return write(target, `${insightText(insight)}\n`);
    default:
      return insight satisfies never;
  }
};

const TEXT = ['txt', 'json'];
const ENDINGS: Readonly<Record<Insight['kind'], readonly string[]>> = {
  chapters: ['vtt', 'txt', 'ffmetadata', 'json'], highlights: ['mp4', 'txt', 'json'], storyboard: ['png', 'json'], sound: ['png', 'json'],
  summary: TEXT, captions: TEXT, actions: TEXT, track: TEXT, quality: TEXT, translation: ['srt', 'vtt', ...TEXT],
};

/** What is said, as subtitles; what is written in the picture stands there. */
const toSubtitles = (lines: Extract<Insight, { kind: 'translation' }>['data'], ending: string): string => {
  const said = lines.filter(({ of }) => of === 'said');
  return ending === 'vtt' ? toVtt(said) : toSrt(said);
};

const write = async (target: string, text: string): Promise<readonly string[]> => {
  try {
    await writeFile(target, text);
    return [target];
  } catch (cause) {
    throw cannotWrite(target, cause);
  }
};

const cannotWrite = (target: string, cause: unknown): unknown => {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new Fault('file/missing', { path: target }, { cause });
  if (code === 'EACCES' || code === 'EPERM') return new Fault('file/forbidden', { path: target, wanted: 'write' }, { cause });
  return code === 'ENOSPC' ? new Fault('file/disk-full', { path: target }, { cause }) : cause;
};

const writeFilm = async ({ data }: Extract<Insight, { kind: 'highlights' }>, target: string, { engine, id, title, signal }: WriteOptions): Promise<readonly string[]> => {
  const items = data.map(({ start, end }) => ({ video: id, start, end }));
  await engine.exportFilm({ format: 'mp4', title, items, exact: true, captions: false }, { target, signal });
  return [target];
};

const copyPictures = async ({ kind }: Insight, target: string, { engine, id }: WriteOptions): Promise<readonly string[]> => {
  const beside = target.replace(/\.png$/iu, '-spectrogram.png');
  const copies = kind === 'storyboard' ? [['storyboard', target] as const] : [['waveform', target] as const, ['spectrogram', beside] as const];
  for (const [picture, path] of copies) {
    await copyFile(engine.insights.picture(id, picture), path).catch((cause: unknown) => {
      throw cannotWrite(path, cause);
    });
  }
  return copies.map(([, path]) => path);
};
