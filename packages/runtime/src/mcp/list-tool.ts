import { clockTime, wire } from '@frameseek/core';
import { z } from 'zod';
import type { McpTool } from './mcp-tool.ts';

const input = z.object({});
const output = z.object({
  videos: z.array(wire.videoSummary.pick({ id: true, title: true, path: true, addedAt: true, duration: true, hasVideo: true, hasAudio: true, tags: true })),
});

/** `list`: every video of the library with its id and length in seconds. */
export const listTool: McpTool<typeof input> = {
  name: 'list',
  title: 'List the videos',
  description: 'Lists the videos of the library with their ids, titles and lengths in seconds.',
  input,
  output,
  run: (_input, { engine }) => {
    const videos = engine.videos().map(({ id, title, path, addedAt, probe, tags = [] }) => ({
      id, title, path, addedAt, tags: [...tags], duration: probe?.duration ?? 0, hasVideo: probe?.video !== undefined, hasAudio: (probe?.audio.length ?? 0) > 0,
    }));
    const lines = videos.map(({ id, title, duration }) => `${title} (${id}), ${clockTime(duration)}`);
    return { content: [{ type: 'text', text: lines.join('\n') || 'The library is empty.' }], structuredContent: { videos } };
  },
};
