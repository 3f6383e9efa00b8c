import { CHAPTER_FORMATS, chapterFile, highlight, insightKey, toSrt, toVtt, type ChapterFormat, type Highlight } from '@frameseek/core';
import { z } from 'zod';
import { jsonEndpoint, rawEndpoint, type Call, type Endpoint } from '../../http/endpoint.ts';
import { temporaryFile } from '../../files/temporary-file.ts';
import { safeName } from '../../files/safe-name.ts';
import { FILE_STATUSES, REVALIDATED, sendFile } from '../../http/send-file.ts';
import { videoParams } from '../video-params.ts';

const PICTURES = ['storyboard', 'waveform', 'spectrogram'] as const;
const CHAPTER_TYPES: Readonly<Record<ChapterFormat, string>> = {
  vtt: 'text/vtt; charset=utf-8', txt: 'text/plain; charset=utf-8', ffmetadata: 'text/plain; charset=utf-8',
};
const CHAPTER_SUMMARIES: Readonly<Record<ChapterFormat, string>> = {
  vtt: 'The chapters as WebVTT', txt: 'The chapters as a list for the description of a video on YouTube', ffmetadata: 'The chapters as metadata that ffmpeg writes into a file',
};
const SUBTITLE_TYPES = { vtt: 'text/vtt; charset=utf-8', srt: 'application/x-subrip; charset=utf-8' } as const;
const languageQuery = z.object({ language: z.string().min(2).max(20).describe('Of the translation that was made into it, such as `de`') });
const wishQuery = z.object({ wish: z.string().trim().min(1).max(300).optional().describe('Of the highlights that were made for this wish') });

/** Files made of insights: pictures, lists, and the film of the highlights. Each is there once its insight was made. */
export const insightFileEndpoints: readonly Endpoint[] = [
  ...PICTURES.map((picture) => rawEndpoint({
    method: 'get',
    path: `/api/videos/:id/${picture}.png`,
    summary: picture === 'storyboard' ? 'Pictures of the video in rows, with their times' : `The ${picture} of the sound`,
    params: videoParams,
    status: 200,
    type: 'image/png',
    faults: ['library/unknown-video', 'library/nothing-made', 'file/missing'],
    also: FILE_STATUSES,
    handle: async ({ params }, { runtime, res }) => {
      await sendFile(res, runtime.engine.insights.picture(params.id, picture), { type: 'image/png', cache: REVALIDATED });
    },
  })),
  rawEndpoint({
    method: 'get',
    path: '/api/videos/:id/shots.csv',
    summary: 'Every shot with its times, and what is said, shown and described in it',
    params: videoParams,
    status: 200,
    type: 'text/csv',
    faults: ['library/unknown-video'],
    handle: ({ params }, call) => sendTextFile(call, { id: params.id, text: call.runtime.engine.insights.shotList(params.id), name: 'shots.csv', type: 'text/csv; charset=utf-8' }),
  }),
  ...CHAPTER_FORMATS.map((format) => rawEndpoint({
    method: 'get',
    path: `/api/videos/:id/chapters.${format}`,
    summary: CHAPTER_SUMMARIES[format],
    params: videoParams,
    status: 200,
    type: CHAPTER_TYPES[format].split(';')[0] ?? 'text/plain',
    faults: ['library/unknown-video', 'library/nothing-made'],
    handle: ({ params }, call) => {
      const { data } = call.runtime.engine.insights.get(params.id, 'chapters');
      sendTextFile(call, { id: params.id, text: chapterFile(data, format), name: `chapters.${format}`, type: CHAPTER_TYPES[format] });
    },
  })),
  ...(['vtt', 'srt'] as const).map((format) => rawEndpoint({
    method: 'get',
    path: `/api/videos/:id/translation.${format}`,
    summary: `What is said, in the language into which it was translated, as ${format === 'vtt' ? 'WebVTT' : 'SubRip'}`,
    params: videoParams,
    query: languageQuery,
    status: 200,
    type: SUBTITLE_TYPES[format].split(';')[0] ?? 'text/plain',
    faults: ['library/unknown-video', 'library/nothing-made'],
    handle: ({ params, query: { language } }, call) => {
      const { data } = call.runtime.engine.insights.get(params.id, 'translation', insightKey({ kind: 'translation', language }));
      const said = data.filter(({ of }) => of === 'said');
      sendTextFile(call, { id: params.id, text: format === 'vtt' ? toVtt(said) : toSrt(said), name: `${language}.${format}`, type: SUBTITLE_TYPES[format] });
    },
  })),
  jsonEndpoint({
    method: 'get',
    path: '/api/videos/:id/highlights.json',
    summary: 'The highlights as a list, in the order of the video',
    params: videoParams,
    query: wishQuery,
    response: z.object({ highlights: z.array(highlight) }),
    faults: ['library/unknown-video', 'library/nothing-made'],
    run: ({ params, query }, call) => ({ highlights: [...highlightsOf(call, params.id, query.wish)] }),
  }),
  rawEndpoint({
    method: 'get',
    path: '/api/videos/:id/highlights.mp4',
    rate: 'heavy',
    summary: 'The highlights as one film',
    params: videoParams,
    query: wishQuery,
    status: 200,
    type: 'video/mp4',
    faults: ['library/unknown-video', 'library/nothing-made', 'file/missing', 'media/decode-failed', 'file/disk-full'],
    also: FILE_STATUSES,
    handle: async ({ params, query }, call) => {
      const { runtime, res, signal } = call;
      const items = highlightsOf(call, params.id, query.wish).map(({ start, end }) => ({ video: params.id, start, end }));
      await using file = await temporaryFile(runtime.config, 'mp4');
      await runtime.engine.exportFilm({ format: 'mp4', title: nameOf(call, params.id), items, exact: true, captions: false }, { target: file.path, signal });
      res.attachment(safeName(`${nameOf(call, params.id)} highlights.mp4`));
      await sendFile(res, file.path, { type: 'video/mp4', cache: 'private, no-store' });
    },
  }),
];

const highlightsOf = ({ runtime }: Call, id: string, wish: string | undefined): readonly Highlight[] =>
  runtime.engine.insights.get(id, 'highlights', insightKey({ kind: 'highlights', ...(wish !== undefined && { wish }) })).data;

const nameOf = ({ runtime }: Call, id: string): string => runtime.engine.record(id).title.replaceAll(/[/\\]/gu, '_');

interface TextFile {
  readonly id: string;
  readonly text: string;
  readonly name: string;
  readonly type: string;
}

const sendTextFile = (call: Call, { id, text, name, type }: TextFile): void => {
  call.res.attachment(safeName(`${nameOf(call, id)} ${name}`)).set({ 'Content-Type': type, 'Cache-Control': REVALIDATED }).send(Buffer.from(text));
};
