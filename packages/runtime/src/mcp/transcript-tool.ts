import { clockTime, overlaps } from '@frameseek/core';
import { findVideo } from '@frameseek/engine';
import { z } from 'zod';
import type { McpTool } from './mcp-tool.ts';

const seconds = z.number().min(0).describe('Seconds on the time line of the video');
const input = z.object({
  video: z.string().describe('The video: its id or the start of it, its title, or its path'),
  start: seconds.optional().describe('From here on; absent: from the beginning'),
  end: seconds.optional().describe('Up to here; absent: to the end, as far as one answer holds'),
});
const output = z.object({
  cues: z.array(z.object({ start: seconds, end: seconds, text: z.string() })),
  next: seconds.optional().describe('There is more from here on'),
});

/** Cues of one answer: some twenty minutes of talk. */
const MAX_CUES = 400;

/** `transcript`: the cues of a stretch of a video, at most 400 at once; seconds. */
export const transcriptTool: McpTool<typeof input> = {
  name: 'transcript',
  title: 'Read the transcript',
  description: 'Reads what is said in a video, with times.',
  input,
  output,
  run: ({ video: named, start = 0, end = Number.MAX_SAFE_INTEGER }, { engine }) => {
    const within = engine.cues(findVideo(engine.videos(), named).id).filter((cue) => overlaps(cue, { start, end }));
    const cues = within.slice(0, MAX_CUES).map(({ start: from, end: to, text }) => ({ start: from, end: to, text }));
    const next = within[MAX_CUES]?.start;
    const lines = cues.map((cue) => `${clockTime(cue.start)} ${cue.text}`);
    const text = lines.length === 0 ? 'Nothing is said there.' : [...lines, ...(next === undefined ? [] : [`There is more from ${next} s on.`])].join('\n');
    return { content: [{ type: 'text', text }], structuredContent: { cues, ...(next !== undefined && { next }) } };
  },
};
