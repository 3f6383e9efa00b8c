import type { StreamCapture } from '@frameseek/core';
import { probeFile } from '../probe/probe-file.ts';
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
    finishRecording: (path, { signal }) => makeFileAtomic(path, async (draft) => {
      await runTool(tools, {
        tool: 'ffmpeg', path, signal,
        // By itself ffmpeg takes a disk that is full at the end of a film for no failure.
        args: [...FFMPEG_ARGS, '-xerror', ...inputArgs(path), '-map', '0', '-c', 'copy', '-movflags', '+faststart', '-f', 'mp4', `file:${draft}`],
      });
      // It takes the place of the recording: only what can be read may.
      await probeFile(tools, draft, signal);
    }),
  };
};
