import { Fault, hideAddress, isFault, streamKind, withoutCredentials, type CaptureOptions, type CapturedPart } from '@frameseek/core';
import { mp4Fragments } from '../streams/mp4-fragments.ts';
import { probeFile } from '../probe/probe-file.ts';
import { FFMPEG_ARGS, toolOutput, type Tools } from '../tools/ffmpeg.ts';
import { fragmentTimes, tracksOf } from './fragment-boxes.ts';
import { newPieces } from './new-pieces.ts';
import { pictureArgs, sourceArgs } from './source-args.ts';

/** The tools, and the environment in which http and https are asked through a proxy, which lets nothing through that may not be asked. */
export interface CaptureTools extends Tools {
  readonly proxy?: () => Promise<NodeJS.ProcessEnv>;
}

/**
 * What a source sends, as fragmented MP4: its picture is copied (that of a camera of this computer is made here), its sound becomes AAC (cameras send G.711, which MP4 does not take). A fragment
 * begins at each picture that needs no other, but not more often than each second, and every two seconds at least. Rejects with
 * `input/invalid`, with `url/refused` for http without a proxy, with `media/timeout` where it freezes, and with what ffmpeg says otherwise.
 */
export async function* captureStream(tools: CaptureTools, address: string, options: CaptureOptions): AsyncGenerator<CapturedPart> {
  if (streamKind(address) !== 'folder') {
    yield* capture(tools, address, options);
    return;
  }
  for await (const { path, cursor, changedAt } of newPieces(address, options)) {
    // A piece that cannot be read is one gap.
    for await (const part of untilBroken(ofPiece(tools, path, options))) {
      yield part.kind === 'head' ? { ...part, cursor } : { ...part, endedAt: changedAt - part.before * 1000 };
    }
  }
}

type PiecePart = Extract<CapturedPart, { kind: 'head' }> | (Extract<CapturedPart, { kind: 'fragment' }> & { readonly before: number });

/** The parts of a file, each fragment with the seconds from its end to that of the file. */
async function* ofPiece(tools: CaptureTools, path: string, options: CaptureOptions): AsyncGenerator<PiecePart> {
  const { duration } = await probeFile(tools, path, options.signal);
  for await (const part of capture(tools, path, options)) yield part.kind === 'head' ? part : { ...part, before: Math.max(0, duration - part.end) };
}

async function* untilBroken<T>(parts: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* parts;
  } catch (error) {
    if (!isFault(error) || !error.code.startsWith('media/')) throw error;
  }
}

/** Bounds of a fragment, in microseconds. */
const FRAGMENT = ['-min_frag_duration', '900000', '-frag_duration', '2000000'];

async function* capture(tools: CaptureTools, address: string, { stallMs, signal }: CaptureOptions): AsyncGenerator<CapturedPart> {
  const shown = withoutCredentials(address);
  const isWeb = streamKind(address) === 'hls';
  if (isWeb && tools.proxy === undefined) throw new Fault('url/refused', { url: shown, reason: 'streams of the web are not asked for here' });
  const args = [
    ...FFMPEG_ARGS, ...sourceArgs(address), '-map', '0:v:0?', '-map', '0:a:0?', ...pictureArgs(address), '-c:a', 'aac', '-b:a', '96k', '-ac', '2', '-map_metadata', '-1',
    '-max_interleave_delta', '2000000', '-avoid_negative_ts', 'make_zero', '-movflags', 'empty_moov+default_base_moof+frag_keyframe+skip_trailer', ...FRAGMENT,
    '-flush_packets', '1', '-f', 'mp4', 'pipe:1',
  ];
  const env = isWeb && tools.proxy !== undefined ? await tools.proxy() : undefined;
  const output = toolOutput({ ...tools, timeLimitMs: stallMs }, { tool: 'ffmpeg', args, path: shown, signal, ...(env !== undefined && { env }) });
  let tracks: ReturnType<typeof tracksOf> = [];
  try {
    for await (const { number, bytes } of mp4Fragments(output, 0)) {
      const part = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      if (number < 0) {
        tracks = tracksOf(part);
        const picture = tracks.find((track) => track.picture !== undefined)?.picture;
        yield { kind: 'head', bytes: part, hasSound: tracks.some(({ kind }) => kind === 'soun'), ...(picture !== undefined && { picture }) };
        continue;
      }
      const times = fragmentTimes(part, tracks);
      if (times !== undefined) yield { kind: 'fragment', bytes: part, ...times };
    }
  } catch (error) {
    throw isFault(error) && 'reason' in error.facts ? new Fault('media/decode-failed', { path: shown, reason: hideAddress(error.facts.reason, address) }) : error;
  }
}
