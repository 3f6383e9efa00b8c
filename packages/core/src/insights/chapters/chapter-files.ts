import { MIN_CHAPTER_SECONDS } from './chapter-length.ts';
import type { Chapter } from '../insight.ts';
import { collapseWhitespace } from '../../text/collapse-whitespace.ts';
import { escapeVtt } from '../../transcripts/to-vtt.ts';
import { vttTime } from '../../time/notation/vtt-time.ts';

/** All formats of chapter files. */
export const CHAPTER_FORMATS = ['vtt', 'txt', 'ffmetadata'] as const;
/** WebVTT for players, a list for a YouTube description, and metadata that ffmpeg writes into a file. */
export type ChapterFormat = (typeof CHAPTER_FORMATS)[number];

/** The chapters as the text of a file in this format. */
export const chapterFile = (chapters: readonly Chapter[], format: ChapterFormat): string => {
  switch (format) {
    case 'vtt':
      return chaptersVtt(chapters);
    case 'txt':
      return chaptersForYoutube(chapters);
    case 'ffmetadata':
      return chaptersFfmetadata(chapters);
    default:
      return format satisfies never;
  }
};

/** The title, and behind it who speaks, as the app tells it. */
export const chapterHead = ({ title, speakers = [] }: Chapter): string =>
  collapseWhitespace(speakers.length === 0 ? title : `${title} (${speakers.join(', ')})`);

const chaptersVtt = (chapters: readonly Chapter[]): string =>
  ['WEBVTT', ...chapters.map((chapter, index) => `${index + 1}\n${vttTime(chapter.start)} --> ${vttTime(chapter.end)}\n${escapeVtt(chapterHead(chapter))}`)].join('\n\n') + '\n';

/**
 * One line a chapter for the description of a video on YouTube, by its rules (support.google.com/youtube/answer/9884579): the
 * first at 0:00, ascending, at least three, none shorter than ten seconds. Shorter ones join the one before; of a video that
 * has fewer than three nothing is made of it by YouTube, but the list is right all the same.
 */
const chaptersForYoutube = (chapters: readonly Chapter[]): string => {
  const end = chapters.at(-1)?.end ?? 0;
  const starts: { at: number; title: string }[] = [];
  for (const chapter of chapters) {
    const at = starts.length === 0 ? 0 : Math.floor(chapter.start);
    const last = starts.at(-1);
    if (last !== undefined && at - last.at < MIN_CHAPTER_SECONDS) continue;
    if (last !== undefined && end - at < MIN_CHAPTER_SECONDS) continue;
    starts.push({ at, title: chapterHead(chapter) });
  }
  return starts.map(({ at, title }) => `${hms(at, end >= 3_600)} ${title}\n`).join('');
};

/** `ffmpeg -i film.mp4 -i chapters.ffmetadata -map_chapters 1 -c copy out.mp4` (ffmpeg.org/ffmpeg-formats.html#Metadata-1). */
const chaptersFfmetadata = (chapters: readonly Chapter[]): string =>
  [';FFMETADATA1', ...chapters.map((chapter) =>
    `[CHAPTER]\nTIMEBASE=1/1000\nSTART=${Math.round(chapter.start * 1000)}\nEND=${Math.round(chapter.end * 1000)}\ntitle=${escaped(chapterHead(chapter))}`)].join('\n') + '\n';

const escaped = (text: string): string => text.replaceAll(/[=;#\\]/gu, String.raw`\$&`);

const hms = (seconds: number, hours: boolean): string => {
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return hours ? `${two(h)}:${two(m)}:${two(s)}` : `${Math.floor(seconds / 60)}:${two(s)}`;
};
