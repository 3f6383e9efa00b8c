import { z } from 'zod';
import { readJson } from './read-json.ts';

const sides = z.union([
  z.number().transform((side) => ({ width: side, height: side })),
  z.object({ width: z.number(), height: z.number() }),
  z.object({ shortest_edge: z.number() }).transform(({ shortest_edge: side }) => ({ width: side, height: side })),
]);
const channels = z.tuple([z.number(), z.number(), z.number()]);
const preprocessorConfig = z.looseObject({
  crop_size: sides.optional(),
  size: sides.optional(),
  do_center_crop: z.boolean().nullish(),
  do_normalize: z.boolean().default(true),
  image_mean: channels.default([0.5, 0.5, 0.5]),
  image_std: channels.default([0.5, 0.5, 0.5]),
  rescale_factor: z.number().default(1 / 255),
});

/** How a picture becomes the numbers of a tower; frames arrive already at this size. */
export interface Preprocessing {
  readonly width: number;
  readonly height: number;
  readonly fit: 'cover' | 'stretch';
  readonly toPlanes: (rgb: Uint8Array, planes: Float32Array) => void;
}

/** Resize and centre crop are done by ffmpeg (`fit`); here remain scaling, mean and deviation, read from the model. */
export const loadPreprocessing = async (folder: string): Promise<Preprocessing> => {
  const config = await readJson(folder, 'preprocessor_config.json', preprocessorConfig);
  const crops = config.do_center_crop === true;
  const size = (crops ? config.crop_size : undefined) ?? config.size ?? { width: 224, height: 224 };
  const tables = config.image_mean.map((mean, c) => config.do_normalize ? valueTable(config.rescale_factor, mean, config.image_std[c] ?? 1) : valueTable(config.rescale_factor, 0, 1));
  return { ...size, fit: crops ? 'cover' : 'stretch', toPlanes: (rgb, planes) => splitPlanes(rgb, planes, tables) };
};

/** What each of the 256 values of a byte becomes. */
const valueTable = (scale: number, mean: number, deviation: number): Float32Array =>
  Float32Array.from({ length: 256 }, (_, value) => (value * scale - mean) / deviation);

/** Packed RGB to three planes, as the towers take it: [3, height, width]. */
const splitPlanes = (rgb: Uint8Array, planes: Float32Array, tables: readonly Float32Array[]): void => {
  const pixels = rgb.length / 3;
  tables.forEach((table, channel) => {
    const start = channel * pixels;
    for (let pixel = 0; pixel < pixels; pixel++) planes[start + pixel] = table[rgb[pixel * 3 + channel] ?? 0] ?? 0;
  });
};
