import type { Frame } from '@frameseek/core';

/** Brightness alone, row by row. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

/** Where a line of text may stand, in pixels; right and bottom lie outside. */
export interface LineBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Brightness (0 to 255) of packed RGB, by the luma weights of ITU-R BT.601 in 8 bits. */
export const toGrey = ({ width, height, rgb }: Omit<Frame, 'at'>): GreyPicture => {
  const grey = new Uint8Array(width * height);
  for (let i = 0, from = 0; i < grey.length; i++, from += 3) {
    grey[i] = ((rgb[from] ?? 0) * 77 + (rgb[from + 1] ?? 0) * 150 + (rgb[from + 2] ?? 0) * 29) >> 8;
  }
  return { width, height, grey };
};

/** Pixels that must differ by more than noise before a picture is another one: fewer are not a letter. */
const LETTER_PIXELS = 5;
const NOISE = 24;

/** Whether two pictures differ by less than a letter. */
export const isSamePicture = (a: GreyPicture, b: GreyPicture): boolean => {
  if (a.width !== b.width || a.height !== b.height) return false;
  let different = 0;
  for (let i = 0; i < a.grey.length; i++) {
    if (Math.abs((a.grey[i] ?? 0) - (b.grey[i] ?? 0)) > NOISE) different += 1;
    if (different >= LETTER_PIXELS) return false;
  }
  return true;
};

/** Area in pixels. */
export const areaOf = ({ left, top, right, bottom }: LineBox): number => (right - left) * (bottom - top);

/** Area in pixels that lies in both boxes. */
export const sharedArea = (a: LineBox, b: LineBox): number => {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return Math.max(0, width) * Math.max(0, height);
};

/** Share of the smaller box that lies in both, 0 to 1. */
export const overlap = (a: LineBox, b: LineBox): number => sharedArea(a, b) / Math.max(1, Math.min(areaOf(a), areaOf(b)));
