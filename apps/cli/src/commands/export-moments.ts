import { writeFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { CLIP_FORMATS, DOCUMENT_FORMATS, EXPORT_FORMATS, Fault, clockTime, exportRequest, type ExportFormat, type ExportRequest } from '@frameseek/core';
import { findVideo, type Engine } from '@frameseek/runtime';
import { Presets, SingleBar } from 'cli-progress';
import { EXIT, type ExitCode } from '../session/exit-code.ts';
import { withRuntime, type Session } from '../session/session.ts';
import { printable } from '../terminal/format.ts';

/** The flags of `export`. */
export interface ExportOptions {
  /** Seconds, as `to` and `at`. */
  readonly from?: number;
  readonly to?: number;
  /** Of a single frame. */
  readonly at?: number;
  readonly query?: string;
  /** Also where nothing matches: the moments that `search` shows then. */
  readonly nearest?: true;
  readonly limit: number;
  readonly format?: ExportFormat | 'png';
  readonly out?: string;
  readonly title?: string;
  readonly exact?: true;
  readonly width?: number;
  /** False: `--no-captions`, titles instead of what is said. */
  readonly captions: boolean;
}

/** `export`: a stretch of a video, or the moments of a search, as a clip, a film, a picture or a list. */
export const exportMoments = (session: Session, named: string | undefined, options: ExportOptions): Promise<ExitCode> =>
  withRuntime(session, async ({ engine }) => {
    const format = options.format ?? formatOf(options);
    const video = named === undefined ? undefined : findVideo(engine.videos(), named);
    if (format === 'png') {
      if (video === undefined) throw invalidInput('a picture needs a video');
      await engine.still(video.id, { at: options.at ?? options.from ?? 0, target: targetOf(options, format), signal: session.signal });
      console.error(`Written: ${printable(targetOf(options, format))}`);
      return EXIT.done;
    }
    const found = options.query === undefined ? undefined : await searchedItems(engine, options.query, { video: video?.id, limit: options.limit, nearest: options.nearest === true, signal: session.signal });
    if (found?.length === 0) {
      console.error(options.nearest === true ? 'Nothing matches.' : 'Nothing matches well. --nearest exports what search shows as nearest.');
      return EXIT.failed;
    }
    const request = requestOf({ format, options, items: found ?? [spanItem(video, options)], title: options.title ?? options.query ?? video?.title });
    if (format === 'zip') await exportPackage(engine, request, { target: targetOf(options, format), signal: session.signal });
    else if (isClip(format)) await exportFilm(engine, request, { target: targetOf(options, format), signal: session.signal });
    else await writeList(isDocument(format) ? await engine.exportDocument(request, session) : engine.exportList(request), options.out);
    return EXIT.done;
  });

type Item = ExportRequest['items'][number];

const invalidInput = (problem: string): Fault => new Fault('input/invalid', { problems: [problem] });
const isDocument = (format: ExportFormat): boolean => (DOCUMENT_FORMATS as readonly string[]).includes(format);
const isClip = (format: ExportFormat): boolean => (CLIP_FORMATS as readonly string[]).includes(format);

/** By the ending of the file that is to be written. */
const formatOf = ({ out, at }: ExportOptions): ExportFormat | 'png' => {
  if (out === undefined) return at === undefined ? 'mp4' : 'png';
  const ending = extname(out).slice(1).toLowerCase();
  const known = [...EXPORT_FORMATS, 'png' as const].find((format) => format === ending);
  if (known === undefined) throw invalidInput(`what to write is not clear from ${out}; name a --format`);
  return known;
};

const targetOf = ({ out }: ExportOptions, format: string): string => {
  if (out === undefined) throw invalidInput(`a ${format} needs a file to be written to: --out name.${format}`);
  return resolve(out);
};

/** What matches; the nearest where nothing does only if they are asked for. */
const searchedItems = async (
  engine: Engine,
  query: string,
  { video, limit, nearest, signal }: { video: string | undefined; limit: number; nearest: boolean; signal: AbortSignal },
): Promise<Item[]> => {
  const { match, moments } = await engine.search({ query, limit, ...(video !== undefined && { videoIds: [video] }) }, { signal });
  if (!match && !nearest) return [];
  return moments.map(({ video: { id, title }, start, end }) => ({ video: id, start, end, title: `${title} ${clockTime(start)}` }));
};

/** What reaches beyond the end of the video ends there, and it is said. */
const spanItem = (video: ReturnType<Engine['videos']>[number] | undefined, { from = 0, to }: ExportOptions): Item => {
  if (video === undefined) throw invalidInput('name a video, or a --query');
  const duration = video.probe?.duration ?? 0;
  const end = duration > 0 ? Math.min(to ?? duration, duration) : to ?? 0;
  if (to !== undefined && end < to && from < end) console.error(`${printable(video.title)} lasts ${clockTime(duration)}; the clip ends there.`);
  if (to !== undefined && from >= end && from < to) throw invalidInput(`--from must lie before the end; ${video.title} lasts ${clockTime(duration)}`);
  if (end <= from) throw invalidInput(`--to must lie behind --from; ${video.title} lasts ${clockTime(duration)}`);
  return { video: video.id, start: from, end };
};

interface RequestParts {
  readonly format: ExportFormat;
  readonly options: ExportOptions;
  readonly items: readonly Item[];
  readonly title: string | undefined;
}

const requestOf = ({ format, options: { exact, width, captions }, items, title }: RequestParts): ExportRequest => {
  const parsed = exportRequest.safeParse({ format, items, exact: exact === true, width, captions, title: title?.slice(0, 300) });
  if (parsed.success) return parsed.data;
  throw new Fault('input/invalid', { problems: parsed.error.issues.map(({ message }) => message) });
};

interface Target {
  readonly target: string;
  readonly signal: AbortSignal;
}

const exportFilm = async (engine: Engine, request: ExportRequest, { target, signal }: Target): Promise<void> => {
  const { spans: [span], copied } = await withBar((report) => engine.exportFilm(request, { target, signal, report }));
  if (copied && span !== undefined) console.error(`Copied from ${clockTime(span.start)} to ${clockTime(span.end)}; --exact begins at the very frame.`);
  console.error(`Written: ${printable(target)}`);
};

const exportPackage = async (engine: Engine, request: ExportRequest, { target, signal }: Target): Promise<void> => {
  await withBar((report) => engine.exportPackage(request, { target, signal, report }));
  console.error(`Written: ${printable(target)}`);
};

/** How far it is, 0 to 1, stands in the terminal until it is done. */
const withBar = async <T>(work: (report: (done: number) => void) => Promise<T>): Promise<T> => {
  const bar = new SingleBar({ format: 'encoding {bar} {percentage} %', stream: process.stderr, clearOnComplete: true }, Presets.shades_grey);
  if (process.stderr.isTTY) bar.start(100, 0);
  try {
    return await work((done) => bar.update(Math.round(done * 100)));
  } finally {
    bar.stop();
  }
};

const writeList = async (text: string, out: string | undefined): Promise<void> => {
  if (out === undefined) {
    process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    return;
  }
  const target = resolve(out);
  await writeFile(target, text).catch((cause: unknown) => {
    throw new Fault('file/forbidden', { path: target, wanted: 'write' }, { cause });
  });
  console.error(`Written: ${printable(target)}`);
};
