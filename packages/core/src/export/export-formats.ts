import { z } from 'zod';
import { CLIP_FORMATS } from './clip-format.ts';

/** Formats that name spans of videos without holding any picture: edit lists, tables, subtitles. */
export const LIST_FORMATS = ['edl', 'fcpxml', 'otio', 'csv', 'json', 'srt', 'vtt'] as const;
/** The format of a list of clips. */
export type ListFormat = (typeof LIST_FORMATS)[number];
/** Formats to read and to print: moments with stills and chapters, all in one file. */
export const DOCUMENT_FORMATS = ['html', 'md'] as const;
/** The format of a document. */
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];
/** All formats in which moments can be exported; `zip` holds a clip of each, and an edit list of them. */
export const EXPORT_FORMATS = [...CLIP_FORMATS, 'zip', ...LIST_FORMATS, ...DOCUMENT_FORMATS] as const;
/** The format of an export. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The content type of each. Lists come as files to be kept, never as pages. */
export const EXPORT_TYPES: Readonly<Record<ExportFormat, string>> = {
  mp4: 'video/mp4',
  webm: 'video/webm',
  gif: 'image/gif',
  zip: 'application/zip',
  edl: 'text/plain; charset=utf-8',
  fcpxml: 'application/xml; charset=utf-8',
  otio: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  srt: 'application/x-subrip; charset=utf-8',
  vtt: 'text/vtt; charset=utf-8',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
};

const seconds = z.number().min(0).max(10_000_000).describe('Seconds on the time line of the video');

/** What is to be exported: spans of videos, in the order in which a film shows them. `start` and `end` in seconds. */
export const exportRequest = z.object({
  format: z.enum(EXPORT_FORMATS),
  title: z.string().trim().min(1).max(300).default('Frameseek'),
  items: z.array(z.object({ video: z.string().min(1).max(100), start: seconds, end: seconds, title: z.string().max(1_000).optional(),
    note: z.string().max(2_000).optional().describe('What somebody wrote about it: edit lists have it as a marker'),
    marker: z.boolean().optional().describe('It marks a place: edit lists have it as a marker of the items of its video in which it begins') })
    .refine(({ start, end }) => end > start, 'The end must lie behind the start').describe('end must lie behind start')).min(1).max(10_000),
  exact: z.boolean().default(false).describe('mp4 of one item: true begins at the very frame, encoded anew; false copies from the I-frame before'),
  width: z.number().int().min(16).max(8192).optional().describe('Pixels, for mp4, gif, webm and zip; never enlarged'),
  captions: z.boolean().default(true).describe('srt and vtt: true gives what is said, false the titles of the items; html and md: whether what is said stands in them'),
});
/** An export that has been parsed. */
export type ExportRequest = z.output<typeof exportRequest>;
