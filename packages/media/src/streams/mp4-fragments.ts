import { Fault, type HlsSegment } from '@frameseek/core';

/** A fragment of a few seconds has some megabytes. More is no stream of ours. */
const MAX_FRAGMENT_BYTES = 256_000_000;

/**
 * Cuts fragmented MP4 (ISO 14496-12, 8.8) into its head (number -1) and its fragments, each a `moof` with its `mdat`, numbered
 * from `first` on. Throws `tool/failed` at a box that cannot be one of these.
 */
export async function* mp4Fragments(output: AsyncIterable<Buffer>, first: number): AsyncGenerator<HlsSegment> {
  let number = -1;
  let boxes: Buffer[] = [];
  for await (const { kind, bytes } of boxesOf(output)) {
    boxes.push(bytes);
    if (kind === 'moov' || kind === 'mdat') {
      yield { number, bytes: Buffer.concat(boxes) };
      number = number < 0 ? first : number + 1;
      boxes = [];
    }
  }
}

interface Box {
  readonly kind: string;
  readonly bytes: Buffer;
}

async function* boxesOf(output: AsyncIterable<Buffer>): AsyncGenerator<Box> {
  let chunks: Buffer[] = [];
  let length = 0;
  let wanted = 8;
  for await (const chunk of output) {
    chunks.push(chunk);
    length += chunk.length;
    if (length < wanted) continue;
    let bytes: Buffer = Buffer.concat(chunks);
    for (wanted = sizeOf(bytes); bytes.length >= wanted; wanted = sizeOf(bytes)) {
      yield { kind: bytes.toString('latin1', 4, 8), bytes: bytes.subarray(0, wanted) };
      bytes = bytes.subarray(wanted);
    }
    chunks = [bytes];
    length = bytes.length;
  }
}

/** Bytes of the box that begins here, or of its head while that is not there whole. */
const sizeOf = (bytes: Buffer): number => {
  if (bytes.length < 8) return 8;
  const size = bytes.readUInt32BE(0);
  // Sizes of 0 (to the end) and 1 (64 bits) are not written for fragments of this length.
  if (size < 8 || size > MAX_FRAGMENT_BYTES) throw new Fault('tool/failed', { tool: 'ffmpeg', reason: `its stream has a box of ${size} bytes` });
  return size;
};
