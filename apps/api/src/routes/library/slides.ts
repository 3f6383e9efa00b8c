import { readFile } from 'node:fs/promises';
import { slidesToMarkdown, wire } from '@frameseek/core';
import { safeName } from '../../files/safe-name.ts';
import { jsonEndpoint, rawEndpoint, type Endpoint } from '../../http/endpoint.ts';
import { REVALIDATED } from '../../http/send-file.ts';
import { videoParams } from '../video-params.ts';

/** Pixels of the width of pictures in a file: slides must be legible. */
const PICTURE_WIDTH = 960;

/** The slides of a talk or a screen recording: listed, and as a file with their pictures. */
export const slideEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'get',
    path: '/api/videos/:id/slides',
    summary: 'The slides of a film of slides, with titles and times; none of other films',
    params: videoParams,
    response: wire.slideList,
    faults: ['library/unknown-video'],
    run: ({ params }, { runtime }) => ({
      slides: runtime.engine.slides(params.id).map((slide) => ({ ...slide, lines: [...slide.lines], shown: [...slide.shown] })),
    }),
  }),
  rawEndpoint({
    method: 'get',
    path: '/api/videos/:id/slides.md',
    rate: 'heavy',
    summary: 'The slides as Markdown, their pictures in it',
    params: videoParams,
    status: 200,
    type: 'text/markdown',
    faults: ['library/unknown-video', 'file/missing', 'media/decode-failed'],
    handle: async ({ params: { id } }, { runtime: { engine }, res, signal }) => {
      const slides = engine.slides(id);
      const pictures = new Map<number, string>();
      for (const { at } of slides) {
        const picture = await readFile(await engine.thumbnail(id, { at, width: PICTURE_WIDTH, signal }));
        pictures.set(at, `data:image/jpeg;base64,${picture.toString('base64')}`);
      }
      const { title } = engine.record(id);
      const text = slidesToMarkdown(title, slides, (at) => pictures.get(at) ?? '');
      res.attachment(safeName(`${title.replaceAll(/[/\\]/gu, '_')} slides.md`));
      res.set({ 'Content-Type': 'text/markdown; charset=utf-8', 'Cache-Control': REVALIDATED }).send(Buffer.from(text));
    },
  }),
];
