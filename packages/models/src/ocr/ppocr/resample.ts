import type { Corner } from '@frameseek/core';
import type { Picture } from '../ocr-session.ts';
import type { TurnedBox } from './turned-box.ts';

/** How the numbers of a plane follow from those of a channel, 0 to 255. */
interface Normalisation {
  readonly mean: readonly [number, number, number];
  readonly deviation: readonly [number, number, number];
}

/** Where the pixels go: three planes of `stride` × `height` in `values` from `offset` on, blue first, as the models were trained on OpenCV's pictures. */
interface Target extends Normalisation {
  readonly values: Float32Array;
  readonly offset: number;
  readonly width: number;
  readonly height: number;
  /** Numbers from one row to the next; `width` where nothing stands beside it. */
  readonly stride: number;
}

/** Places that are looked at along each side of a pixel: more are slower and not clearer. */
const MAX_TAPS = 2;

/**
 * The part of the picture inside the box, turned upright and brought to the size of the target: bilinear, and means over
 * the area where it is reduced, so that thin strokes stay. What lies outside the picture repeats its edge.
 */
export const resample = (picture: Picture, box: TurnedBox, target: Target): void => {
  const { width, height, stride, values, offset, mean, deviation } = target;
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const [stepU, stepV] = [box.width / width, box.height / height];
  const [tapsU, tapsV] = [Math.min(MAX_TAPS, Math.max(1, Math.floor(stepU))), Math.min(MAX_TAPS, Math.max(1, Math.floor(stepV)))];
  const plane = stride * height;
  const scales = deviation.map((one) => 1 / (255 * one * tapsU * tapsV));
  const sums = [0, 0, 0];
  for (let j = 0; j < height; j++) {
    for (let i = 0; i < width; i++) {
      sums.fill(0);
      for (let b = 0; b < tapsV; b++) {
        const v = (j + (b + 0.5) / tapsV) * stepV - box.height / 2;
        for (let a = 0; a < tapsU; a++) {
          const u = (i + (a + 0.5) / tapsU) * stepU - box.width / 2;
          addPixel(picture, [box.x + u * cos - v * sin - 0.5, box.y + u * sin + v * cos - 0.5], sums);
        }
      }
      const at = offset + j * stride + i;
      for (let c = 0; c < 3; c++) values[at + c * plane] = (sums[2 - c] ?? 0) * (scales[c] ?? 0) - (mean[c] ?? 0) / (deviation[c] ?? 1);
    }
  }
};

/** Adds the colour between four pixels. */
const addPixel = ({ width, height, rgb }: Picture, [x, y]: Corner, sums: number[]): void => {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [shareX, shareY] = [x - left, y - top];
  const [x0, x1] = [clamped(left, width), clamped(left + 1, width)];
  const [y0, y1] = [clamped(top, height) * width, clamped(top + 1, height) * width];
  const [a, b, c, d] = [(y0 + x0) * 3, (y0 + x1) * 3, (y1 + x0) * 3, (y1 + x1) * 3];
  for (let channel = 0; channel < 3; channel++) {
    const above = (rgb[a + channel] ?? 0) * (1 - shareX) + (rgb[b + channel] ?? 0) * shareX;
    const below = (rgb[c + channel] ?? 0) * (1 - shareX) + (rgb[d + channel] ?? 0) * shareX;
    sums[channel] = (sums[channel] ?? 0) + above * (1 - shareY) + below * shareY;
  }
};

const clamped = (at: number, size: number): number => (at < 0 ? 0 : at >= size ? size - 1 : at);
