import { Fault, type ClipFormat, type ClipMade, type ClipOptions, type ClipPart } from '@frameseek/core';
import type { Tools } from '../ffmpeg.ts';
import { probeFile } from '../probe.ts';
import { makeWhole } from '../write-whole.ts';
import { canCopy, copyPart } from './copy-part.ts';
import { encode } from './encode.ts';
import { filmGraph, type FilmGraph } from './film-graph.ts';
import { filmShape, type FilmShape } from './film-shape.ts';
import { placePart, type PlacedPart } from './place-part.ts';
import { writeGif } from './write-gif.ts';

/** Writes one part as a clip, or several as one film; whole or not at all. */
export const writeClip = async (tools: Tools, parts: readonly ClipPart[], options: ClipOptions): Promise<ClipMade> => {
  const placed: PlacedPart[] = [];
  for (const part of parts) placed.push(await placePart(tools, part, options));
  const [only, ...others] = placed;
  if (only === undefined) throw new Fault('input/invalid', { problems: ['a clip needs at least one part'] });
  if (others.length === 0 && canCopy(only, options)) {
    return makeWhole(options.target, (target) => copyPart(tools, only, { ...options, target }));
  }
  return makeWhole(options.target, (target) => film(tools, placed, { ...options, target }));
};

/** Seconds by which a clip may be shorter than it should be: the last frames of a file may be missing. */
const SHORT = 0.5;
/** Seconds by which decoding begins earlier when a seek landed too late, before the file is read from its beginning. */
const FURTHER_BACK = [0, 12, Infinity];

const film = async (tools: Tools, parts: readonly PlacedPart[], options: ClipOptions): Promise<ClipMade> => {
  const shape = filmShape(parts, options);
  for (const back of FURTHER_BACK) {
    const earlier = parts.map((part) => ({ ...part, seek: Math.max(0, part.seek - back) }));
    const film = filmGraph(earlier, shape);
    await write(tools, film, { ...options, path: parts[0]?.path ?? '', shape });
    const whole = await isWhole(tools, film.seconds, options);
    if (whole || earlier.every(({ seek }) => seek === 0)) break;
  }
  return { spans: parts.map(({ start, end }) => ({ start, end })), copied: false };
};

const isWhole = async (tools: Tools, seconds: number, { target, format, signal }: ClipOptions): Promise<boolean> => {
  // Nothing came out of a seek behind the end: ffprobe finds no stream, or none with a length.
  const made = await probeFile(tools, target, signal).catch((error: unknown) => {
    if (error instanceof Fault && (error.code === 'media/unreadable' || error.code === 'file/empty')) return undefined;
    throw error;
  });
  return made !== undefined && (made.duration >= seconds - SHORT || (format === 'gif' && made.duration === 0));
};

interface WriteOptions extends ClipOptions {
  readonly path: string;
  readonly shape: FilmShape;
}

const write = async (tools: Tools, film: FilmGraph, options: WriteOptions): Promise<void> => {
  const { target, format, path, signal, report } = options;
  if (format === 'gif') return writeGif(tools, film, options);
  const args = [
    ...film.inputs, '-filter_complex', film.graph, ...film.maps, '-map_chapters', '-1', '-map_metadata', '-1', '-sn', '-dn', ...CODECS[format], `file:${target}`,
  ];
  await encode(tools, { args, path, signal, seconds: film.seconds, ...(report !== undefined && { report }) });
};

/** Quality that is hard to tell from the source (x264's CRF 18, VP9's 31), at a speed that two cores can keep. */
const CODECS: Readonly<Record<Exclude<ClipFormat, 'gif'>, readonly string[]>> = {
  mp4: ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18', '-c:a', 'aac', '-b:a', '192k', '-movflags', '+faststart', '-f', 'mp4'],
  webm: [
    '-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '5', '-row-mt', '1', '-crf', '31', '-b:v', '0',
    '-c:a', 'libopus', '-b:a', '128k', '-f', 'webm',
  ],
};
