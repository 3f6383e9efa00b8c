import type { TextLine } from '@frameseek/core';
import type { PpocrSpec } from '../../worker/methods.ts';
import { isSamePicture, toGrey, overlap, type GreyPicture, type LineBox } from '../grey-picture.ts';
import { lineMemory, type KnownLine } from '../line-memory.ts';
import type { OcrSession } from '../ocr-session.ts';
import { openLineDetector } from './line-detector.ts';
import { openLineRecogniser } from './line-recogniser.ts';
import { cornersOf, type TurnedBox } from './turned-box.ts';

/** Pixels of the longer side in which lines are looked for; they are read from the picture itself. */
const SIDE = 960;
/** Lines read with less confidence are texture. */
const MIN_CONFIDENCE = 0.5;
/** What is known of a place stands for a line found there when they share this much of the smaller. */
const SAME_PLACE = 0.5;

/**
 * PP-OCR (Du et al. 2020): a network marks lines of text whichever way they are turned, another reads them upright. A still
 * picture costs nothing, and a line that stays is read once. Rejects with `ModelBrokenError` where the weights are none.
 */
export const loadPpocrSession = async ({ detector, recogniser, characters, threads }: PpocrSpec): Promise<OcrSession> => {
  const finder = await openLineDetector(detector, threads);
  const reader = await openLineRecogniser({ recogniser, characters }, threads).catch(async (error: unknown) => {
    await finder.release();
    throw error;
  });
  const memory = lineMemory();
  let last: { readonly picture: GreyPicture; readonly lines: readonly TextLine[] } | undefined;
  return {
    read: async (frame, signal) => {
      const picture = toGrey(frame);
      if (last !== undefined && isSamePicture(last.picture, picture)) return last.lines;
      const standing = memory.recall(picture);
      const found = await finder.detect(frame, SIDE);
      signal.throwIfAborted();
      const places = found.filter((box) => !standing.some((known) => overlap(known.box, around(box, picture)) >= SAME_PLACE));
      const decoded = await reader.recognise(frame, places, signal);
      const fresh = places.map((place, index): KnownLine => ({ box: around(place, picture), line: toLine(decoded[index], place, picture) }));
      for (const known of fresh) memory.remember(picture, known);
      const lines = [...standing, ...fresh]
        .toSorted((a, b) => a.box.top - b.box.top || a.box.left - b.box.left)
        .flatMap(({ line }) => line ?? []);
      last = { picture, lines };
      return lines;
    },
    release: async () => {
      await finder.release();
      await reader.release();
    },
  };
};

/** The upright box around a turned one, inside the picture. */
const around = (box: TurnedBox, { width, height }: GreyPicture): LineBox => {
  const corners = cornersOf(box);
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return {
    left: Math.max(0, Math.floor(Math.min(...xs))), top: Math.max(0, Math.floor(Math.min(...ys))),
    right: Math.min(width, Math.ceil(Math.max(...xs))), bottom: Math.min(height, Math.ceil(Math.max(...ys))),
  };
};

const toLine = (
  decoded: { readonly text: string; readonly confidence: number } | undefined, box: TurnedBox, { width, height }: GreyPicture,
): TextLine | undefined => {
  if (decoded === undefined || decoded.confidence < MIN_CONFIDENCE || !/[\p{L}\p{N}]/u.test(decoded.text)) return undefined;
  const [a, b, c, d] = cornersOf(box).map(([x, y]): readonly [number, number] => [x / width, y / height]);
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  return { ...decoded, place: { x: box.x / width, y: box.y / height, height: box.height / height }, box: [a, b, c, d] };
};
