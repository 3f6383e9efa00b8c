import type { Corner, TextLine } from '@frameseek/core';
import type { PpocrSpec } from '../../worker/methods.ts';
import { areaOf, toGrey, type GreyPicture, type LineBox } from '../grey-picture.ts';
import type { OcrSession, Picture } from '../ocr-session.ts';
import { changesBetween, merged, reduced, touches, withRegions, type ReducedPicture } from './changed-regions.ts';
import { openLineDetector, type LineDetector } from './line-detector.ts';
import { isCloseLookDue, isOtherScene, openSceneMemory, type LookCount, type SceneMemory } from './look-schedule.ts';
import { openLineReader, type LineReader, type ReadLine } from './line-reader.ts';
import { openLineRecogniser } from './line-recogniser.ts';
import { SURE, SUSPECT } from './text-boxes.ts';
import { lookOf, looksAlike } from './line-looks.ts';
import { around, cornersOf, type TurnedBox } from './turned-box.ts';

/** Pixels of the picture's longer side in which lines are looked for: letters of 12 pixels at 1080p are found. */
const SIDE = 1280;
/** Smaller pictures are enlarged to as much, if that is no more than twice: their letters are small, and they are cheap to decode. */
const ENLARGED = 1600;
/** The same for a glance at a picture that moves as a whole, which tells where something may be written. */
const GLANCE = 512;
/** Share of the picture up to which only what changed is looked at. */
const PART = 0.35;
/** Pixels around what changed: letters that stand beside belong to the same line. */
const MARGIN = 48;
/** Lines read with less confidence are texture. */
const MIN_CONFIDENCE = 0.5;

/** What is known of the picture read last. */
interface Known extends LookCount {
  readonly small: ReducedPicture;
  /** The lines in it, those that cannot be read among them. */
  readonly standing: readonly ReadLine[];
}

/**
 * PP-OCR (Du et al. 2020): a network marks lines of text whichever way they are turned, another reads them upright. Only
 * what changed since the picture before is looked at, and a line that looks the same is not read again. Rejects with
 * `ModelBrokenError` where the weights are none.
 */
export const loadPpocrSession = async ({ detector, recogniser, characters, threads }: PpocrSpec): Promise<OcrSession> => {
  const finder = await openLineDetector(detector, threads);
  const reader = await openLineRecogniser({ recogniser, characters }, threads).then(openLineReader).catch(async (error: unknown) => {
    await finder.release();
    throw error;
  });
  const scenes = openSceneMemory();
  let last: Known | undefined;
  return {
    read: async (frame, signal) => {
      const known = await next({ finder, reader, frame, signal, scenes }, last);
      if (known !== last) scenes.add(known.small, known);
      last = known;
      return toLines(known.standing, frame);
    },
    release: async () => {
      await finder.release();
      await reader.release();
    },
  };
};

interface Look {
  readonly finder: LineDetector;
  readonly reader: LineReader;
  readonly frame: Picture;
  readonly signal: AbortSignal;
  readonly scenes: SceneMemory;
}

const sideFor = ({ width, height }: Picture): number => (Math.max(width, height) < SIDE ? ENLARGED : SIDE);

const next = async (look: Look, known: Known | undefined): Promise<Known> => {
  const { frame, scenes } = look;
  const grey = toGrey(frame);
  const small = reduced(grey);
  const whole = { left: 0, top: 0, right: frame.width, bottom: frame.height };
  if (known === undefined) return { small, glances: 0, closes: 1, standing: await linesIn(look, { grey, regions: [whole], before: [] }) };
  const changes = changesBetween(known.small, small);
  if (changes.regions.length === 0) return known;
  const { regions, kept } = withWholeLines(changes.regions, known.standing, whole);
  if (areaOfAll(regions) <= PART * areaOf(whole)) {
    const fresh = await linesIn(look, { grey, regions, before: known.standing });
    return { ...known, small: withRegions(known.small, small, regions), standing: [...kept, ...fresh] };
  }
  const count = isOtherScene(known.small, small) ? scenes.recall(small) ?? { glances: 0, closes: 0 } : known;
  const seen = await moved(look, { grey, whole }, { ...known, glances: count.glances, closes: count.closes });
  return { ...seen, small };
};

/** A picture that moves as a whole: only where a glance suspects something new is looked closely. */
const moved = async (look: Look, { grey, whole }: { readonly grey: GreyPicture; readonly whole: LineBox }, known: Known): Promise<Omit<Known, 'small'>> => {
  const { finder, reader, frame, signal } = look;
  const still = known.standing.filter(({ box, look: before }) => looksAlike(before, lookOf(grey, box)));
  const suspects = (await finder.detect(frame, { side: GLANCE, region: whole, least: SUSPECT })).filter(({ box }) => !still.some((line) => isInside(box, around(line.box))));
  if (suspects.length === 0) return { ...known, standing: still };
  if (isCloseLookDue(known)) return { standing: await linesIn(look, { grey, regions: [whole], before: still }), glances: 0, closes: known.closes + 1 };
  const { regions, kept } = withWholeLines(suspects.map(({ box }) => around(box)), still, whole);
  if (areaOfAll(regions) <= PART * areaOf(whole)) return { standing: [...kept, ...await linesIn(look, { grey, regions, before: still })], glances: known.glances + 1, closes: known.closes };
  // Suspected everywhere, as in a thicket: what the glance is sure of is read.
  const sure = suspects.filter(({ score }) => score >= SURE.box).map(({ box }) => box);
  const fresh = await reader.read({ frame, grey }, { boxes: sure, before: still }, signal);
  return { standing: [...still.filter(({ box }) => !sure.some((other) => touches(around(other), around(box)))), ...fresh], glances: known.glances + 1, closes: known.closes };
};

const areaOfAll = (regions: readonly LineBox[]): number => regions.reduce((sum, region) => sum + areaOf(region), 0);

/** Whether the middle of a box lies in another one. */
const isInside = ({ x, y }: TurnedBox, { left, top, right, bottom }: LineBox): boolean => x >= left && x <= right && y >= top && y <= bottom;

interface Where {
  readonly grey: GreyPicture;
  readonly regions: readonly LineBox[];
  /** Lines that stood in the picture before. */
  readonly before: readonly ReadLine[];
}

const linesIn = async ({ finder, reader, frame, signal }: Look, { grey, regions, before }: Where): Promise<readonly ReadLine[]> => {
  const boxes: TurnedBox[] = [];
  for (const region of regions) {
    signal.throwIfAborted();
    boxes.push(...(await finder.detect(frame, { side: sideFor(frame), region, least: SURE })).map(({ box }) => box));
  }
  return reader.read({ frame, grey }, { boxes, before }, signal);
};

/** The regions with some room and the whole of each line that they touch, and the lines that they do not. */
const withWholeLines = (changed: readonly LineBox[], standing: readonly ReadLine[], whole: LineBox): { readonly regions: readonly LineBox[]; readonly kept: readonly ReadLine[] } => {
  let regions = merged(changed.map((box) => within(grown(box), whole)), 0);
  let kept = standing;
  for (;;) {
    const touched = kept.filter(({ box }) => regions.some((region) => touches(region, around(box))));
    if (touched.length === 0) return { regions, kept };
    kept = kept.filter((line) => !touched.includes(line));
    regions = merged([...regions, ...touched.map(({ box }) => within(around(box), whole))], 0);
  }
};

const grown = ({ left, top, right, bottom }: LineBox): LineBox => ({ left: left - MARGIN, top: top - MARGIN, right: right + MARGIN, bottom: bottom + MARGIN });

const within = (box: LineBox, whole: LineBox): LineBox => ({
  left: Math.max(whole.left, box.left), top: Math.max(whole.top, box.top), right: Math.min(whole.right, box.right), bottom: Math.min(whole.bottom, box.bottom),
});

/** Those that can be read, from top to bottom. */
const toLines = (standing: readonly ReadLine[], { width, height }: Picture): readonly TextLine[] => {
  const shares = ([x, y]: Corner): Corner => [x / width, y / height];
  return standing
    .filter(({ decoded: { text, confidence } }) => confidence >= MIN_CONFIDENCE && /[\p{L}\p{N}]/u.test(text))
    .toSorted((a, b) => around(a.box).top - around(b.box).top || a.box.x - b.box.x)
    .map(({ box, decoded }): TextLine => {
      const [a, b, c, d] = cornersOf(box);
      return { ...decoded, place: { x: box.x / width, y: box.y / height, height: box.height / height }, box: [shares(a), shares(b), shares(c), shares(d)] };
    });
};
