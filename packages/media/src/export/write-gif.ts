import { rm } from 'node:fs/promises';
import { Fault } from '@frameseek/core';
import { FFMPEG_ARGS, runTool, type Tools } from '../tools/ffmpeg.ts';
import { encode, type EncodeRun } from './encode.ts';
import type { FilterGraph } from './filter-graph.ts';

/** A GIF keeps every frame as a picture of its own, and browsers keep all of them in memory. */
const MAX_GIF_SECONDS = 60;

/**
 * Writes a GIF of the first graph with the 256 colours that suit it best. They are found in a pass of their own: finding and using them in
 * one would keep every frame in memory. Rejects with `input/invalid` beyond a minute, else as `toolOutput` does.
 */
export const writeGif = async (
  tools: Tools,
  { inputs, graphs: [graph = ''], seconds }: FilterGraph,
  { target, path, signal, report }: Omit<EncodeRun, 'args' | 'seconds'> & { readonly target: string },
): Promise<void> => {
  if (seconds > MAX_GIF_SECONDS) throw new Fault('input/invalid', { problems: [`a GIF may last ${MAX_GIF_SECONDS} s, not ${Math.ceil(seconds)} s`] });
  const palette = `${target}.png`;
  const run = { tool: 'ffmpeg', path, signal } as const;
  try {
    await runTool(tools, {
      ...run,
      args: [
        ...FFMPEG_ARGS, '-y', ...inputs, '-filter_complex', `${graph};[v]palettegen=stats_mode=diff[p]`, '-map', '[p]', '-frames:v', '1',
        '-f', 'image2', '-update', '1', '-c:v', 'png', `file:${palette}`,
      ],
    });
    const count = inputs.filter((arg) => arg === '-i').length;
    const args = [
      ...inputs, '-protocol_whitelist', 'file', '-f', 'image2', '-pattern_type', 'none', '-c:v', 'png', '-i', `file:${palette}`,
      '-filter_complex', `${graph};[v][${count}:v]paletteuse=dither=bayer:bayer_scale=4:diff_mode=rectangle[g]`, '-map', '[g]',
      '-loop', '0', '-f', 'gif', `file:${target}`,
    ];
    await encode(tools, { args, path, signal, seconds, ...(report !== undefined && { report }) });
  } finally {
    await rm(palette, { force: true });
  }
};
