import { areaOf, sharedArea, type GreyPicture } from '../grey-picture.ts';
import type { Picture } from '../ocr-session.ts';
import type { DecodedLine } from './ctc-decode.ts';
import { lookOf, looksAlike, type LineLook } from './line-looks.ts';
import type { LineRecogniser } from './line-recogniser.ts';
import { around, halvesOf, isUpended, type TurnedBox } from './turned-box.ts';

/** A box of a picture, what it looks like, and what is written there; an empty text where nothing could be read. */
export interface ReadLine {
  readonly box: TurnedBox;
  readonly look: LineLook;
  readonly decoded: DecodedLine;
}

/** A picture in colours, and its brightness. */
interface Sight {
  readonly frame: Picture;
  readonly grey: GreyPicture;
}

/** Where lines stand, and those that stood in the picture before. */
interface Places {
  readonly boxes: readonly TurnedBox[];
  readonly before: readonly ReadLine[];
}

/** Reads lines, each once: what stands where it stood, or looks like a line that was read, says the same. */
export interface LineReader {
  /** The lines in the boxes; a box that turns out to hold two of them gives two. */
  read(sight: Sight, places: Places, signal: AbortSignal): Promise<readonly ReadLine[]>;
  release(): Promise<void>;
}

/** Lines that are remembered: those of several full screens, a few kB each. */
const REMEMBERED = 400;
/** Readings below may be of a line upside down, or of two lines at once. */
const SURE = 0.85;
/** Another way of reading must be surer by this. */
const SURER = 0.05;
/** A box not wider than this, in heights, may hold two lines that touch: a title. */
const MAX_ASPECT = 4;

/** A reader that remembers nothing yet. */
export const openLineReader = (recogniser: LineRecogniser): LineReader => {
  // Least recently seen first.
  const memory = new Set<ReadLine>();
  const recall = (look: LineLook): ReadLine | undefined => {
    const found = [...memory].find((line) => looksAlike(line.look, look));
    if (found === undefined) return undefined;
    memory.delete(found);
    memory.add(found);
    return found;
  };
  const remember = (line: ReadLine): void => {
    memory.add(line);
    for (const oldest of memory) {
      if (memory.size <= REMEMBERED) break;
      memory.delete(oldest);
    }
  };
  return {
    read: async (sight, { boxes, before }, signal) => {
      const looks = boxes.map((box) => ({ box, look: lookOf(sight.grey, box) }));
      const known = looks.map(({ box, look }) => {
        const line = standingAt(box, { before, grey: sight.grey }) ?? recall(look);
        return line === undefined ? undefined : { box, look, decoded: line.decoded };
      });
      const fresh = await readFresh(recogniser, { sight, signal, lines: looks.filter((_, index) => known[index] === undefined) });
      // A box of two lines is not one that can be recalled as one.
      for (const line of fresh) if (looks.some(({ box }) => box === line.box)) remember(line);
      return [...known.flatMap((line) => line ?? []), ...fresh];
    },
    release: () => recogniser.release(),
  };
};

/** Share of the area of two boxes together that lies in both, from which on they are around the same line: a detector is off by a pixel or two. */
const SAME_PLACE = 0.6;

/** The line that stood in this place before and looks there as it did. */
const standingAt = (box: TurnedBox, { before, grey }: { readonly before: readonly ReadLine[]; readonly grey: GreyPicture }): ReadLine | undefined => {
  const place = around(box);
  return before.find((line) => {
    const other = around(line.box);
    const both = sharedArea(place, other);
    return both >= SAME_PLACE * (areaOf(place) + areaOf(other) - both) && looksAlike(line.look, lookOf(grey, line.box));
  });
};

interface Fresh {
  readonly sight: Sight;
  readonly signal: AbortSignal;
  readonly lines: readonly Pick<ReadLine, 'box' | 'look'>[];
}

/** Reads each line, and what is read badly in the other way that it may be meant. */
const readFresh = async (recogniser: LineRecogniser, { sight: { frame, grey }, signal, lines }: Fresh): Promise<ReadLine[]> => {
  const read = (boxes: readonly TurnedBox[]): Promise<readonly DecodedLine[]> => recogniser.recognise(frame, boxes, signal);
  const first = await read(lines.map(({ box }) => box));
  const others = lines.map(({ box }, index) => ((first[index]?.confidence ?? 0) >= SURE ? [] : otherBoxes(box)));
  const second = [...await read(others.flat())];
  return lines.flatMap((line, index): ReadLine[] => {
    const decoded = first[index] ?? { text: '', confidence: 0 };
    const boxes = others[index] ?? [];
    const again = second.splice(0, boxes.length);
    const least = Math.min(...again.map(({ confidence }) => confidence));
    if (again.length === 0 || least < decoded.confidence + SURER) return [{ ...line, decoded }];
    const [only] = again;
    if (again.length === 1 && only !== undefined) return [{ ...line, decoded: only }];
    return again.flatMap((half, at) => {
      const box = boxes[at];
      return box === undefined ? [] : [{ box, look: lookOf(grey, box), decoded: half }];
    });
  });
};

/** What a badly read box may hold instead: a line that runs upwards, or two lines. */
const otherBoxes = (box: TurnedBox): readonly TurnedBox[] => {
  if (isUpended(box)) return [{ ...box, angle: box.angle + Math.PI }];
  return box.width <= MAX_ASPECT * box.height ? halvesOf(box) : [];
};
