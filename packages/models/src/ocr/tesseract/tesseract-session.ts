import type { Quadrilateral, TextLine } from '@frameseek/core';
import { findLines } from './find-lines.ts';
import { isSamePicture, overlap, toGrey, type GreyPicture, type LineBox } from '../grey-picture.ts';
import { lineMemory, type KnownLine } from '../line-memory.ts';
import type { OcrSession } from '../ocr-session.ts';
import { cutLine, type LineImage } from './cut-line.ts';
import { openLineRecogniser, type LineRecogniser } from './line-recogniser.ts';

/** Lines that are read first, those that look most like text: when none of them is, the rest is texture and is not read. */
const FIRST_LINES = 8;
/** Places, the widest, from which those are chosen. */
const FIRST_LOOK = 24;
/** Lines of one page: what goes into the recogniser at once. */
const MAX_LINES = 40;
/** What is known of a place stands for a line found there when they share this much of the smaller. */
const SAME_PLACE = 0.5;

/**
 * Finds what may be lines of text itself, gives the recogniser only those it has not seen before, and these as a clean
 * page: cut out, of one height, dark on white. So small, light and scattered texts are read, and a still screen or a
 * picture without text costs no recognition at all.
 */
export const loadTesseractSession = async (): Promise<OcrSession> => {
  const recogniser = await openLineRecogniser();
  const memory = lineMemory();
  let last: { readonly picture: GreyPicture; readonly lines: readonly TextLine[] } | undefined;
  return {
    read: async (frame, signal) => {
      const picture = toGrey(frame);
      if (last !== undefined && isSamePicture(last.picture, picture)) return last.lines;
      const standing = memory.recall(picture);
      const places = findLines(picture).filter((box) => !standing.some((known) => overlap(known.box, box) >= SAME_PLACE));
      const fresh = await readLines(recogniser, { picture, places, signal });
      for (const known of fresh) memory.remember(picture, known);
      const lines = [...standing, ...fresh]
        .toSorted((a, b) => a.box.top - b.box.top || a.box.left - b.box.left)
        .flatMap(({ box, line }) => (line === undefined ? [] : [{ ...line, place: placeOf(picture, box), box: cornersOf(picture, box) }]));
      last = { picture, lines };
      return lines;
    },
    release: () => recogniser.close(),
  };
};

const placeOf = ({ width, height }: GreyPicture, { left, top, right, bottom }: LineBox) =>
  ({ x: (left + right) / 2 / width, y: (top + bottom) / 2 / height, height: (bottom - top) / height });

const cornersOf = ({ width, height }: GreyPicture, { left, top, right, bottom }: LineBox): Quadrilateral => {
  const [x0, y0, x1, y1] = [left / width, top / height, right / width, bottom / height];
  return [[x0, y0], [x1, y0], [x1, y1], [x0, y1]];
};

interface Places {
  readonly picture: GreyPicture;
  readonly places: readonly LineBox[];
  readonly signal: AbortSignal;
}

/** What stands at the places, the most promising first; where none of these is text, all is texture and no more is read. */
const readLines = async (recogniser: LineRecogniser, { picture, places, signal }: Places): Promise<KnownLine[]> => {
  const widest = places.toSorted((a, b) => aspect(b) - aspect(a));
  const some = cutAll(picture, widest.slice(0, FIRST_LOOK)).toSorted((a, b) => b.image.promise - a.image.promise);
  const known = await readCut(recogniser, some.slice(0, FIRST_LINES), signal);
  if (!known.some(({ line }) => line !== undefined)) return known;
  const rest = [...some.slice(FIRST_LINES), ...cutAll(picture, widest.slice(FIRST_LOOK))];
  for (let from = 0; from < rest.length; from += MAX_LINES) {
    known.push(...await readCut(recogniser, rest.slice(from, from + MAX_LINES), signal));
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

const readCut = async (recogniser: LineRecogniser, cut: readonly CutLine[], signal: AbortSignal): Promise<KnownLine[]> => {
  signal.throwIfAborted();
  if (cut.length === 0) return [];
  const lines = await recogniser.read(cut.map(({ image }) => image));
  return cut.map(({ box }, index) => ({ box, line: lines[index] }));
};
