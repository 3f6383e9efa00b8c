import type { FrameCandidate, Shot, Span } from '@frameseek/core';

/**
 * Frame candidates as a blob. Hours of video have tens of thousands of candidates: as columns of little-endian doubles they take 33 bytes each and
 * come back bit by bit, so that a resumed run chooses the very frames of an undisturbed one.
 */
export const candidatesToBlob = (candidates: readonly FrameCandidate[]): Uint8Array => {
  const count = candidates.length;
  const bytes = new Uint8Array(count * CANDIDATE_BYTES);
  const view = new DataView(bytes.buffer);
  candidates.forEach((candidate, index) => {
    COLUMNS.forEach((column, at) => view.setFloat64((at * count + index) * 8, candidate[column], true));
    bytes[COLUMNS.length * count * 8 + index] = candidate.intra ? 1 : 0;
  });
  return bytes;
};

/** The candidates of `candidatesToBlob`. */
export const blobToCandidates = (bytes: Uint8Array): readonly FrameCandidate[] => {
  const count = bytes.length / CANDIDATE_BYTES;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = (column: number, index: number): number => view.getFloat64((column * count + index) * 8, true);
  return Array.from({ length: count }, (_, index) => ({
    at: read(0, index),
    intra: bytes[COLUMNS.length * count * 8 + index] === 1,
    change: read(1, index),
    brightness: read(2, index),
    spread: read(3, index),
  }));
};

/** Start and end of each span in seconds, as pairs of doubles. */
export const spansToBlob = (spans: readonly Span[]): Uint8Array => {
  const view = new DataView(new ArrayBuffer(spans.length * SPAN_BYTES));
  spans.forEach(({ start, end }, index) => {
    view.setFloat64(index * SPAN_BYTES, start, true);
    view.setFloat64(index * SPAN_BYTES + 8, end, true);
  });
  return new Uint8Array(view.buffer);
};

/** The spans of `spansToBlob`. */
export const blobToSpans = (bytes: Uint8Array): readonly Span[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / SPAN_BYTES }, (_, index) => ({
    start: view.getFloat64(index * SPAN_BYTES, true),
    end: view.getFloat64(index * SPAN_BYTES + 8, true),
  }));
};

/** The shots of `spansToBlob`: the index of each is its place. */
export const blobToShots = (bytes: Uint8Array): readonly Shot[] => blobToSpans(bytes).map((span, index) => ({ index, ...span }));

const COLUMNS = ['at', 'change', 'brightness', 'spread'] as const;
const CANDIDATE_BYTES = COLUMNS.length * 8 + 1;
const SPAN_BYTES = 16;
