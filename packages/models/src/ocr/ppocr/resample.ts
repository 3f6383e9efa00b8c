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
  if (box.angle === 0) resampleUpright(picture, box, target);
  else resampleTurned(picture, box, target);
};

const tapsFor = (step: number): number => Math.min(MAX_TAPS, Math.max(1, Math.floor(step)));

/** Whole pictures are upright, and most lines: there all pixels of a column stand between the same two columns of the picture. */
const resampleUpright = ({ rgb, ...picture }: Picture, box: TurnedBox, { width, height, stride, values, offset, mean, deviation }: Target): void => {
  const columns = places({ from: box.x - box.width / 2, step: box.width / width, count: width, size: picture.width });
  const rows = places({ from: box.y - box.height / 2, step: box.height / height, count: height, size: picture.height });
  const plane = stride * height;
  const line = new Float32Array(3 * width);
  for (let j = 0; j < height; j++) {
    line.fill(0);
    for (let row = j * rows.taps; row < (j + 1) * rows.taps; row++) {
      const above = (rows.near[row] ?? 0) * picture.width;
      const below = (rows.far[row] ?? 0) * picture.width;
      const shareY = rows.share[row] ?? 0;
      for (let column = 0, to = 0; column < columns.near.length; column++) {
        const near = columns.near[column] ?? 0;
        const far = columns.far[column] ?? 0;
        const shareX = columns.share[column] ?? 0;
        const [a, b, c, d] = [(above + near) * 3, (above + far) * 3, (below + near) * 3, (below + far) * 3];
        for (let channel = 0; channel < 3; channel++) {
          const high = (rgb[a + channel] ?? 0) * (1 - shareX) + (rgb[b + channel] ?? 0) * shareX;
          const low = (rgb[c + channel] ?? 0) * (1 - shareX) + (rgb[d + channel] ?? 0) * shareX;
          line[to + channel] = (line[to + channel] ?? 0) + high * (1 - shareY) + low * shareY;
        }
        if ((column + 1) % columns.taps === 0) to += 3;
      }
    }
    for (let c = 0; c < 3; c++) {
      const scale = 1 / (255 * (deviation[c] ?? 1) * columns.taps * rows.taps);
      const shift = (mean[c] ?? 0) / (deviation[c] ?? 1);
      for (let i = 0, at = offset + c * plane + j * stride; i < width; i++) values[at + i] = (line[3 * i + 2 - c] ?? 0) * scale - shift;
    }
  }
};

/** The two pixels between which each place along a side lies, and how near it is to the second, 0 to 1; `taps` places for each pixel of the target. */
const places = ({ from, step, count, size }: { readonly from: number; readonly step: number; readonly count: number; readonly size: number }) => {
  const taps = tapsFor(step);
  const near = new Int32Array(count * taps);
  const far = new Int32Array(count * taps);
  const share = new Float32Array(count * taps);
  for (let i = 0; i < near.length; i++) {
    const at = from + ((i + 0.5) / taps) * step - 0.5;
    const first = Math.floor(at);
    [near[i], far[i], share[i]] = [clamped(first, size), clamped(first + 1, size), at - first];
  }
  return { taps, near, far, share };
};

const resampleTurned = (picture: Picture, box: TurnedBox, target: Target): void => {
  const { width, height, stride, values, offset, mean, deviation } = target;
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const [stepU, stepV] = [box.width / width, box.height / height];
  const [tapsU, tapsV] = [tapsFor(stepU), tapsFor(stepV)];
  const plane = stride * height;
  const scales = deviation.map((one) => 1 / (255 * one * tapsU * tapsV));
  const shifts = mean.map((one, channel) => one / (deviation[channel] ?? 1));
  const sums = new Float64Array(3);
  for (let j = 0; j < height; j++) {
    for (let i = 0; i < width; i++) {
      sums.fill(0);
      for (let b = 0; b < tapsV; b++) {
        const v = (j + (b + 0.5) / tapsV) * stepV - box.height / 2;
        for (let a = 0; a < tapsU; a++) {
          const u = (i + (a + 0.5) / tapsU) * stepU - box.width / 2;
          addPixel(picture, { x: box.x + u * cos - v * sin - 0.5, y: box.y + u * sin + v * cos - 0.5 }, sums);
        }
      }
      const at = offset + j * stride + i;
      for (let c = 0; c < 3; c++) values[at + c * plane] = (sums[2 - c] ?? 0) * (scales[c] ?? 0) - (shifts[c] ?? 0);
    }
  }
};

/** Adds the colour between four pixels. Called for every pixel of a network's input, so nothing is made here that must be collected. */
const addPixel = ({ width, height, rgb }: Picture, { x, y }: Pick<TurnedBox, 'x' | 'y'>, sums: Float64Array): void => {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const shareX = x - left;
  const shareY = y - top;
  const x0 = clamped(left, width);
  const x1 = clamped(left + 1, width);
  const y0 = clamped(top, height) * width;
  const y1 = clamped(top + 1, height) * width;
  const a = (y0 + x0) * 3;
  const b = (y0 + x1) * 3;
  const c = (y1 + x0) * 3;
  const d = (y1 + x1) * 3;
  for (let channel = 0; channel < 3; channel++) {
    const above = (rgb[a + channel] ?? 0) * (1 - shareX) + (rgb[b + channel] ?? 0) * shareX;
    const below = (rgb[c + channel] ?? 0) * (1 - shareX) + (rgb[d + channel] ?? 0) * shareX;
    sums[channel] = (sums[channel] ?? 0) + above * (1 - shareY) + below * shareY;
  }
};

const clamped = (at: number, size: number): number => (at < 0 ? 0 : at >= size ? size - 1 : at);
