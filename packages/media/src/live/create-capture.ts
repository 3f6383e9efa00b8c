import type { StreamCapture } from '@frameseek/core';
import { runTool, FFMPEG_ARGS, inputArgs } from '../tools/ffmpeg.ts';
import { toTools, type MediaOptions } from '../tools/media-options.ts';
import { makeFileAtomic } from '../tools/write-file-atomic.ts';
import { captureStream, type CaptureTools } from './capture-stream.ts';
import { shiftFragment, tracksOf } from './fragment-boxes.ts';

/** Records streams by ffmpeg. `proxy`: as in `CaptureTools`; without it streams of the web are refused. */
export const createCapture = ({ proxy, ...options }: MediaOptions & Pick<CaptureTools, 'proxy'> = {}): StreamCapture => {
  const tools: CaptureTools = { ...toTools(options), ...(proxy !== undefined && { proxy }) };
  return {
    capture: (address, capture) => captureStream(tools, address, capture),
    shiftFragment: (head, fragment, seconds) => shiftFragment(Buffer.from(fragment), tracksOf(Buffer.from(head)), seconds),
    finishRecording: (path, { signal }) => makeFileAtomic(path, (draft) => runTool(tools, {
      tool: 'ffmpeg', path, signal,
      args: [...FFMPEG_ARGS, ...inputArgs(path), '-map', '0', '-c', 'copy', '-movflags', '+faststart', '-f', 'mp4', `file:${draft}`],
    })),
  };
};
