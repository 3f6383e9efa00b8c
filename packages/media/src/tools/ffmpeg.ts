import type { ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import ffmpeg from 'fluent-ffmpeg';
import { Fault } from '@frameseek/core';
import { limitedCommand, type RunLimits } from './limited-command.ts';
import { openInputs } from './names/open-inputs.ts';
import { toolFault } from './tool-fault.ts';

/** Where the tools are, and how long one of them may keep its reader waiting. */
export interface Tools {
  readonly ffmpeg: string;
  readonly ffprobe: string;
  readonly timeLimitMs: number;
  /** Bytes of memory that one run may take; six gigabytes, or less on a small machine, unless it is said. */
  readonly memoryBytes?: number;
}

/** One run of one tool. */
export interface Run {
  readonly tool: 'ffmpeg' | 'ffprobe';
  readonly args: readonly string[];
  /** The file that is read or written, for the fault if it goes wrong. */
  readonly path: string;
  readonly signal: AbortSignal;
  /** Called with every line that the tool says on stderr, as it says it. */
  readonly onLine?: (line: string) => void;
  /** Seconds of processor time that it may take; a day unless it is said. */
  readonly cpuSeconds?: number;
  /** Its environment, where that is another than ours. */
  readonly env?: NodeJS.ProcessEnv;
}

/** The part of fluent-ffmpeg that starts a process and nothing else; its type package leaves these two out. */
interface Launcher {
  _getFfmpegPath(done: (error: Error | null, path: string) => void): void;
  _spawnFfmpeg(
    args: readonly string[],
    options: { readonly stdoutLines: number; readonly windowsHide: boolean; readonly stdio: readonly (string | number)[]; readonly env?: NodeJS.ProcessEnv },
    started: (child: ChildProcess, out: unknown, said: { callback(line: (text: string) => void): void }) => void,
    ended: (error?: Error | null) => void,
  ): void;
}

/** Lines of stderr that are kept to explain a failure. */
const KEPT_LINES = 20;

/**
 * The bytes that a tool writes to stdout, pulled: while nobody reads, the pipe is full and the tool waits. The process
 * belongs to this generator and is gone when it ends, whether by success, failure, abort or an early `break`. Rejects with
 * `media/timeout`, with what `toolFault` makes of the tool's last words, or with the signal's reason.
 */
export async function* toolOutput(tools: Tools, run: Run): AsyncGenerator<Buffer> {
  run.signal.throwIfAborted();
  const child = start(tools, run);
  const stop = (): void => void child.process.kill('SIGKILL');
  run.signal.addEventListener('abort', stop, { once: true });
  try {
    yield* withinLimit(child, tools.timeLimitMs, stop);
    const error = await child.ended;
    run.signal.throwIfAborted();
    if (child.timedOut) throw new Fault('media/timeout', { path: run.path, limitMs: tools.timeLimitMs });
    const { exitCode, signalCode } = child.process;
    if (error) throw toolFault(error, { tool: run.tool, path: run.path, stderr: child.stderrLines, exitCode, signalCode });
  } finally {
    run.signal.removeEventListener('abort', stop);
    stop();
    await child.ended;
  }
}

/** Bytes that a tool may write where all of it is kept in memory. */
const MAX_TEXT_BYTES = 32_000_000;

/** Everything a tool writes to stdout, as UTF-8: 32 MB at most, or it is `media/unreadable`. Rejects as `toolOutput` does. */
export const toolText = async (tools: Tools, run: Run): Promise<string> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of toolOutput(tools, run)) {
    bytes += chunk.length;
    if (bytes > MAX_TEXT_BYTES) throw new Fault('media/unreadable', { path: run.path, reason: `${run.tool} has too much to say of it` });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

/** Runs a tool whose output is a file. Rejects as `toolOutput` does. */
export const runTool = async (tools: Tools, run: Run): Promise<void> => {
  for await (const chunk of toolOutput(tools, run)) void chunk;
};

interface Child {
  readonly process: ChildProcess;
  /** Its last complaints. */
  readonly stderrLines: string[];
  /** Settles when process and pipes are closed, with what went wrong; never rejects. */
  readonly ended: Promise<Error | undefined>;
  timedOut: boolean;
}

const start = (tools: Tools, run: Run): Child => {
  const launcher = ffmpeg() as unknown as Launcher;
  using inputs = openInputs(run.args);
  // fluent-ffmpeg would look in the environment and keep one path for the whole process.
  const { command, args } = limitedCommand({ command: tools[run.tool], args: inputs.args }, limitsOf(tools, run));
  launcher._getFfmpegPath = (done) => done(null, command);
  const stderrLines: string[] = [];
  const { promise: ended, resolve: end } = Promise.withResolvers<Error | undefined>();
  let child: Child | undefined;
  const options = { stdoutLines: KEPT_LINES, windowsHide: true, stdio: ['ignore', 'pipe', 'pipe', ...inputs.descriptors], ...(run.env !== undefined && { env: run.env }) };
  launcher._spawnFfmpeg(args, options, (process, _out, ring) => {
    ring.callback((said) => {
      const line = inputs.named(said);
      run.onLine?.(line);
      if (isComplaint(line)) stderrLines.push(line);
      if (stderrLines.length > KEPT_LINES) stderrLines.shift();
    });
    child = { process, stderrLines, ended, timedOut: false };
  }, (error) => end(error ?? undefined));
  if (!child) throw new Fault('tool/failed', { tool: run.tool, reason: 'it could not be started' });
  return child;
};

const limitsOf = ({ memoryBytes }: Tools, { cpuSeconds }: Run): Partial<RunLimits> => ({
  ...(memoryBytes !== undefined && { memoryBytes }), ...(cpuSeconds !== undefined && { cpuSeconds }),
});

const isComplaint = (line: string): boolean => line.trim() !== '' && (!line.includes('[info]') || line.includes('received signal'));

/** Stdout of the child; the clock runs only while the reader waits for the tool, not while the tool waits for the reader. */
async function* withinLimit(child: Child, limitMs: number, stop: () => void): AsyncGenerator<Buffer> {
  const { stdout } = child.process;
  if (!stdout) return;
  const expire = (): void => {
    child.timedOut = true;
    stop();
  };
  let timer = setTimeout(expire, limitMs);
  try {
    for await (const chunk of stdout as AsyncIterable<Buffer>) {
      clearTimeout(timer);
      yield chunk;
      timer = setTimeout(expire, limitMs);
    }
    await child.ended;
  } finally {
    clearTimeout(timer);
  }
}

/** Demuxers that may open a file. Playlists are left out: a playlist named .mp4 could make ffmpeg read other files. */
const DEMUXERS = [
  'mov', 'matroska', 'avi', 'mpegts', 'mpeg', 'mpegvideo', 'm4v', 'flv', 'asf', 'ogg', 'mp3', 'wav', 'w64', 'flac', 'aac',
  'ac3', 'eac3', 'dts', 'amr', 'aiff', 'caf', 'rm', 'mxf', 'gxf', 'dv', 'h264', 'hevc', 'ivf', 'nut', 'wtv', 'wv', 'ape',
  'tta', 'gif', 'obu', 'srt', 'webvtt', 'ass',
].join(',');

/** Pixels of one picture: 8K video has 33 million. A file of a few kilobytes can claim to be larger than all memory. */
export const MAX_PIXELS = 100_000_000;

/** `-i` for a media file: only this file, no network, no pattern or option hidden in its name. */
export const inputArgs = (path: string): string[] => [
  '-max_pixels', String(MAX_PIXELS), '-protocol_whitelist', 'file,pipe', '-format_whitelist', DEMUXERS, '-i', `file:${resolve(path)}`,
];

/** What every ffmpeg run starts with. Levels are printed so that complaints can be told from news. */
export const FFMPEG_ARGS: readonly string[] = ['-nostdin', '-hide_banner', '-nostats', '-loglevel', 'repeat+level+info'];
