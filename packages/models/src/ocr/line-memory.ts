import type { TextLine } from '@frameseek/core';
import type { GreyPicture, LineBox } from './grey-picture.ts';

/** What was read at a place of a picture; nothing where it was no text. */
export interface KnownLine {
  readonly box: LineBox;
  readonly line: TextLine | undefined;
}

/** Remembers what stood where and what it looked like, so that a text which stays is read once. */
interface LineMemory {
  /** Lines known from earlier pictures of this size whose places look the same now. */
  recall(picture: GreyPicture): readonly KnownLine[];
  /** Keeps what was read at a place; the line seen longest ago goes beyond 400. */
  remember(picture: GreyPicture, known: KnownLine): void;
}

/** Lines that are remembered: those of several full screens, about 5 kB each. */
const MAX_LINES = 400;
/** A place looks the same when it differs by less than this share of what sets the letters off from their ground. */
const SAME = 0.3;
/** Difference of brightness (0 to 255) that compression makes. */
const NOISE = 2;

interface Memory extends KnownLine {
  readonly width: number;
  readonly height: number;
  readonly patch: Uint8Array;
  /** Mean difference of the letters and their ground. */
  readonly contrast: number;
}

/** A memory without anything in it. */
export const lineMemory = (): LineMemory => {
  // Least recently seen first.
  const memories = new Set<Memory>();
  return {
    recall: (picture) => {
      const standing = [...memories].filter((memory) => looksTheSame(picture, memory));
      for (const memory of standing) {
        memories.delete(memory);
        memories.add(memory);
      }
      return standing;
    },
    remember: (picture, { box, line }) => {
      const patch = patchOf(picture, box);
      memories.add({ box, line, width: picture.width, height: picture.height, patch, contrast: contrastOf(patch) });
      for (const oldest of memories) {
        if (memories.size <= MAX_LINES) break;
        memories.delete(oldest);
      }
    },
  };
};

const patchOf = ({ width, grey }: GreyPicture, { left, top, right, bottom }: LineBox): Uint8Array => {
  const patch = new Uint8Array((right - left) * (bottom - top));
  for (let y = top; y < bottom; y++) patch.set(grey.subarray(y * width + left, y * width + right), (y - top) * (right - left));
  return patch;
};

const contrastOf = (patch: Uint8Array): number => {
  const ground = patch.toSorted()[patch.length >> 1] ?? 0;
  return patch.reduce((sum, value) => sum + Math.abs(value - ground), 0) / Math.max(1, patch.length);
};

/** Judged piece by piece, each as wide as the line is high, so that one changed word is noticed. */
const looksTheSame = (picture: GreyPicture, { width, height, box, patch, contrast }: Memory): boolean => {
  if (picture.width !== width || picture.height !== height) return false;
  const [wide, high] = [box.right - box.left, box.bottom - box.top];
  const most = Math.max(NOISE, SAME * contrast);
  for (let from = 0; from < wide; from += high) {
    const to = Math.min(wide, from + high);
    let sum = 0;
    for (let y = 0; y < high; y++) {
      const row = (box.top + y) * width + box.left;
      for (let x = from; x < to; x++) sum += Math.abs((picture.grey[row + x] ?? 0) - (patch[y * wide + x] ?? 0));
    }
    if (sum > most * high * (to - from)) return false;
  }
  return true;
};
