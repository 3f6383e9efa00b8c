import { SOUND_BANDS, type SoundColumn } from './spectrogram.ts';
import type { Frame } from '../../domain/frame.ts';

type Picture = Pick<Frame, 'width' | 'height' | 'rgb'>;
type Colour = readonly [red: number, green: number, blue: number];

const PAPER: Colour = [250, 250, 249];
const PEAK: Colour = [165, 180, 252];
const LEVEL: Colour = [79, 70, 229];
const LINE: Colour = [214, 211, 209];

/** Peaks light and mean levels dark around a middle line, one pixel for each column; `height` in pixels. */
export const waveformPicture = (columns: readonly SoundColumn[], height: number): Picture => {
  const picture = blank(columns.length, height, PAPER);
  const middle = (height - 1) / 2;
  const bar = (x: number, [high, low]: readonly [number, number], colour: Colour): void => {
    const [top, bottom] = [Math.round(middle - Math.min(1, high) * middle), Math.round(middle - Math.max(-1, low) * middle)];
    for (let y = top; y <= bottom; y += 1) paint(picture, [x, y], colour);
  };
  columns.forEach(({ high, low, level }, x) => {
    paint(picture, [x, Math.round(middle)], LINE);
    if (high - low < 1e-4) return;
    bar(x, [high, low], PEAK);
    bar(x, [level, -level], LEVEL);
  });
  return picture;
};

/** Decibels below the loudest possible that are still shown. */
const FLOOR = -90;
/** From silence to loud: black, purple, orange, pale yellow, growing lighter all the way, so that it can be read in grey. */
const HEAT: readonly Colour[] = [[4, 4, 16], [66, 15, 110], [160, 42, 99], [230, 93, 47], [251, 178, 26], [252, 255, 200]];

/** Time from left to right, pitch from 0 to 8 kHz upwards, loudness (−90 to 0 dB) as light; `height` in pixels. */
export const spectrogramPicture = (columns: readonly SoundColumn[], height = SOUND_BANDS): Picture => {
  const picture = blank(columns.length, height, HEAT[0] ?? PAPER);
  columns.forEach(({ bands }, x) => {
    for (let y = 0; y < height; y += 1) {
      const band = Math.min(SOUND_BANDS - 1, Math.floor(((height - 1 - y) / height) * SOUND_BANDS));
      const decibels = 10 * Math.log10(Math.max(1e-12, bands[band] ?? 0));
      paint(picture, [x, y], heat(Math.min(1, Math.max(0, 1 - decibels / FLOOR))));
    }
  });
  return picture;
};

const heat = (share: number): Colour => {
  const place = share * (HEAT.length - 1);
  const [low, high] = [HEAT[Math.floor(place)], HEAT[Math.min(HEAT.length - 1, Math.floor(place) + 1)]];
  if (low === undefined || high === undefined) return PAPER;
  const between = (a: number, b: number): number => Math.round(a + (b - a) * (place % 1));
  return [between(low[0], high[0]), between(low[1], high[1]), between(low[2], high[2])];
};

const blank = (width: number, height: number, [red, green, blue]: Colour): Picture => {
  const rgb = new Uint8Array(width * height * 3);
  for (let index = 0; index < rgb.length; index += 3) rgb.set([red, green, blue], index);
  return { width, height, rgb };
};

const paint = ({ width, height, rgb }: Picture, [x, y]: readonly [number, number], colour: Colour): void => {
  if (x >= 0 && x < width && y >= 0 && y < height) rgb.set(colour, (y * width + x) * 3);
};
