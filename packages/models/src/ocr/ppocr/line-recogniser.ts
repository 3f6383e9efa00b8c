import { readFile } from 'node:fs/promises';
import { Tensor, type InferenceSession } from 'onnxruntime-node';
import { parse } from 'yaml';
import { z } from 'zod';
import { openSession, runFloats } from '../../sessions/onnx-session.ts';
import { ModelBrokenError } from '../../worker/model-broken.ts';
import type { Picture } from '../ocr-session.ts';
import { ctcDecode, toClasses, withBlankAndSpace, type DecodedLine } from './ctc-decode.ts';
import { resample } from './resample.ts';
import { isUpended, type TurnedBox } from './turned-box.ts';

/** Reads the lines that a detector found. */
export interface LineRecogniser {
  /** What stands in each box, in their order. An abort ends it before the next batch. */
  recognise(picture: Picture, boxes: readonly TurnedBox[], signal: AbortSignal): Promise<readonly DecodedLine[]>;
  release(): Promise<void>;
}

/** Height in pixels of the lines that the network takes. */
const HEIGHT = 48;
/** Wider lines are narrowed: more pixels than so many are no line of text. */
const MAX_WIDTH = 2400;
/** Pixels in which the network reads one character. */
const PER_STEP = 8;
/** Widths are rounded up to multiples of this, so that lines of about one width share a run. */
const STEP = 32;
/** Lines of one run: more are not faster, and an abort waits for its end. */
const BATCH = 8;
const NORMALISATION = { mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] } as const;

/** Where a recogniser of PP-OCR lies: its graph, and its characters, one a line or in a `.yml`. */
interface RecogniserFiles {
  readonly recogniser: string;
  readonly characters: string;
}

/** Opens a recogniser of PP-OCR. Rejects with `ModelBrokenError` where the files are none, or do not belong to each other. */
export const openLineRecogniser = async ({ recogniser, characters }: RecogniserFiles, threads: number): Promise<LineRecogniser> => {
  const dictionary = await readFile(characters, 'utf8').catch((cause: unknown) => {
    throw new ModelBrokenError(`${characters} cannot be read`, { cause });
  });
  const classes = characters.endsWith('.yml') ? classesOfDescription(dictionary, characters) : toClasses(dictionary);
  const session = await openSession(recogniser, threads);
  try {
    await probabilities(session, { values: new Float32Array(3 * HEIGHT * STEP), count: 1, width: STEP, classes: classes.length });
  } catch (cause) {
    await session.release();
    throw new ModelBrokenError(`${recogniser} is no recogniser of PP-OCR for ${characters}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  return {
    recognise: async (picture, boxes, signal) => {
      const lines = new Map<TurnedBox, DecodedLine>();
      for (const { width, batch } of batches(boxes)) {
        signal.throwIfAborted();
        const values = new Float32Array(batch.length * 3 * HEIGHT * width);
        batch.forEach((box, index) => fill(picture, box, { values, index, width }));
        const rows = await probabilities(session, { values, count: batch.length, width, classes: classes.length });
        const each = rows.length / batch.length;
        batch.forEach((box, index) => lines.set(box, ctcDecode(rows.subarray(index * each, (index + 1) * each), classes)));
      }
      return boxes.map((box) => lines.get(box) ?? { text: '', confidence: 0 });
    },
    release: () => session.release(),
  };
};

const description = z.object({ PostProcess: z.object({ character_dict: z.array(z.coerce.string()).min(1) }) });

/** The classes of a recogniser from the description that PaddlePaddle publishes beside it. Throws `ModelBrokenError`. */
const classesOfDescription = (text: string, file: string): readonly string[] => {
  try {
    // Characters as they stand there: `1`, `~` and `no` would else be a number, nothing and false.
    return withBlankAndSpace(description.parse(parse(text, { schema: 'failsafe' })).PostProcess.character_dict);
  } catch (cause) {
    throw new ModelBrokenError(`${file} names no characters in PostProcess.character_dict`, { cause });
  }
};

/** The box along which a line is read. */
const alongText = (box: TurnedBox): TurnedBox =>
  !isUpended(box) ? box : { ...box, width: box.height, height: box.width, angle: box.angle + Math.PI / 2 };

const widthOf = (box: TurnedBox): number => {
  const { width, height } = alongText(box);
  return Math.max(1, Math.min(MAX_WIDTH, Math.round((HEIGHT * width) / Math.max(1, height))));
};

/** Boxes of about one width together, the narrow ones first. */
const batches = (boxes: readonly TurnedBox[]): { readonly width: number; readonly batch: TurnedBox[] }[] => {
  const made: { readonly width: number; readonly batch: TurnedBox[] }[] = [];
  for (const box of boxes.toSorted((a, b) => widthOf(a) - widthOf(b))) {
    const width = Math.ceil(widthOf(box) / STEP) * STEP;
    const last = made.at(-1);
    if (last?.width === width && last.batch.length < BATCH) last.batch.push(box);
    else made.push({ width, batch: [box] });
  }
  return made;
};

/** Writes a line at the left of its place in the batch; beside it stays grey, which is zero. */
const fill = (picture: Picture, box: TurnedBox, { values, index, width }: { readonly values: Float32Array; readonly index: number; readonly width: number }): void =>
  resample(picture, alongText(box), { ...NORMALISATION, values, offset: index * 3 * HEIGHT * width, width: widthOf(box), height: HEIGHT, stride: width });

interface Batch {
  readonly values: Float32Array;
  readonly count: number;
  readonly width: number;
  readonly classes: number;
}

const probabilities = async (session: InferenceSession, { values, count, width, classes }: Batch): Promise<Float32Array> => {
  const [input = 'x'] = session.inputNames;
  const rows = await runFloats(session, { [input]: new Tensor('float32', values, [count, 3, HEIGHT, width]) }, session.outputNames);
  const steps = (count * width) / PER_STEP;
  if (rows.length !== steps * classes) throw new ModelBrokenError(`it gives ${rows.length} numbers, not ${classes} for each of ${steps} steps`);
  return rows;
};
