import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createWorker, type Worker } from 'tesseract.js';
import { Fault, type Frame, type TextLine, type TextReader } from '@frameseek/core';
import { TESSERACT } from '../model-list.ts';
import { toBitmap } from './bitmap.ts';
import { likelyHasText } from './likely-has-text.ts';
import { toTextLines } from './text-lines.ts';

/** Its memory grows a little with every picture: after so many a new worker takes over. */
const PICTURES_PER_WORKER = 500;

/** Reads text in pictures with tesseract.js and the language data from npm: nothing is downloaded. */
export interface OpenTextReader extends TextReader {
  close(): Promise<void>;
}

/** Where the npm package keeps its English data. */
export const languageFolder = (): string =>
  join(dirname(fileURLToPath(import.meta.resolve('@tesseract.js-data/eng/package.json'))), '4.0.0_best_int');

export const openTextReader = async (signal: AbortSignal): Promise<OpenTextReader> => {
  signal.throwIfAborted();
  let worker: Worker | undefined = await startWorker();
  let pictures = 0;
  let queue: Promise<unknown> = Promise.resolve();

  const recognise = async (frame: Frame): Promise<TextLine[]> => {
    if (pictures >= PICTURES_PER_WORKER) await stop();
    worker ??= await startWorker();
    pictures += 1;
    try {
      const { data } = await worker.recognize(toBitmap(frame), {}, { text: false, blocks: true });
      return toTextLines((data.blocks ?? []).flatMap((block) => block.paragraphs).flatMap((p) => p.lines).map((line) => line.words));
    } catch (cause) {
      await stop();
      throw new Fault('model/failed', { model: TESSERACT, reason: cause instanceof Error ? cause.message : String(cause) }, { cause });
    }
  };
  const stop = async (): Promise<void> => {
    const old = worker;
    worker = undefined;
    pictures = 0;
    await old?.terminate();
  };

  return {
    info: { id: TESSERACT, standIn: false },
    frameSize: { maxWidth: 1280 },
    readText: (frame, options) => {
      const read = queue.then(() => {
        options.signal.throwIfAborted();
        return likelyHasText(frame) ? recognise(frame) : [];
      });
      queue = read.catch(() => undefined);
      return read;
    },
    close: async () => {
      await queue;
      await stop();
    },
  };
};

const startWorker = async (): Promise<Worker> => {
  try {
    return await createWorker('eng', 1, { langPath: languageFolder(), gzip: true, cacheMethod: 'none', errorHandler: () => undefined });
  } catch (cause) {
    throw new Fault('model/broken', { model: TESSERACT, reason: cause instanceof Error ? cause.message : String(cause) }, { cause });
  }
};
