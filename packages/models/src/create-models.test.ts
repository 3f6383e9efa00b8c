import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AudioChunk, Cue, Embedding, Frame, Models } from '@frameseek/core';
import { FIXTURE_PREFERENCES, SENTENCES, fixtureModels } from '../../../test/models.ts';
import { startHub } from '../../../test/hub.ts';
import { createModels } from './create-models.ts';
import type { ModelsOptions } from './options.ts';

const signal = new AbortController().signal;
const STAND_INS = resolve(import.meta.dirname, '../../../../shared/models');
const dot = (a: Embedding, b: Embedding): number => a.reduce((sum, x, index) => sum + x * (b[index] ?? 0), 0);

/** A frame painted by a function of x and y from 0 to 1. */
const paint = (colourAt: (x: number, y: number) => readonly number[], size = 224): Frame => {
  const rgb = new Uint8Array(size * size * 3);
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) rgb.set(colourAt(x / size, y / size), (y * size + x) * 3);
  return { at: 0, width: size, height: size, rgb };
};
const RED = [220, 20, 20];
const BLUE = [25, 40, 210];
const GREEN = [20, 160, 30];

const tone = (hertz: number, seconds: number): Float32Array =>
  Float32Array.from({ length: seconds * 16_000 }, (_, index) => 0.2 * Math.sin((2 * Math.PI * hertz * index) / 16_000));
async function* audio(...parts: readonly Float32Array[]): AsyncGenerator<AudioChunk> {
  let start = 0;
  for (const samples of parts) {
    for (let from = 0; from < samples.length; from += 16_000) {
      const piece = samples.slice(from, from + 16_000);
      yield { start: start + from / 16_000, samples: piece };
    }
    start += samples.length / 16_000;
  }
}

let fixtures: string;
let cache: string;
let models: Models;
const options = (change: Partial<ModelsOptions> = {}): ModelsOptions => ({
  folders: [fixtures], cacheFolder: cache, hubUrl: 'http://127.0.0.1:9', offline: true,
  preferences: FIXTURE_PREFERENCES, whisper: { engine: 'onnx' }, ...change,
});
beforeAll(async () => {
  fixtures = await fixtureModels();
  cache = await mkdtemp(join(tmpdir(), 'frameseek-cache-'));
  models = createModels(options());
});
afterAll(async () => {
  await models.close();
  await rm(cache, { recursive: true, force: true });
});

describe('the visual model', () => {
  it('puts a picture next to the words for its colour', async () => {
    const visual = await models.visual({ signal });
    const pictures = await visual.embedImages([paint(() => RED), paint(() => BLUE), paint(() => GREEN)], { signal });
    const queries = await visual.embedTexts(['a red screen', 'a blue screen', 'a green screen'], { signal, as: 'query' });
    queries.forEach((query, index) => {
      const scores = pictures.map((picture) => dot(picture, query));
      expect(scores.indexOf(Math.max(...scores))).toBe(index);
    });
  });

  it('keeps left and right, which a mirrored or transposed picture would not', async () => {
    const visual = await models.visual({ signal });
    const [picture] = await visual.embedImages([paint((x) => (x < 0.5 ? RED : BLUE))], { signal });
    const [right, wrong] = await visual.embedTexts(
      ['red on the left and blue on the right', 'blue on the left and red on the right'], { signal, as: 'query' });
    expect(dot(picture ?? new Float32Array(), right ?? new Float32Array())).toBeGreaterThan(dot(picture ?? new Float32Array(), wrong ?? new Float32Array()) + 0.2);
  });

  it('gives unit vectors of its own space, equal for one picture alone and among others', async () => {
    const visual = await models.visual({ signal });
    const frames = Array.from({ length: 19 }, (_, index) => paint((x) => [index * 13, x * 255, 90]));
    const together = await visual.embedImages(frames, { signal });
    const [alone] = await visual.embedImages(frames.slice(7, 8), { signal });
    expect(together).toHaveLength(19);
    for (const vector of together) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    expect(dot(alone ?? new Float32Array(), together[7] ?? new Float32Array())).toBeCloseTo(1, 5);
    expect(visual.space).toEqual({ id: expect.stringMatching(/^fixture_clip-colours\.[0-9a-f]{8}\.fp32\.cover224x224$/) as string, dimensions: 64 });
  });

  it('shortens a text of any length instead of refusing it', async () => {
    const visual = await models.visual({ signal });
    const [long, short] = await visual.embedTexts([`red ${'picture '.repeat(5000)}`, 'red'], { signal, as: 'query' });
    expect(dot(long ?? new Float32Array(), short ?? new Float32Array())).toBeGreaterThan(0.9);
  });

  it('refuses frames of another size', async () => {
    const visual = await models.visual({ signal });
    await expect(visual.embedImages([paint(() => RED, 100)], { signal })).rejects.toThrow(/takes 224×224/);
  });

  it('leaves the event loop free while it works', async () => {
    const visual = await models.visual({ signal });
    const frames = Array.from({ length: 8 }, () => paint(() => RED));
    await visual.embedImages(frames, { signal });
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    for (let round = 0; round < 10; round++) await visual.embedImages(frames, { signal });
    delay.disable();
    expect(delay.percentile(50) / 1e6).toBeLessThan(25);
  });

  it('stops for a signal, and serves the next call', async () => {
    const visual = await models.visual({ signal });
    const leaving = new AbortController();
    const work = visual.embedImages(Array.from({ length: 8 }, () => paint(() => RED)), { signal: leaving.signal });
    leaving.abort();
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
    await expect(visual.embedTexts(['red'], { signal, as: 'query' })).resolves.toHaveLength(1);
  });
});

describe('the sentence model', () => {
  it('knows paraphrases', async () => {
    const sentences = await models.sentences({ signal });
    const texts = ['the dog runs across the beach', 'a puppy is sprinting on the sand', 'how do I reset my password'];
    const [dog, puppy, other] = await sentences.embedTexts(texts, { signal, as: 'passage' });
    const none = new Float32Array();
    expect(dot(dog ?? none, puppy ?? none)).toBeGreaterThan(0.5);
    expect(dot(dog ?? none, other ?? none)).toBeLessThan(0.25);
  });
});

describe('speech', () => {
  it('becomes cues with words at their times on the video\'s time line', async () => {
    const detector = await models.detector({ signal });
    const transcriber = await models.transcriber({ signal });
    const cues: Cue[] = [];
    const sound = audio(new Float32Array(16_000), tone(440, 4), new Float32Array(48_000), tone(2000, 3), new Float32Array(16_000));
    let heard = 0;
    for await (const piece of detector.speech(sound, { signal, maxSeconds: 30, report: (seconds) => { heard = seconds; } })) {
      cues.push(...(await transcriber.transcribe(piece, { signal })).cues);
    }
    expect(cues.map(({ text }) => text)).toEqual([SENTENCES[1]?.[1], SENTENCES[3]?.[1]]);
    for (const [index, [start, end]] of [[1, 5], [8, 11]].entries()) {
      expect(Math.abs((cues[index]?.start ?? 0) - (start ?? 0))).toBeLessThan(0.6);
      expect(Math.abs((cues[index]?.end ?? 0) - (end ?? 0))).toBeLessThan(0.8);
    }
    expect(cues[0]?.words?.map(({ text }) => text)).toContain('city');
    expect(heard).toBeGreaterThan(11.9);
  });

  it('is not found in silence', async () => {
    const detector = await models.detector({ signal });
    const pieces: AudioChunk[] = [];
    for await (const piece of detector.speech(audio(new Float32Array(80_000)), { signal, maxSeconds: 30, report: () => undefined })) pieces.push(piece);
    expect(pieces).toEqual([]);
  });
});

describe('the choice of a model', () => {
  it('falls to the next one when the first is cut, missing or broken, and says why', async () => {
    const own = join(cache, 'own');
    await cp(join(fixtures, 'fixture/clip-colours'), join(own, 'fixture/cut'), { recursive: true });
    await truncate(join(own, 'fixture/cut/onnx/vision_model.onnx'), 1000);
    await cp(join(fixtures, 'fixture/clip-colours'), join(own, 'fixture/odd'), { recursive: true });
    await writeFile(join(own, 'fixture/odd/tokenizer.json'), '<html>');
    const visual = ['fixture/absent', 'fixture/cut', 'fixture/odd', 'fixture/clip-colours'];
    const chosen = createModels(options({ folders: [own, fixtures], preferences: { ...FIXTURE_PREFERENCES, visual } }));
    try {
      expect((await chosen.visual({ signal })).info.id).toBe('fixture/clip-colours');
      const rows = (await chosen.status({ signal })).filter(({ role }) => role === 'visual');
      expect(rows.map(({ id, state, chosen: serves }) => [id, state, serves])).toEqual([
        ['fixture/absent', 'unusable', false], ['fixture/cut', 'unusable', false], ['fixture/odd', 'unusable', false], ['fixture/clip-colours', 'loaded', true],
      ]);
      expect(rows[1]?.reason).toMatch(/vision_model/);
      expect(rows[2]?.reason).toMatch(/tokenizer\.json/);
    } finally {
      await chosen.close();
    }
  });

  it('ends in one clear fault when there is none, and is made again at the next call', async () => {
    const none = createModels(options({ preferences: { visual: ['acme/none'] } }));
    await expect(none.visual({ signal })).rejects.toMatchObject({ code: 'model/unavailable', facts: { model: 'acme/none', remedy: expect.stringContaining('frameseek models pull') as string } });
    await expect(none.visual({ signal })).rejects.toMatchObject({ code: 'model/unavailable' });
    await none.close();
  });

  it('is none where the settings say so', async () => {
    const off = createModels(options({ preferences: { ...FIXTURE_PREFERENCES, reader: [], transcriber: [] }, whisper: { engine: 'whisper-cpp' } }));
    await expect(off.reader({ signal })).rejects.toMatchObject({ code: 'model/unavailable', facts: { reason: 'the settings name none' } });
    await expect(off.transcriber({ signal })).rejects.toMatchObject({ code: 'model/unavailable' });
    expect((await off.status({ signal })).some(({ role }) => role === 'reader')).toBe(false);
    await off.close();
  });
  it('loads nothing for a status', async () => {
    const fresh = createModels(options());
    const rows = await fresh.status({ signal });
    expect(rows.map(({ role, state, chosen }) => [role, state, chosen])).toEqual([
      ['visual', 'present', true], ['sentences', 'present', true], ['detector', 'present', true], ['transcriber', 'present', true], ['reader', 'present', true], ['tagger', 'present', true], ['voices', 'present', true],
    ]);
    await fresh.close();
  });

  it.each([[true, 'Xenova/clip-vit-base-patch32'], [false, 'fixture/clip-colours']])(
    'shown is the one that would serve: with a hub that answers (%s) it is %s', async (isUp, expected) => {
      const hub = await startHub({ files: {} });
      if (!isUp) await hub[Symbol.asyncDispose]();
      const asking = createModels(options({ offline: false, hubUrl: hub.url, preferences: { visual: ['Xenova/clip-vit-base-patch32', 'fixture/clip-colours'] } }));
      try {
        const rows = await asking.status({ signal });
        expect(rows.filter(({ role, chosen }) => role === 'visual' && chosen).map(({ id }) => id)).toEqual([expected]);
      } finally {
        await asking.close();
        if (isUp) await hub[Symbol.asyncDispose]();
      }
    });

  it('says what to do when whisper.cpp has not been built', async ({ skip }) => {
    const cpp = createModels(options({ whisper: { engine: 'whisper-cpp' } }));
    const [row] = (await cpp.status({ signal })).filter(({ role }) => role === 'transcriber');
    await cpp.close();
    if (row?.reason === undefined) skip();
    expect(row).toMatchObject({ state: 'unusable', remedy: expect.stringMatching(/make/) as string });
  });
});

it('lets its process end by itself, with code 0, after close', () => {
  const script = `
    import { createModels } from ${JSON.stringify(fileURLToPath(new URL('./index.ts', import.meta.url)))};
    const signal = new AbortController().signal;
    const models = createModels(${JSON.stringify(options())});
    const visual = await models.visual({ signal });
    const work = visual.embedImages(Array.from({ length: 8 }, () => ({ at: 0, width: 224, height: 224, rgb: new Uint8Array(150528) })), { signal });
    await models.close();
    await work;
    console.log('closed');`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', script], { encoding: 'utf8', timeout: 30_000 });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'closed\n', stderr: '' });
});

describe.skipIf(!existsSync(STAND_INS))('the stand-ins', () => {
  it('load, are named as such, and know a little', async () => {
    const weak = createModels(options({ folders: [STAND_INS], preferences: { sentences: ['standin/minilm-mini'] } }));
    try {
      const visual = await weak.visual({ signal });
      const sentences = await weak.sentences({ signal });
      expect([visual.info, sentences.info]).toEqual([{ id: 'standin/clip-mini-float', standIn: true, englishOnly: true }, { id: 'standin/minilm-mini', standIn: true, englishOnly: true }]);
      const [dog, puppy, bank] = await sentences.embedTexts(['a dog on the beach', 'a puppy by the sea', 'the interest rate rose'], { signal, as: 'passage' });
      const none = new Float32Array();
      expect(dot(dog ?? none, puppy ?? none)).toBeGreaterThan(dot(dog ?? none, bank ?? none));
      const [red] = await visual.embedImages([paint(() => RED)], { signal });
      const [query, other] = await visual.embedTexts(['red', 'green'], { signal, as: 'query' });
      expect(dot(red ?? none, query ?? none)).toBeGreaterThan(dot(red ?? none, other ?? none));
    } finally {
      await weak.close();
    }
  });

  it('of the detector of objects loads, knows people by their name of today, and sees none in a plain picture', async () => {
    const weak = createModels(options({ folders: [STAND_INS], preferences: {} }));
    try {
      const detector = await weak.objects({ signal });
      expect([detector.info, detector.labels.length, detector.labels[0], detector.labels[4]]).toEqual([{ id: 'standin/yolox-nano', standIn: true }, 80, 'person', 'airplane']);
      const { width, height } = detector.frameSize({ width: 1280, height: 720 });
      expect([width, height]).toEqual([416, 234]);
      const found = await detector.detect({ at: 0, width, height, rgb: new Uint8Array(width * height * 3).fill(100) }, { signal });
      expect(found.filter(({ score }) => score > 0.3)).toEqual([]);
    } finally {
      await weak.close();
    }
  });

  it('of the voice detector is not fooled by a tone', async () => {
    const weak = createModels(options({ folders: [STAND_INS], preferences: { sentences: ['standin/minilm-mini'] } }));
    try {
      const detector = await weak.detector({ signal });
      expect(detector.info).toEqual({ id: 'onnx-community/silero-vad', standIn: false });
      const pieces: AudioChunk[] = [];
      for await (const piece of detector.speech(audio(tone(440, 3)), { signal, maxSeconds: 30, report: () => undefined })) pieces.push(piece);
      expect(pieces).toEqual([]);
    } finally {
      await weak.close();
    }
  });
});
