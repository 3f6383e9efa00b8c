import type { TextReader } from '@frameseek/core';
import { TESSERACT } from '../registry/model-list.ts';
import type { OcrSpec } from '../worker/methods.ts';
import type { WorkerHost } from '../worker/worker-host.ts';

const SPEC: OcrSpec = { id: TESSERACT };

/**
 * Reads text in pictures with tesseract.js and the language data from npm: nothing is downloaded. Lines are found, cut
 * out and remembered in the host's thread: tens of milliseconds a picture that the main thread has better use for.
 */
export const openTextReader = async (host: WorkerHost, signal: AbortSignal): Promise<TextReader> => {
  await host.call('ocr.load', SPEC, { signal });
  return {
    info: { id: TESSERACT, standIn: false },
    frameSize: { maxWidth: 1600 },
    readText: async ({ width, height, rgb }, options) => {
      options.signal.throwIfAborted();
      // The caller keeps its frame: a copy of it moves.
      const pixels = new Uint8Array(rgb);
      return host.call('ocr.read', { ...SPEC, width, height, rgb: pixels }, { ...options, transfer: [pixels.buffer] });
    },
  };
};
