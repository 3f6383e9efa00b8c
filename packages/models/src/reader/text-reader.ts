import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createWorker, PSM, type Worker } from 'tesseract.js';
import { Fault, type Frame, type TextLine, type TextReader } from '@frameseek/core';
import { TESSERACT } from '../model-list.ts';
import { findLines, overlap, toGrey, type GreyPicture, type LineBox } from './find-lines.ts';
import { lineMemory, type KnownLine } from './line-memory.ts';
import { cutLine, toPgm, toSheet, type LineImage } from './line-sheet.ts';
import { toTextLine, type ReadWord } from './text-lines.ts';

/** Its memory grows a little with every page: after so many a new worker takes over. */
const PAGES_PER_WORKER = 500;
/** Lines that are read first, those that look most like text: when none of them is, the rest is texture and is not read. */
const FIRST_LINES = 8;
/** Places, the widest, from which those are chosen. */
const FIRST_LOOK = 24;
/** Lines of one page: what goes into the recogniser at once. */
const MOST_LINES = 40;
/** What is known of a place stands for a line found there when they share this much of the smaller. */
const SAME_PLACE = 0.5;

/** Reads text in pictures with tesseract.js and the language data from npm: nothing is downloaded. */
export interface OpenTextReader extends TextReader {
  close(): Promise<void>;
}

/** Where the npm package keeps its English data. */
export const languageFolder = (): string =>
  join(dirname(fileURLToPath(import.meta.resolve('@tesseract.js-data/eng/package.json'))), '4.0.0_best_int');

/**
 * Finds what may be lines of text itself, gives the recogniser only those it has not seen before, and these as a clean
 * page: cut out, of one height, dark on white. So small, light and scattered texts are read, and a still screen or a
 * picture without text costs no recognition at all.
 */
export const openTextReader = async (signal: AbortSignal): Promise<OpenTextReader> => {
  signal.throwIfAborted();
  const pages = await openPages();
  const memory = lineMemory();
  let queue: Promise<unknown> = Promise.resolve();

  let last: { readonly picture: GreyPicture; readonly lines: TextLine[] } | undefined;

  const read = async (frame: Frame, { signal: stop }: { readonly signal: AbortSignal }): Promise<TextLine[]> => {
    stop.throwIfAborted();
    const picture = toGrey(frame);
    if (last !== undefined && isSamePicture(last.picture, picture)) return last.lines;
    const standing = memory.recall(picture);
    const places = findLines(picture).filter((box) => !standing.some((known) => overlap(known.box, box) >= SAME_PLACE));
    const fresh = await readLines(pages, { picture, places, signal: stop });
    for (const known of fresh) memory.remember(picture, known);
    const lines = [...standing, ...fresh]
      .toSorted((a, b) => a.box.top - b.box.top || a.box.left - b.box.left)
      .flatMap(({ box, line }) => (line === undefined ? [] : [{ ...line, place: placeOf(picture, box) }]));
    last = { picture, lines };
    return lines;
  };

  return {
    info: { id: TESSERACT, standIn: false },
    frameSize: { maxWidth: 1600 },
    readText: (frame, options) => {
      const reading = queue.then(() => read(frame, options));
      queue = reading.catch(() => undefined);
      return reading;
    },
    close: async () => {
      await queue;
      await pages.close();
    },
  };
};

/** Pixels that must differ by more than noise before a picture is another one: fewer are not a letter. */
const LETTER_PIXELS = 5;
const NOISE = 24;

const isSamePicture = (a: GreyPicture, b: GreyPicture): boolean => {
  if (a.width !== b.width || a.height !== b.height) return false;
  let different = 0;
  for (let i = 0; i < a.grey.length; i++) {
    if (Math.abs((a.grey[i] ?? 0) - (b.grey[i] ?? 0)) > NOISE) different += 1;
    if (different >= LETTER_PIXELS) return false;
  }
  return true;
};

const placeOf = ({ width, height }: GreyPicture, { left, top, right, bottom }: LineBox) =>
  ({ x: (left + right) / 2 / width, y: (top + bottom) / 2 / height, height: (bottom - top) / height });

interface Places {
  readonly picture: GreyPicture;
  readonly places: readonly LineBox[];
  readonly signal: AbortSignal;
}

/** What stands at the places, the most promising first; where none of these is text, all is texture and no more is read. */
const readLines = async (pages: Pages, { picture, places, signal }: Places): Promise<KnownLine[]> => {
  const widest = places.toSorted((a, b) => aspect(b) - aspect(a));
  const some = cutAll(picture, widest.slice(0, FIRST_LOOK)).toSorted((a, b) => b.image.promise - a.image.promise);
  const known = await readCut(pages, some.slice(0, FIRST_LINES), signal);
  if (!known.some(({ line }) => line !== undefined)) return known;
  const rest = [...some.slice(FIRST_LINES), ...cutAll(picture, widest.slice(FIRST_LOOK))];
  for (let from = 0; from < rest.length; from += MOST_LINES) {
    known.push(...await readCut(pages, rest.slice(from, from + MOST_LINES), signal));
  }
  return known;
};

const aspect = ({ left, top, right, bottom }: LineBox): number => (right - left) / (bottom - top);

interface CutLine {
  readonly box: LineBox;
  readonly image: LineImage;
}

const cutAll = (picture: GreyPicture, places: readonly LineBox[]): CutLine[] =>
  places.flatMap((box) => {
    const image = cutLine(picture, box);
    return image === undefined ? [] : [{ box, image }];
  });

const readCut = async (pages: Pages, cut: readonly CutLine[], signal: AbortSignal): Promise<KnownLine[]> => {
  signal.throwIfAborted();
  if (cut.length === 0) return [];
  const lines = await pages.read(cut.map(({ image }) => image));
  return cut.map(({ box }, index) => ({ box, line: lines[index] }));
};

/** The recogniser: one page of lines at a time, what it read for each line. */
interface Pages {
  read(lines: readonly LineImage[]): Promise<readonly (TextLine | undefined)[]>;
  close(): Promise<void>;
}

const openPages = async (): Promise<Pages> => {
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
      throw new Fault('model/failed', { model: TESSERACT, reason: reasonOf(cause) }, { cause });
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
    throw new Fault('model/broken', { model: TESSERACT, reason: reasonOf(cause) }, { cause });
  }
};

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
