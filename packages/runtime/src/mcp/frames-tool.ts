import { MAX_LOOK_AT_PICTURES, clockTime } from '@frameseek/core';
import { findVideo } from '@frameseek/engine';
import { z } from 'zod';
import type { McpTool } from './mcp-tool.ts';

const seconds = z.number().min(0).describe('Seconds on the time line of the video');
const input = z.object({
  video: z.string().describe('The video: its id or the start of it, its title, or its path'),
  times: z.array(seconds).min(1).max(MAX_LOOK_AT_PICTURES).optional().describe('Times of the pictures; absent: spread over start to end'),
  start: seconds.optional(),
  end: seconds.optional(),
  width: z.number().int().min(64).max(1_280).default(512).describe('Pixels; never enlarged'),
});

/** Pictures over a stretch. */
const SPREAD = 4;

/** `moment_frames`: JPEGs of a video at given times, or spread over a stretch; seconds. */
export const framesTool: McpTool<typeof input> = {
  name: 'moment_frames',
  title: 'Pictures of a moment',
  description: `Shows pictures of a video in the order of time, each after its time: at the times given, or ${SPREAD} over a stretch.`,
  input,
  run: async ({ video: named, times, start = 0, end, width }, { engine, signal }) => {
    const last = end ?? start + 1;
    const wanted = times ?? Array.from({ length: SPREAD }, (_, index) => start + ((index + 0.5) * Math.max(0, last - start)) / SPREAD);
    const pictures = await engine.jpegs(findVideo(engine.videos(), named).id, { times: wanted, width, signal });
    if (pictures.length === 0) return { isError: true, content: [{ type: 'text', text: 'The video has no picture there.' }] };
    return {
      content: pictures.flatMap(({ at, jpeg }) => [
        { type: 'text' as const, text: `${at.toFixed(2)} s (${clockTime(at)})` },
        { type: 'image' as const, mimeType: 'image/jpeg', data: Buffer.from(jpeg).toString('base64') },
      ]),
    };
  },
};
