import type { DualEncoder, Embedding, Frame } from '@frameseek/core';
import { revisionOf, spaceId } from '../registry/fingerprint.ts';
import { infoOf } from '../registry/model-list.ts';
import { inTemplates, meanOfEach } from './query-templates.ts';
import type { DualEncoderSpec } from '../worker/methods.ts';
import type { HostedModel } from '../worker/hosted-model.ts';

/** Pictures of one call; with quantised towers the worker still runs them one by one. */
const MAX_BATCH = 8;

/** The text as it is. */
const PLAIN: readonly string[] = ['{}'];

/**
 * CLIP, SigLIP and their like (Radford et al. 2021, Zhai et al. 2023): both towers on onnxruntime, in the worker thread. Vectors
 * have length 1. Rejects with `model/broken` where the files cannot be loaded; throws RangeError for frames of another size.
 */
export const openDualEncoder = async ({ card, folder, host, threads }: HostedModel, signal: AbortSignal): Promise<DualEncoder> => {
  const file = (name: string): string => card.files.find(({ path }) => path.includes(name))?.path ?? '';
  const spec: DualEncoderSpec = {
    id: card.id, folder, threads,
    visionFile: file('vision_model'), textFile: file('text_model'),
    perRun: card.dtype === 'fp32' ? MAX_BATCH : 1,
  };
  const { dimensions, width, height, fit } = await host.call('dual-encoder.describe', spec, { signal });
  const id = spaceId(card, await revisionOf(card, folder), `${fit}${width}x${height}`);
  return {
    info: infoOf(card),
    space: { id, dimensions },
    maxBatch: MAX_BATCH,
    frameSize: { width, height, fit },
    embedImages: async (frames, options) => {
      const pixels = packFrames(frames, width, height);
      const ask = { ...spec, pixels, count: frames.length };
      return toEmbeddings(await host.call('dual-encoder.embedImages', ask, { ...options, transfer: [pixels.buffer] }), dimensions);
    },
    embedTexts: async (texts, { as, signal: stop }) => {
      const templates = as === 'query' ? card.queryTemplates ?? PLAIN : PLAIN;
      const prompts = texts.flatMap((text) => inTemplates(text, templates));
      const rows = await host.call('dual-encoder.embedTexts', { ...spec, texts: prompts }, { signal: stop });
      return toEmbeddings(templates === PLAIN ? rows : meanOfEach(rows, { count: templates.length, dimensions }), dimensions);
    },
  };
};

const packFrames = (frames: readonly Frame[], width: number, height: number): Uint8Array<ArrayBuffer> => {
  const size = width * height * 3;
  const pixels = new Uint8Array(frames.length * size);
  frames.forEach(({ rgb, width: w, height: h }, index) => {
    if (rgb.length !== size) throw new RangeError(`a frame of ${w}×${h} was given to a model that takes ${width}×${height}`);
    pixels.set(rgb, index * size);
  });
  return pixels;
};

/** One vector a row: `rows.length / dimensions` of them. */
export const toEmbeddings = (rows: Float32Array, dimensions: number): Embedding[] =>
  Array.from({ length: rows.length / dimensions }, (_, index) => rows.slice(index * dimensions, (index + 1) * dimensions));
