import { Tensor, type InferenceSession } from 'onnxruntime-node';
import { openSession, runFloats } from '../../sessions/onnx-session.ts';
import { ModelBrokenError } from '../../worker/model-broken.ts';
import type { LineBox } from '../grey-picture.ts';
import type { Picture } from '../ocr-session.ts';
import { resample } from './resample.ts';
import { textBoxes, type Sureness, type TextBox } from './text-boxes.ts';
import type { TurnedBox } from './turned-box.ts';

/** Finds lines of text in pictures. */
export interface LineDetector {
  /**
   * Boxes around lines in a region, in pixels of the picture, from top to bottom. `side`: pixels that the longer side of the
   * whole picture is brought to before; it is enlarged at most twice. `least`: what is taken for a line.
   */
  detect(picture: Picture, options: { readonly side: number; readonly region: LineBox; readonly least: Sureness }): Promise<readonly TextBox[]>;
  release(): Promise<void>;
}

/** Sides must be multiples of this: the network halves them five times. */
const STEP = 32;
/** Enlarged further, letters are blurs. */
const MAX_SCALE = 2;
/** Of ImageNet, in the order in which PaddleOCR applies them to blue, green and red. */
const NORMALISATION = { mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225] } as const;

/** Opens a detector of PP-OCR. Rejects with `ModelBrokenError` where the file is none. */
export const openLineDetector = async (path: string, threads: number): Promise<LineDetector> => {
  const session = await openSession(path, threads);
  try {
    const size = { width: STEP, height: STEP };
    await probabilities(session, { picture: { ...size, rgb: new Uint8Array(STEP * STEP * 3) }, part: { ...size, x: STEP / 2, y: STEP / 2, angle: 0 }, size });
  } catch (cause) {
    await session.release();
    throw new ModelBrokenError(`${path} is no detector of PP-OCR: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  return {
    detect: async (picture, { side, least, region: { left, top, right, bottom } }) => {
      const scale = Math.min(MAX_SCALE, side / Math.max(picture.width, picture.height));
      const part = { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top, angle: 0 };
      const size = { width: stepped(part.width * scale), height: stepped(part.height * scale) };
      const values = await probabilities(session, { picture, part, size });
      const [scaleX, scaleY] = [part.width / size.width, part.height / size.height];
      return textBoxes({ ...size, values }, least).map(({ box, score }) => {
        const whole = scaled(box, scaleX, scaleY);
        return { score, box: { ...whole, x: whole.x + left, y: whole.y + top } };
      });
    },
    release: () => session.release(),
  };
};

const stepped = (length: number): number => Math.max(STEP, Math.round(length / STEP) * STEP);

interface Part {
  readonly picture: Picture;
  readonly part: TurnedBox;
  readonly size: { readonly width: number; readonly height: number };
}

const probabilities = async (session: InferenceSession, { picture, part, size: { width, height } }: Part): Promise<Float32Array> => {
  const values = new Float32Array(3 * width * height);
  resample(picture, part, { ...NORMALISATION, values, offset: 0, width, height, stride: width });
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
