import { Fault, SAMPLE_RATE, type AudioChunk, type AudioOptions } from '@frameseek/core';
import { FFMPEG_ARGS, inputArgs, toolOutput, type Tools } from '../tools/ffmpeg.ts';
import { fixedSizeChunks } from '../tools/fixed-size-chunks.ts';
import { defaultTrack } from '../probe/default-track.ts';
import { timelineArgs } from '../probe/timeline.ts';

const BYTES_PER_SAMPLE = 4;

/**
 * The default audio track as mono samples (-1 to 1) at 16 kHz, in chunks of one second, the last one shorter. Gaps and a late
 * start are filled with silence, so that sample `n` is heard at exactly `n / 16000` seconds on the timeline. Rejects with
 * `media/no-such-stream` where there is no sound, else as `toolOutput` does.
 */
export async function* audioChunks(tools: Tools, path: string, { probe, signal }: AudioOptions): AsyncGenerator<AudioChunk> {
  const track = defaultTrack(probe.audio);
  if (!track) throw new Fault('media/no-such-stream', { path, wanted: 'audio' });
  const args = [
    ...FFMPEG_ARGS, ...timelineArgs(probe), '-max_error_rate', '1', ...inputArgs(path),
    '-map', `0:a:${track.index}`, '-vn', '-sn', '-dn',
    '-filter:a', `aresample=${SAMPLE_RATE}:async=1:first_pts=0`, '-ac', '1', '-c:a', 'pcm_f32le', '-f', 'f32le', 'pipe:1',
  ];
  const output = toolOutput(tools, { tool: 'ffmpeg', args, path, signal });
  let heard = 0;
  for await (const bytes of fixedSizeChunks(output, SAMPLE_RATE * BYTES_PER_SAMPLE, { keepRest: true })) {
    const samples = toSamples(bytes);
    if (samples.length > 0) yield { start: heard / SAMPLE_RATE, samples };
    heard += samples.length;
  }
}

/** Little-endian floats; the bytes are copied where they do not lie on a multiple of four. */
const toSamples = (bytes: Uint8Array): Float32Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: Math.floor(bytes.byteLength / BYTES_PER_SAMPLE) }, (_, index) =>
    view.getFloat32(index * BYTES_PER_SAMPLE, true),
  );
};
