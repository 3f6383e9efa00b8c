import type { Detection, FrameSize, ObjectDetector } from '@frameseek/core';
import type { HostedModel } from '../worker/hosted-model.ts';
import type { ObjectSpec, ObjectsDescription } from '../worker/methods.ts';
import { everydayLabel } from './coco-labels.ts';

/** A detector of things: YOLOX, or one of the kind of DETR, in the host's thread. Rejects with `model/broken` where its files cannot be loaded. */
export const openObjectDetector = async ({ card, folder, host, threads }: HostedModel, signal: AbortSignal): Promise<ObjectDetector> => {
  const has = (name: string): boolean => card.files.some(({ path }) => path === name);
  const spec: ObjectSpec = {
    id: card.id, folder, threads,
    file: card.files.find(({ path }) => path.endsWith('.onnx'))?.path ?? '',
    ...(has('config.json') && { labels: 'config.json' }),
    isDescribed: has('preprocessor_config.json'),
  };
  const described = await host.call('objects.describe', spec, { signal });
  return {
    info: { id: card.id, standIn: card.standIn },
    labels: described.labels.map(everydayLabel),
    frameSize: (picture) => fittedSize(picture, described),
    detect: async ({ width, height, rgb }, options): Promise<readonly Detection[]> => {
      // The caller keeps its frame: a copy of it moves.
      const pixels = new Uint8Array(rgb);
      return host.call('objects.detect', { ...spec, width, height, rgb: pixels }, { ...options, transfer: [pixels.buffer] });
    },
  };
};

/** The network's own size, or the largest of the picture's shape that fits into it: what is left is filled up. */
const fittedSize = (picture: { readonly width: number; readonly height: number }, { width, height, fills }: ObjectsDescription): FrameSize => {
  if (fills) return { width, height, fit: 'stretch' };
  const scale = Math.min(width / picture.width, height / picture.height);
  const fitted = (length: number, most: number): number => Math.min(most, Math.max(2, Math.round((length * scale) / 2) * 2));
  return { width: fitted(picture.width, width), height: fitted(picture.height, height), fit: 'stretch' };
};
