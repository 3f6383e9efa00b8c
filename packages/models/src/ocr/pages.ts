import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TextLine } from '@frameseek/core';
import { createWorker, PSM, type Worker } from 'tesseract.js';
import { ModelBroken } from '../worker/model-broken.ts';
import { toPgm, toSheet, type LineImage } from './line-sheet.ts';
import { toTextLine, type ReadWord } from './text-lines.ts';

/** Its memory grows a little with every page: after so many a new worker takes over. */
const PAGES_PER_WORKER = 500;

/** Where the npm package keeps its English data. */
export const languageFolder = (): string =>
  join(dirname(fileURLToPath(import.meta.resolve('@tesseract.js-data/eng/package.json'))), '4.0.0_best_int');

/** The recogniser: one page of lines at a time, what it read for each line. */
export interface Pages {
  read(lines: readonly LineImage[]): Promise<readonly (TextLine | undefined)[]>;
  close(): Promise<void>;
}

export const openPages = async (): Promise<Pages> => {
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
    const { page, lineAt } = toSheet(lines);
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
    throw new ModelBroken(reasonOf(cause), { cause });
  }
};

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
