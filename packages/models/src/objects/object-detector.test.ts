import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Frame, ObjectDetector } from '@frameseek/core';
import { fixtureModels } from '../../../../test/models.ts';
import { cardOf } from '../registry/model-list.ts';
import { createWorkerHost, type WorkerHost } from '../worker/worker-host.ts';
import { COCO_LABELS, everydayLabel } from './coco-labels.ts';
import { detrBoxes } from './detr-boxes.ts';
import { distinctBoxes } from './found-boxes.ts';
import { openObjectDetector } from './object-detector.ts';

const { signal } = new AbortController();
/** Left, top, right, bottom in pixels. */
type Rectangle = readonly [left: number, top: number, right: number, bottom: number];

/** A grey picture with rectangles in one colour. */
const picture = (width: number, height: number, rectangles: readonly Rectangle[]): Frame => {
  const rgb = new Uint8Array(width * height * 3).fill(128);
  for (const [left, top, right, bottom] of rectangles) {
    for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) rgb.set([220, 30, 30], (y * width + x) * 3);
  }
  return { at: 0, width, height, rgb };
};

describe('a detector', () => {
  let host: WorkerHost;
  let detector: ObjectDetector;
  beforeAll(async () => {
    host = createWorkerHost();
    detector = await openObjectDetector({ card: cardOf('objects', 'fixture/shapes'), folder: join(await fixtureModels(), 'fixture/shapes'), host, threads: 1 }, signal);
  });
  afterAll(() => host.close());

  it('knows its classes, and takes pictures as large as fit into its own, in their shape', () => {
    expect(detector.labels).toEqual(['square', 'person', 'dog']);
    expect([{ width: 1920, height: 1080 }, { width: 480, height: 640 }].map((size) => detector.frameSize(size))).toEqual([
      { width: 128, height: 72, fit: 'stretch' }, { width: 96, height: 128, fit: 'stretch' },
    ]);
  });

  it('tells what is where in shares of the picture, to the pixel, and nothing where nothing is', async () => {
    const found = await detector.detect(picture(128, 96, [[10, 20, 26, 36], [90, 50, 100, 80]]), { signal });
    expect(found.map(({ label }) => label).toSorted()).toEqual(['person', 'square']);
    const square = found.find(({ label }) => label === 'square');
    const [[left, top] = [0, 0], , [right, bottom] = [0, 0]] = square?.box ?? [];
    expect([left * 128, top * 96, right * 128, bottom * 96].map((pixel) => Math.round(pixel * 2) / 2)).toEqual([10, 20, 26, 36]);
    expect(square?.score).toBeCloseTo(0.95, 2);
    expect(await detector.detect(picture(128, 72, []), { signal })).toEqual([]);
  });

  it('that is broken says so', async () => {
    const opening = openObjectDetector({ card: cardOf('objects', 'fixture/clip-colours'), folder: join(await fixtureModels(), 'fixture/clip-colours'), host, threads: 1 }, signal);
    await expect(opening).rejects.toMatchObject({ code: 'model/broken' });
  });
});

describe('boxes', () => {
  const box = (label: number, score: number, left: number) => ({ label, score, left, top: 0, right: left + 10, bottom: 10 });

  it('of one class that cover one another are one, of two classes two', () =>
    expect(distinctBoxes([box(0, 0.5, 1), box(0, 0.9, 0), box(1, 0.6, 0), box(0, 0.4, 8)]).map(({ label, score }) => [label, score])).toEqual([[0, 0.9], [1, 0.6], [0, 0.4]]));

  it('of D-FINE are judged class by class, those of DETR beside “nothing”', () => {
    const boxes = Float32Array.of(0.5, 0.5, 0.2, 0.4);
    expect(detrBoxes({ logits: Float32Array.of(-9, 2), boxes, labels: 2 }, { width: 100, height: 50 })).toMatchObject([{ label: 1, score: expect.closeTo(0.881, 3), left: expect.closeTo(40, 3), top: expect.closeTo(15, 3), right: expect.closeTo(60, 3), bottom: expect.closeTo(35, 3) }]);
    expect(detrBoxes({ logits: Float32Array.of(1, 2, 1), boxes, labels: 2 }, { width: 1, height: 1 })).toMatchObject([{ label: 1, score: expect.closeTo(0.576, 3) }]);
    expect(detrBoxes({ logits: Float32Array.of(0, 0, 9), boxes, labels: 2 }, { width: 1, height: 1 })).toEqual([]);
  });

  it('have one name for each class', () => {
    expect([COCO_LABELS.length, new Set(COCO_LABELS).size]).toEqual([80, 80]);
    expect(['aeroplane', 'tvmonitor', 'Dog'].map(everydayLabel)).toEqual(['airplane', 'tv', 'dog']);
  });
});
