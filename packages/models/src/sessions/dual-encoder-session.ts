import { join } from 'node:path';
import { Tensor, type InferenceSession } from 'onnxruntime-node';
import { z } from 'zod';
import type { DualEncoderDescription, DualEncoderSpec } from '../worker/methods.ts';
import { ModelBrokenError } from '../worker/model-broken.ts';
import { loadPreprocessing, type Preprocessing } from './preprocessing.ts';
import { readJson } from './read-json.ts';
import { openSession, runFloats } from './onnx-session.ts';
import { loadTokens, row, type TextTokens } from './tokens.ts';
import { joinRows, normaliseRows } from '../embedding/vectors.ts';

const dualConfig = z.looseObject({
  model_type: z.string(),
  text_config: z.looseObject({ max_position_embeddings: z.number().optional() }).optional(),
});

/** Pictures and texts in one space: two towers, one tokenizer. */
export interface DualEncoderSession {
  readonly description: DualEncoderDescription;
  /** `count` pictures of packed RGB, one after the other; one vector of length 1 a row. */
  embedImages(pixels: Uint8Array, count: number): Promise<Float32Array>;
  /** One vector of length 1 a row. */
  embedTexts(texts: readonly string[]): Promise<Float32Array>;
  /** Frees both graphs. */
  release(): Promise<void>;
}

/** Loads both towers and the tokenizer. Rejects with `ModelBrokenError` where they cannot be, or do not fit together. */
export const loadDualEncoderSession = async (spec: DualEncoderSpec): Promise<DualEncoderSession> => {
  const config = await readJson(spec.folder, 'config.json', dualConfig);
  const siglip = config.model_type.startsWith('siglip');
  const tokens = await loadTokens(spec.folder, config.text_config?.max_position_embeddings ?? (siglip ? 64 : 77));
  const toIds = siglip ? siglipIds(tokens) : tokens.encode;
  const preprocessing = await loadPreprocessing(spec.folder);
  const text = await openSession(join(spec.folder, spec.textFile), spec.threads);
  const vision = await openSession(join(spec.folder, spec.visionFile), spec.threads);
  const { length: dimensions } = await textVector(text, toIds('a'));
  const { width, height, fit } = preprocessing;
  return {
    description: { dimensions, width, height, fit },
    embedImages: (pixels, count) => embedPixels({ vision, preprocessing, dimensions, perRun: spec.perRun }, pixels, count),
    embedTexts: async (texts) => {
      const rows: Float32Array[] = [];
      for (const one of texts) rows.push(await textVector(text, toIds(one)));
      return normaliseRows(joinRows(rows), dimensions);
    },
    release: async () => {
      await text.release();
      await vision.release();
    },
  };
};

/** One text a run: padding to the longest of a batch would change quantised results. */
const textVector = (session: InferenceSession, ids: readonly number[]): Promise<Float32Array> =>
  runFloats(session, { input_ids: row(ids), attention_mask: row(ids.map(() => 1)) }, ['text_embeds', 'pooler_output']);

/**
 * SigLIP was trained on lower-case texts padded to the full length, and pools at the last place. The first SigLIP also
 * takes punctuation away.
 */
export const siglipIds = (tokens: TextTokens) => (text: string): number[] => {
  const lower = text.toLowerCase();
  const plain = tokens.kind.startsWith('Siglip') ? lower.replace(/[!-/:-@[-`{-~]/g, '').replace(/\s+/g, ' ').trim() : lower;
  const ids = tokens.encode(plain);
  return [...ids, ...new Array<number>(tokens.maxLength - ids.length).fill(tokens.padId)];
};

interface VisionTower {
  readonly vision: InferenceSession;
  readonly preprocessing: Preprocessing;
  readonly dimensions: number;
  readonly perRun: number;
}

const embedPixels = async (tower: VisionTower, pixels: Uint8Array, count: number): Promise<Float32Array> => {
  const { width, height, toPlanes } = tower.preprocessing;
  const size = width * height * 3;
  const rows: Float32Array[] = [];
  for (let first = 0; first < count; first += tower.perRun) {
    const many = Math.min(tower.perRun, count - first);
    const planes = new Float32Array(many * size);
    for (let k = 0; k < many; k++) {
      toPlanes(pixels.subarray((first + k) * size, (first + k + 1) * size), planes.subarray(k * size, (k + 1) * size));
    }
    const feed = { pixel_values: new Tensor('float32', planes, [many, 3, height, width]) };
    const vectors = await runFloats(tower.vision, feed, ['image_embeds', 'pooler_output']);
    if (vectors.length !== many * tower.dimensions) {
      throw new ModelBrokenError(`its picture vectors have ${vectors.length / many} numbers, its text vectors ${tower.dimensions}`);
    }
    rows.push(vectors);
  }
  return normaliseRows(joinRows(rows), tower.dimensions);
};
