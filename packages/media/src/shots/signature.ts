import type { Frame } from '@frameseek/core';

/** The size in pixels at which pictures are compared: enough for place and colour, small enough to cost nothing. */
export const SMALL = { width: 32, height: 18 };

/** What a tiny picture is compared by. All shares 0 to 1. */
export interface Signature {
  /** Packed RGB, 3 bytes a pixel. */
  readonly rgb: Uint8Array;
  /** Share of pixels in each of 64 colours (2 bits a channel). */
  readonly colours: Float32Array;
  /** Brightness of each pixel. */
  readonly light: Float32Array;
  readonly brightness: number;
  /** Standard deviation of the brightness: near 0 for a picture of one colour. */
  readonly spread: number;
}

/** Measures a picture of any size; brightness by the luma weights of ITU-R BT.601. */
export const signature = ({ rgb }: Pick<Frame, 'rgb'>): Signature => {
  const pixels = rgb.length / 3;
  const colours = new Float32Array(64);
  const light = new Float32Array(pixels);
  let sum = 0;
  let squares = 0;
  for (let index = 0; index < rgb.length; index += 3) {
    const red = rgb[index] ?? 0;
    const green = rgb[index + 1] ?? 0;
    const blue = rgb[index + 2] ?? 0;
    const slot = ((red >> 6) << 4) | ((green >> 6) << 2) | (blue >> 6);
    colours[slot] = (colours[slot] ?? 0) + 1 / pixels;
    const luma = (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
    light[index / 3] = luma;
    sum += luma;
    squares += luma * luma;
  }
  const brightness = sum / pixels;
  return { rgb, colours, light, brightness, spread: Math.sqrt(Math.max(0, squares / pixels - brightness * brightness)) };
};

/** Mean brightness below which pictures are lit up before they are compared, and by how much at most, or noise would count. */
const DIM = 0.25;
const MOST_LIGHT = 3;

/** Spread under which a picture has no structure to compare. */
const PLAIN = 0.02;
/** What is lacking in correlation, times this, bounds the difference: two thirds alike is nothing in common. */
const SHAPES = 3;

/**
 * 0 for the same picture, 1 for nothing in common: half by place, half by colours wherever they are. In a fade all pixels
 * may step to the next slot of colours at once, so what colours say is bounded by what the pixels say, and both by what the
 * shapes say, which stay in any light. Both pictures are lit up alike where the brighter one is dim: at night a whole change
 * of the picture moves each pixel by little. Of plain ones, as at the end of a fade, the colours say nothing that the pixels do not.
 */
export const difference = (a: Signature, b: Signature): number => {
  const plain = Math.min(a.spread, b.spread) < PLAIN;
  const place = Math.min(1, litBy(a, b) * byPlace(a, b));
  if (plain) return place;
  const change = 0.5 * place + 0.5 * Math.min(3 * place, byColours(a, b));
  return Math.min(change, SHAPES * (1 - correlation(a, b)));
};

/** Least difference of one channel, of 255, by which a pixel is another: more than coding and noise make. */
const OTHER = 20;

/** Share of the pixels that are not as they were, 0 to 1, lit up as above: words that are laid over a picture leave most of it as it is. */
export const changedShare = (a: Signature, b: Signature): number => {
  const lit = litBy(a, b);
  let changed = 0;
  for (let index = 0; index < a.rgb.length; index += 3) {
    const isOther = (channel: number): boolean => lit * Math.abs((a.rgb[index + channel] ?? 0) - (b.rgb[index + channel] ?? 0)) >= OTHER;
    if (isOther(0) || isOther(1) || isOther(2)) changed += 1;
  }
  return (3 * changed) / a.rgb.length;
};

const litBy = (a: Signature, b: Signature): number => Math.min(MOST_LIGHT, Math.max(1, DIM / Math.max(a.brightness, b.brightness)));

/** Pearson's correlation of the brightness, -1 to 1. */
const correlation = (a: Signature, b: Signature): number => {
  let sum = 0;
  for (let index = 0; index < a.light.length; index += 1) {
    sum += ((a.light[index] ?? 0) - a.brightness) * ((b.light[index] ?? 0) - b.brightness);
  }
  return Math.min(1, sum / (a.light.length * a.spread * b.spread));
};

/** Mean distance of the pixels; a third of the whole range counts as nothing in common. */
const byPlace = (a: Signature, b: Signature): number => {
  let sum = 0;
  for (let index = 0; index < a.rgb.length; index += 1) sum += Math.abs((a.rgb[index] ?? 0) - (b.rgb[index] ?? 0));
  return Math.min(1, (3 * sum) / (a.rgb.length * 255));
};

const byColours = (a: Signature, b: Signature): number => {
  let shared = 0;
  for (let slot = 0; slot < a.colours.length; slot += 1) shared += Math.min(a.colours[slot] ?? 0, b.colours[slot] ?? 0);
  return 1 - Math.min(1, shared);
};

/** Black, or so near to it that little can be seen. */
export const isDark = ({ brightness, spread }: Pick<Signature, 'brightness' | 'spread'>): boolean =>
  brightness <= 0.07 && spread <= 0.03;

/** Black with nothing in it; a shot in the dark is only `isDark`. */
export const isBlack = (signature: Pick<Signature, 'brightness' | 'spread'>): boolean => isDark(signature) && signature.spread <= 0.012;
