import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TextLine } from '@frameseek/core';
import { createWorker, PSM, type Worker } from 'tesseract.js';
import { ModelBrokenError } from '../../worker/model-broken.ts';
import type { LineImage } from './cut-line.ts';
import { stackLines, toPgm } from './stack-lines.ts';
import { toTextLine, type ReadWord } from './to-text-line.ts';

/** Its memory grows a little with every page: after so many a new worker takes over. */
const PAGES_PER_WORKER = 500;

/** Where the npm package keeps its English data. */
const languageFolder = (): string =>
  join(dirname(fileURLToPath(import.meta.resolve('@tesseract.js-data/eng/package.json'))), '4.0.0_best_int');

/** Reads images of lines, one page of them at a time. */
export interface LineRecogniser {
  /** What stands on each line; undefined where it is no text. Rejects with the library's own error. */
  read(lines: readonly LineImage[]): Promise<readonly (TextLine | undefined)[]>;
  /** Ends its process. */
  close(): Promise<void>;
}

/** Starts tesseract.js with its English data. Rejects with `ModelBrokenError` where it cannot. */
export const openLineRecogniser = async (): Promise<LineRecogniser> => {
  let worker: Worker | undefined = await startWorker();
  let pages = 0;
  const close = async (): Promise<void> => {
    const old = worker;
    worker = undefined;
    pages = 0;
    await old?.terminate();
  };
  const read = async (lines: readonly LineImage[]): Promise<readonly (TextLine | undefined)[]> => {
    if (pages >= PAGES_PER_WORKER) await close();
    worker ??= await startWorker();
    pages += 1;
    const { page, lineAt } = stackLines(lines);
    const words: ReadWord[][] = lines.map(() => []);
    try {
      const { data } = await worker.recognize(toPgm(page), {}, { text: false, blocks: true });
      for (const paragraph of (data.blocks ?? []).flatMap((block) => block.paragraphs)) {
        for (const line of paragraph.lines) words[lineAt((line.bbox.y0 + line.bbox.y1) / 2)]?.push(...line.words);
      }
    } catch (cause) {
      await close();
      throw new Error(reasonOf(cause), { cause });
    }
    return words.map(toTextLine);
  };
  return { read, close };
};

/** One block of lines, each read as it stands; the library's remarks about pictures are for nobody. */
const PARAMETERS = {
  tessedit_pageseg_mode: PSM.SINGLE_BLOCK,
  tessedit_do_invert: '0',
  user_defined_dpi: '150',
  debug_file: '/dev/null',
};

const startWorker = async (): Promise<Worker> => {
  try {
    const worker = await createWorker('eng', 1, { langPath: languageFolder(), gzip: true, cacheMethod: 'none', errorHandler: () => undefined });
    await worker.setParameters(PARAMETERS);
    return worker;
  } catch (cause) {
    throw new ModelBrokenError(reasonOf(cause), { cause });
  }
};

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
