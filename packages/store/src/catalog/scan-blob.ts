import type { FrameCandidate, Shot } from '@frameseek/core';

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

/** Start and end of each shot in seconds, as pairs of doubles; its index is its place. */
export const shotsToBlob = (shots: readonly Shot[]): Uint8Array => {
  const view = new DataView(new ArrayBuffer(shots.length * SHOT_BYTES));
  shots.forEach(({ start, end }, index) => {
    view.setFloat64(index * SHOT_BYTES, start, true);
    view.setFloat64(index * SHOT_BYTES + 8, end, true);
  });
  return new Uint8Array(view.buffer);
};

/** The shots of `shotsToBlob`. */
export const blobToShots = (bytes: Uint8Array): readonly Shot[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / SHOT_BYTES }, (_, index) => ({
    index,
    start: view.getFloat64(index * SHOT_BYTES, true),
    end: view.getFloat64(index * SHOT_BYTES + 8, true),
  }));
};

const COLUMNS = ['at', 'change', 'brightness', 'spread'] as const;
const CANDIDATE_BYTES = COLUMNS.length * 8 + 1;
const SHOT_BYTES = 16;
