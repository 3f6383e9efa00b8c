import { isFault, faultMessage } from '@frameseek/core';
import { toolText } from './ffmpeg.ts';
import { installHint } from './install-hint.ts';
import { toTools, type MediaOptions } from './media-options.ts';

/** Whether a tool is there, for `doctor` and the health page. */
interface ToolStatus {
  readonly tool: 'ffmpeg' | 'ffprobe';
  readonly present: boolean;
  /** As the tool names it, for example `5.1.9-0+deb12u1`. */
  readonly version?: string;
  readonly path: string;
  /** Why it cannot be used, and what to do; absent when it is there. */
  readonly reason?: string;
  readonly install?: string;
}

/** Starts each tool once and asks for its version. Never rejects but with the signal. */
export const mediaTools = async (options: MediaOptions & { readonly signal: AbortSignal }): Promise<readonly ToolStatus[]> =>
  Promise.all((['ffmpeg', 'ffprobe'] as const).map((tool) => statusOf(tool, options)));

const statusOf = async (
  tool: ToolStatus['tool'],
  { signal, ...options }: MediaOptions & { readonly signal: AbortSignal },
): Promise<ToolStatus> => {
  const tools = toTools(options);
  const path = tools[tool];
  try {
    const text = await toolText(tools, { tool, args: ['-version'], path, signal });
    const version = /version (\S+)/.exec(text)?.[1];
    return { tool, present: true, path, ...(version !== undefined && { version }) };
  } catch (error) {
    if (!isFault(error)) throw error;
    return { tool, present: false, path, reason: faultMessage(error), install: installHint() };
  }
};
