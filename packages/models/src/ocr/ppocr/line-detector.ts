import { Tensor, type InferenceSession } from 'onnxruntime-node';
import { openSession, runFloats } from '../../sessions/onnx-session.ts';
import { ModelBrokenError } from '../../worker/model-broken.ts';
import type { Picture } from '../ocr-session.ts';
import { resample } from './resample.ts';
import { textBoxes } from './text-boxes.ts';
import type { TurnedBox } from './turned-box.ts';

/** Finds lines of text in pictures. */
export interface LineDetector {
  /** Boxes around lines, in pixels of the picture, from top to bottom. `side`: pixels that the picture's longer side is reduced to before. */
  detect(picture: Picture, side: number): Promise<readonly TurnedBox[]>;
  release(): Promise<void>;
}

/** Sides must be multiples of this: the network halves them five times. */
const STEP = 32;
/** Of ImageNet, in the order in which PaddleOCR applies them to blue, green and red. */
const NORMALISATION = { mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225] } as const;

/** Opens a detector of PP-OCR. Rejects with `ModelBrokenError` where the file is none. */
export const openLineDetector = async (path: string, threads: number): Promise<LineDetector> => {
  const session = await openSession(path, threads);
  try {
    await probabilities(session, { width: STEP, height: STEP, rgb: new Uint8Array(STEP * STEP * 3) }, { width: STEP, height: STEP });
  } catch (cause) {
    await session.release();
    throw new ModelBrokenError(`${path} is no detector of PP-OCR: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  return {
    detect: async (picture, side) => {
      const scale = Math.min(1, side / Math.max(picture.width, picture.height));
      const size = { width: stepped(picture.width * scale), height: stepped(picture.height * scale) };
      const values = await probabilities(session, picture, size);
      const [scaleX, scaleY] = [picture.width / size.width, picture.height / size.height];
      return textBoxes({ ...size, values }).map(({ box }) => scaled(box, scaleX, scaleY));
    },
    release: () => session.release(),
  };
};

const stepped = (length: number): number => Math.max(STEP, Math.round(length / STEP) * STEP);

interface Size {
  readonly width: number;
  readonly height: number;
}

const probabilities = async (session: InferenceSession, picture: Picture, { width, height }: Size): Promise<Float32Array> => {
  const values = new Float32Array(3 * width * height);
  const whole = { x: picture.width / 2, y: picture.height / 2, width: picture.width, height: picture.height, angle: 0 };
  resample(picture, whole, { ...NORMALISATION, values, offset: 0, width, height, stride: width });
  const [input = 'x'] = session.inputNames;
  const map = await runFloats(session, { [input]: new Tensor('float32', values, [1, 3, height, width]) }, session.outputNames);
  if (map.length !== width * height) throw new ModelBrokenError(`it gives ${map.length} numbers for ${width} × ${height} pixels`);
  return map;
};

/** The two scales differ by the rounding of sides alone: a turned rectangle stays one, nearly. */
const scaled = ({ x, y, width, height, angle }: TurnedBox, scaleX: number, scaleY: number): TurnedBox => {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return {
    x: x * scaleX, y: y * scaleY, angle: Math.atan2(sin * scaleY, cos * scaleX),
    width: width * Math.hypot(cos * scaleX, sin * scaleY), height: height * Math.hypot(sin * scaleX, cos * scaleY),
  };
};
