import { join } from 'node:path';
import type { Detection } from '@frameseek/core';
import { Tensor, type InferenceSession } from 'onnxruntime-node';
import { z } from 'zod';
import { COCO_LABELS, everydayLabel } from '../objects/coco-labels.ts';
import { detrBoxes } from '../objects/detr-boxes.ts';
import { distinctBoxes, type FoundBox } from '../objects/found-boxes.ts';
import { yoloxBoxes, yoloxCells } from '../objects/yolox-boxes.ts';
import type { ObjectPicture, ObjectSpec, ObjectsDescription } from '../worker/methods.ts';
import { ModelBrokenError } from '../worker/model-broken.ts';
import { openSession } from './onnx-session.ts';
import { loadPreprocessing } from './preprocessing.ts';
import { readJson } from './read-json.ts';

/** A detector of things. */
export interface ObjectSession {
  readonly description: ObjectsDescription;
  /** What is in the picture, the surest first. */
  detect(picture: ObjectPicture): Promise<readonly Detection[]>;
  /** Frees the graph. */
  release(): Promise<void>;
}

/** What the padding beside a picture is made of, of 255 (YOLOX). */
const PADDING = 114;

const labelConfig = z.looseObject({ id2label: z.record(z.string(), z.string()) });

/**
 * Loads YOLOX (one output of cells; BGR from 0 to 255, the picture in the corner and grey beside it), or a network of the kind of DETR (outputs `logits` and
 * `pred_boxes`; prepared as its own configuration says). Rejects with `ModelBrokenError` where it is neither.
 */
export const loadObjectSession = async (spec: ObjectSpec): Promise<ObjectSession> => {
  const labels = await labelsOf(spec);
  const session = await openSession(join(spec.folder, spec.file), spec.threads);
  const kind = isDetr(session) ? await detr(session, spec) : yolox(session, labels.length);
  const { width, height } = kind.description;
  return {
    description: { ...kind.description, labels },
    detect: async (picture) => {
      const boxes = await kind.boxes(picture, labels.length);
      const shown = kind.description.fills ? { width, height } : picture;
      return distinctBoxes(boxes).flatMap((box) => toDetection(box, labels[box.label], shown));
    },
    release: () => session.release(),
  };
};

interface Kind {
  readonly description: Omit<ObjectsDescription, 'labels'>;
  readonly boxes: (picture: ObjectPicture, labels: number) => Promise<FoundBox[]>;
}

const yolox = (session: InferenceSession, labels: number): Kind => {
  const { width, height } = sidesOf(session);
  const cells = yoloxCells(width, height);
  return {
    description: { width, height, fills: false },
    boxes: async (picture) => {
      const [output] = await run(session, letterbox(picture, { width, height }), session.outputNames.slice(0, 1));
      if (output?.length !== cells * (5 + labels)) throw new ModelBrokenError(`it does not give the scores of ${labels} classes for each of ${cells} cells`);
      return yoloxBoxes(output, { width, height, labels });
    },
  };
};

const DETR_OUTPUTS = ['logits', 'pred_boxes'];
const isDetr = ({ outputNames }: InferenceSession): boolean => DETR_OUTPUTS.every((name) => outputNames.includes(name));

const detr = async (session: InferenceSession, { folder, isDescribed }: ObjectSpec): Promise<Kind> => {
  if (!isDescribed) throw new ModelBrokenError('it has no preprocessor_config.json, which says how pictures are prepared for it');
  const { width, height, toPlanes } = await loadPreprocessing(folder);
  return {
    description: { width, height, fills: true },
    boxes: async ({ rgb }, labels) => {
      const planes = new Float32Array(width * height * 3);
      toPlanes(rgb, planes);
      const [logits, boxes] = await run(session, new Tensor('float32', planes, [1, 3, height, width]), DETR_OUTPUTS);
      if (logits === undefined || boxes === undefined) throw new ModelBrokenError(`it has not both of the outputs ${DETR_OUTPUTS.join(', ')}`);
      return detrBoxes({ logits, boxes, labels }, { width, height });
    },
  };
};

/** Height and width of the picture that the graph takes. */
const sidesOf = ({ inputMetadata: [input] }: InferenceSession): { readonly width: number; readonly height: number } => {
  const [, , height, width] = input?.isTensor === true ? input.shape : [];
  if (typeof width !== 'number' || typeof height !== 'number') throw new ModelBrokenError('it does not say how large its pictures are');
  return { width, height };
};

/** Three planes of blue, green and red, the picture in the upper left corner. */
const letterbox = ({ width, height, rgb }: ObjectPicture, into: { readonly width: number; readonly height: number }): Tensor => {
  const plane = into.width * into.height;
  const planes = new Float32Array(plane * 3).fill(PADDING);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [from, to] = [(y * width + x) * 3, y * into.width + x];
      for (let channel = 0; channel < 3; channel += 1) planes[(2 - channel) * plane + to] = rgb[from + channel] ?? 0;
    }
  }
  return new Tensor('float32', planes, [1, 3, into.height, into.width]);
};

const run = async (session: InferenceSession, picture: Tensor, outputs: readonly string[]): Promise<readonly Float32Array[]> => {
  const [name = ''] = session.inputNames;
  const results = await session.run({ [name]: picture }, [...outputs]);
  try {
    return outputs.map((output) => {
      const data = results[output]?.data;
      if (!(data instanceof Float32Array)) throw new ModelBrokenError(`its output ${output} is not made of floats`);
      return data.slice();
    });
  } finally {
    for (const tensor of [picture, ...Object.values(results)]) tensor.dispose();
  }
};

/** The classes by their numbers: those of the model's configuration, else those of COCO. */
const labelsOf = async ({ folder, labels }: ObjectSpec): Promise<readonly string[]> => {
  if (labels === undefined) return COCO_LABELS;
  const { id2label } = await readJson(folder, labels, labelConfig);
  return Object.entries(id2label).toSorted(([a], [b]) => Number(a) - Number(b)).map(([, label]) => everydayLabel(label));
};

/** As shares of the picture, within it. */
const toDetection = ({ score, left, top, right, bottom }: FoundBox, label: string | undefined, { width, height }: { readonly width: number; readonly height: number }): readonly Detection[] => {
  const share = (length: number, all: number): number => Math.min(1, Math.max(0, length / all));
  const [l, t, r, b] = [share(left, width), share(top, height), share(right, width), share(bottom, height)];
  // Lists with gaps call them so (COCO has 91 numbers for 80 classes).
  if (label === undefined || label === 'n/a' || r <= l || b <= t) return [];
  return [{ label, score, box: [[l, t], [r, t], [r, b], [l, b]] }];
};
