import { Fault, type FrameCandidate, type ScanOptions, type ScanResult, type Shot } from '@frameseek/core';
import type { Tools } from './ffmpeg.ts';
import { rawVideo } from './raw-video.ts';
import { difference, signature } from './signature.ts';
import type { Signature } from './signature.ts';

const SMALL = { width: 32, height: 18 };
/** First line: full decoding at a tiny size. */
export const scanVideo = async (tools: Tools, path: string, options: ScanOptions): Promise<ScanResult> => {
  const { probe, signal, report } = options;
  if (!probe.video) throw new Fault('media/no-such-stream', { path, wanted: 'video' });
  const filters = [`scale=${SMALL.width}:${SMALL.height}:flags=area`];
  const cuts: number[] = [];
  const candidates: FrameCandidate[] = [];
  let last: { at: number; sign: Signature } | undefined;
  let kept: Signature | undefined;
  for await (const frame of rawVideo(tools, { path, probe, signal, ...SMALL, filters })) {
    const sign = signature(frame);
    const cut = last !== undefined && difference(last.sign, sign) > 0.35;
    if (cut) cuts.push(frame.at);
    if (cut || frame.at - (candidates.at(-1)?.at ?? -Infinity) >= 1) {
      candidates.push({ at: frame.at, intra: false, change: kept ? difference(kept, sign) : 1, brightness: sign.brightness, spread: sign.spread });
      kept = sign;
      report(frame.at);
    }
    last = { at: frame.at, sign };
  }
  if (!last) throw new Fault('media/decode-failed', { path, reason: 'no picture could be decoded' });
  const duration = Math.max(last.at + 1 / (probe.video.frameRate || 25), 0);
  return { shots: toShots(cuts, duration), candidates, duration };
};

const toShots = (cuts: readonly number[], duration: number): Shot[] =>
  [0, ...cuts].map((start, index) => ({ index, start, end: cuts[index] ?? duration }));
