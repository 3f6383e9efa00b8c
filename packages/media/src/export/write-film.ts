import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Fault, isFaultOf, type ClipFormat, type ClipMade, type ClipOptions, type Probe } from '@frameseek/core';
import type { Tools } from '../tools/ffmpeg.ts';
import { seenPicture } from '../frames/seen-picture.ts';
import { probeFile } from '../probe/probe-file.ts';
import { SEEK_STEPS_BACK } from '../probe/timeline.ts';
import { concatList } from './concat-list.ts';
import { encode } from './encode.ts';
import { clipSeconds, filterGraph, type FilterGraph } from './filter-graph.ts';
import { filmShape, type FilmShape } from './film-shape.ts';
import type { PlacedPart } from './place-part.ts';
import { writeGif } from './write-gif.ts';

/** Parts of the longest film. */
const MAX_PARTS = 500;

/** Encodes the parts anew, one after the other, as one film. Rejects with `input/invalid` for more than 500 parts. */
export const writeFilm = async (tools: Tools, parts: readonly PlacedPart[], options: ClipOptions): Promise<ClipMade> => {
  if (parts.length > MAX_PARTS) throw new Fault('input/invalid', { problems: [`a film is made of ${MAX_PARTS} parts at most, not of ${parts.length}`] });
  const shape = filmShape(parts, options);
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) await writePart(tools, only, { ...options, shape, write: (film) => writeGraph(tools, film, { ...options, path: only.path }) });
  else await writeInSteps(tools, parts, { ...options, shape });
  return { spans: parts.map(({ start, first = start, end }) => ({ start: first, end })), copied: false };
};

interface FilmOptions extends ClipOptions {
  readonly shape: FilmShape;
}

interface PartOptions extends FilmOptions {
  readonly write: (film: FilterGraph) => Promise<void>;
}

/** Seconds by which a clip may be shorter than it should be: the last frames of a file may be missing. */
const SHORT = 0.5;

/** Writes one part, from ever further back where a seek landed too late. */
const writePart = async (tools: Tools, part: PlacedPart, options: PartOptions): Promise<void> => {
  const seen = await seenPicture(tools, part.probe);
  for (const back of SEEK_STEPS_BACK) {
    const earlier = { ...part, seek: Math.max(0, part.seek - back) };
    const film = filterGraph(earlier, options.shape, seen);
    await options.write(film);
    const isLast = earlier.seek === 0;
    if ((await isComplete(tools, film.seconds, options)) || (isLast && (await isPlayable(tools, options)))) return;
    if (isLast) throw nothingDecoded(part);
  }
};

/** A file may be cut short: then there is less than its head says, or nothing. */
const nothingDecoded = (part: PlacedPart): Fault =>
  new Fault('media/decode-failed', { path: part.path, reason: 'nothing of this stretch can be decoded' });

/** Whether it is as long as it should be, with a picture where it should have one. */
const isComplete = async (tools: Tools, seconds: number, options: FilmOptions): Promise<boolean> => {
  const made = await probed(tools, options);
  return made !== undefined && (made.duration >= seconds - SHORT || (options.format === 'gif' && made.duration === 0)) && hasPicture(made, options);
};

/** Whether anything came out that can be played. */
const isPlayable = async (tools: Tools, options: FilmOptions): Promise<boolean> => {
  const made = await probed(tools, options);
  return made !== undefined && hasPicture(made, options);
};

const hasPicture = ({ video }: Probe, { shape }: FilmOptions): boolean => (video !== undefined) === (shape.picture !== undefined);

/** Undefined where nothing came out: of a seek behind the end, or of a file that is cut short. */
const probed = async (tools: Tools, { target, signal }: FilmOptions): Promise<Probe | undefined> => {
  try {
    return await probeFile(tools, target, signal);
  } catch (error) {
    if (isFaultOf(error, 'media/unreadable') || isFaultOf(error, 'file/empty')) return undefined;
    throw error;
  }
};

const writeGraph = async (tools: Tools, film: FilterGraph, options: ClipOptions & { readonly path: string }): Promise<void> => {
  const { target, format, path, signal, report } = options;
  if (format === 'gif') return writeGif(tools, film, options);
  const args = [
    ...film.inputs, ...film.graphs.flatMap((graph) => ['-filter_complex', graph]), ...film.maps, '-map_chapters', '-1', '-map_metadata', '-1', '-sn', '-dn',
    ...PICTURE[format], ...SOUND[format], ...container(format), `file:${target}`,
  ];
  await encode(tools, { args, path, signal, seconds: film.seconds, ...(report !== undefined && { report }) });
};

type Coded = Exclude<ClipFormat, 'gif'>;
/** Quality that is hard to tell from the source (x264's CRF 18, VP9's 31), at a speed that two cores can keep. */
const PICTURE: Readonly<Record<Coded, readonly string[]>> = {
  mp4: ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18'],
  webm: ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '5', '-row-mt', '1', '-crf', '31', '-b:v', '0'],
};
const SOUND: Readonly<Record<Coded, readonly string[]>> = { mp4: ['-c:a', 'aac', '-b:a', '192k'], webm: ['-c:a', 'libopus', '-b:a', '128k'] };
const container = (format: Coded): string[] => (format === 'mp4' ? ['-movflags', '+faststart', '-f', 'mp4'] : ['-f', 'webm']);

/**
 * Every part into a file of its own, with sound that nothing was left out of, so that picture and sound end at the same
 * sample; then all of them joined, the picture as it is.
 */
const writeInSteps = async (tools: Tools, parts: readonly PlacedPart[], options: FilmOptions): Promise<void> => {
  const { target, signal, report } = options;
  const folder = await mkdtemp(join(dirname(target), '.film-'));
  try {
    const files: string[] = [];
    for (const [index, part] of parts.entries()) {
      const file = join(folder, `${index}.mkv`);
      await writeStep(tools, part, { ...options, target: file, report: (done) => report?.((index + done) / (parts.length + 1)) });
      files.push(file);
    }
    const list = join(folder, 'list.txt');
    const seconds = parts.map((part) => clipSeconds(part, options.shape));
    await writeFile(list, concatList(files, seconds));
    const input = ['-protocol_whitelist', 'file', '-format_whitelist', 'concat,matroska', '-f', 'concat', '-safe', '0', '-i', `file:${list}`];
    if (options.format === 'gif') {
      const whole = { inputs: input, graphs: ['[0:V:0]null[v]'], maps: [], seconds: seconds.reduce((sum, length) => sum + length, 0) };
      await writeGif(tools, whole, { target, path: list, signal });
    } else {
      const copy = ['-map', '0', '-c:v', 'copy', ...SOUND[options.format], ...container(options.format)];
      await encode(tools, { args: [...input, ...copy, `file:${target}`], path: list, signal, seconds: 0 });
    }
    report?.(1);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};

const writeStep = (tools: Tools, part: PlacedPart, options: FilmOptions): Promise<void> => {
  const { format, target, signal, report } = options;
  const write = ({ inputs, graphs, maps, seconds }: FilterGraph): Promise<void> => {
    const args = [
      ...inputs, ...graphs.flatMap((graph) => ['-filter_complex', graph]), ...maps, '-map_chapters', '-1', '-map_metadata', '-1',
      ...PICTURE[format === 'gif' ? 'mp4' : format], '-c:a', 'pcm_s16le', '-f', 'matroska', `file:${target}`,
    ];
    return encode(tools, { args, path: part.path, signal, seconds, ...(report !== undefined && { report }) });
  };
  return writePart(tools, part, { ...options, write });
};
