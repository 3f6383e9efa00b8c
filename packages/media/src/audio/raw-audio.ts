import { Fault, SAMPLE_RATE, type AudioOptions } from '@frameseek/core';
import { FFMPEG_ARGS, inputArgs, toolOutput, type Tools } from '../tools/ffmpeg.ts';
import { SaidQueue } from '../tools/said-queue.ts';
import { seekArgs, timelineArgs } from '../probe/timeline.ts';

/** Which track of a file is decoded, and to how many channels. */
interface RawAudio extends Pick<AudioOptions, 'probe' | 'signal'> {
  readonly path: string;
  /** Index among the file's audio streams. */
  readonly track: number;
  readonly channels: 1 | 2;
  /** Seconds from which it is wanted; what comes before must be expected. */
  readonly from: number;
}

/** A stretch of sound: interleaved samples, -1 to 1, and the place of the first at 16 kHz; NaN where it has no time. */
interface RawSound {
  readonly at: number;
  readonly samples: Float32Array;
}

const BYTES_PER_SAMPLE = 4;
/** Seconds that are decoded before what is wanted: a seek is not exact in every container. */
const MARGIN = 3;

/**
 * Decoded sound at 16 kHz with its own times. Samples carry none, so `ashowinfo` says them on stderr in the same order: when
 * the format of the sound changes, ffmpeg builds its filters anew, and counting from the first sample would go astray.
 * Rejects with `tool/failed` where sound and times do not pair, else as `toolOutput` does.
 */
export async function* rawAudio(tools: Tools, { path, probe, signal, track, channels, from }: RawAudio): AsyncGenerator<RawSound> {
  const said = new SaidQueue<SoundInfo>();
  const onLine = (line: string): void => {
    const info = parseShowinfo(line);
    if (info) said.push(info);
  };
  const args = [
    ...FFMPEG_ARGS, ...timelineArgs(probe), '-max_error_rate', '1', ...seekArgs(probe, from - MARGIN), ...inputArgs(path), '-map', `0:a:${track}`, '-vn', '-sn', '-dn',
    '-filter:a', `aresample=${SAMPLE_RATE},aformat=sample_fmts=flt:channel_layouts=${channels === 1 ? 'mono' : 'stereo'},ashowinfo`,
    '-c:a', 'pcm_f32le', '-f', 'f32le', 'pipe:1',
  ];
  let left = Buffer.alloc(0);
  let info: SoundInfo | undefined;
  for await (const bytes of toolOutput(tools, { tool: 'ffmpeg', args, path, signal, onLine })) {
    left = Buffer.concat([left, bytes]);
    while (left.length > 0) {
      info ??= await said.next();
      if (info === undefined) throw new Fault('tool/failed', { tool: 'ffmpeg', reason: 'it sent sound without its time' });
      const size = info.count * channels * BYTES_PER_SAMPLE;
      if (left.length < size) break;
      yield { at: info.at, samples: toSamples(left.subarray(0, size)) };
      left = left.subarray(size);
      info = undefined;
    }
  }
  if (left.length > 0) throw new Fault('tool/failed', { tool: 'ffmpeg', reason: 'a part of the sound was lost on its way' });
}

/** What `ashowinfo` says of a stretch: its place, and how many samples it has in each channel. */
interface SoundInfo {
  readonly at: number;
  readonly count: number;
}

/** From a line like `[Parsed_ashowinfo_2 @ 0x55] [info] n:1 pts:325 pts_time:0.0203125 … nb_samples:341 …`. */
const parseShowinfo = (line: string): SoundInfo | undefined => {
  const [, at, count] = /_ashowinfo_.*\] n:\d+ pts:(-?\d+|NOPTS) .*\bnb_samples:(\d+)/.exec(line) ?? [];
  return count === undefined ? undefined : { at: Number(at), count: Number(count) };
};

/** Little-endian floats, as all processors have them that Node runs on; copied, since they need not lie on a multiple of four. */
const toSamples = (bytes: Uint8Array): Float32Array => new Float32Array(Uint8Array.from(bytes).buffer);
