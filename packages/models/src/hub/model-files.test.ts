import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startHub, type HubFault } from '../../../../test/hub.ts';
import { createModelFiles, type ModelFiles } from './model-files.ts';
import { cardOf, type ModelCard } from '../registry/model-list.ts';
import { HUB_TIMING, type HubTiming } from '../options.ts';

const signal = new AbortController().signal;
const quick: HubTiming = { ...HUB_TIMING, connectMs: 400, stallMs: 300, backoffMs: 5, rememberMs: 60_000 };
const weights = Buffer.from(Array.from({ length: 50_000 }, (_, index) => (index * 7919) % 251));
const config = Buffer.from('{"model_type":"test"}');
const ID = 'acme/tiny';
const sha256 = (data: Buffer): string => createHash('sha256').update(data).digest('hex');

const card = (change: Partial<ModelCard> = {}): ModelCard => ({
  id: ID, role: 'sentences', revision: 'a'.repeat(40), licence: 'MIT', dtype: 'fp32', standIn: false, localOnly: false,
  files: [{ path: 'config.json' }, { path: 'onnx/model.onnx', bytes: weights.length, sha256: sha256(weights) }],
  ...change,
});

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'frameseek-cache-'));
});
afterEach(() => rm(cache, { recursive: true, force: true }));

const hubWith = (faults: Record<string, HubFault> = {}) =>
  startHub({ files: { [ID]: { 'config.json': config, 'onnx/model.onnx': weights } }, faults });
const filesFrom = (hubUrl: string, more: { folders?: string[]; offline?: boolean; timing?: HubTiming } = {}): ModelFiles =>
  createModelFiles({ folders: [], cacheFolder: cache, offline: false, preferences: {}, whisper: { engine: 'onnx' }, timing: quick, hubUrl, ...more });
const report = (): void => undefined;
const left = async (): Promise<string[]> => (await readdir(cache, { recursive: true })).filter((name) => !name.endsWith('digests.json')).sort();
const WHOLE = ['acme', 'acme/tiny', 'acme/tiny/config.json', 'acme/tiny/onnx', 'acme/tiny/onnx/model.onnx'];
const WEIGHTS = `${ID}/onnx/model.onnx`;

describe('a model that is at the hub', () => {
  it('is downloaded with progress, recorded, and not asked for again', async () => {
    await using hub = await hubWith();
    const seen: number[] = [];
    const files = filesFrom(hub.url);
    const { folder } = await files.obtain(card(), { signal, report: ({ doneBytes }) => seen.push(doneBytes) });
    expect(await readFile(join(folder, 'onnx/model.onnx'))).toEqual(weights);
    expect(seen.at(-1)).toBe(weights.length);
    expect(await left()).toEqual(WHOLE);
    await files.obtain(card(), { signal, report });
    expect(hub.requests).toHaveLength(2);
  });

  it.each<[string, HubFault]>([
    ['answers 500 twice', { kind: 'status', status: 500, times: 2 }],
    ['breaks the connection', { kind: 'cut', afterBytes: 20_000, times: 1 }],
    ['stops sending', { kind: 'stall', afterBytes: 20_000, times: 1 }],
    ['sends it from another address', { kind: 'redirect' }],
  ])('comes whole although the hub %s', async (_, fault) => {
    await using hub = await hubWith({ [WEIGHTS]: fault });
    const { folder } = await filesFrom(hub.url).obtain(card(), { signal, report });
    expect(await readFile(join(folder, 'onnx/model.onnx'))).toEqual(weights);
    expect(await left()).toEqual(WHOLE);
  });

  it('goes on where the connection broke instead of starting again', async () => {
    await using hub = await hubWith({ [WEIGHTS]: { kind: 'cut', afterBytes: 20_000, times: 1 } });
    await filesFrom(hub.url).obtain(card(), { signal, report });
    expect(hub.requests).toContain(`${WEIGHTS}@20000`);
  });

  it('goes on in the next process, also at a hub that knows no ranges', async () => {
    await using hub = await hubWith({ [WEIGHTS]: { kind: 'cut', afterBytes: 20_000 } });
    await expect(filesFrom(hub.url, { timing: { ...quick, tries: 1 } }).obtain(card(), { signal, report })).rejects.toMatchObject({ code: 'model/download-failed' });
    hub.misbehave({ [WEIGHTS]: { kind: 'no-ranges' } });
    const { folder } = await filesFrom(hub.url).obtain(card(), { signal, report });
    expect(hub.requests.at(-1)).toBe(`${WEIGHTS}@20000`);
    expect(await readFile(join(folder, 'onnx/model.onnx'))).toEqual(weights);
  });

  it('starts again when the earlier beginning was of another file', async () => {
    await using hub = await hubWith();
    await mkdir(join(cache, ID, 'onnx'), { recursive: true });
    await writeFile(join(cache, ID, 'onnx/model.onnx.part'), Buffer.alloc(1000, 1));
    const { folder } = await filesFrom(hub.url).obtain(card(), { signal, report });
    expect(await readFile(join(folder, 'onnx/model.onnx'))).toEqual(weights);
  });

  it('is written once when several ask at the same time', async () => {
    await using hub = await hubWith();
    const all = await Promise.all([1, 2, 3].map(() => filesFrom(hub.url).obtain(card(), { signal, report })));
    expect(await readFile(join(all[0]?.folder ?? '', 'onnx/model.onnx'))).toEqual(weights);
    expect(hub.requests.filter((name) => name === WEIGHTS)).toHaveLength(1);
    expect(await left()).toEqual(WHOLE);
  });
});

describe('a hub that fails', () => {
  it.each<[string, HubFault, string, RegExp]>([
    ['404', { kind: 'status', status: 404 }, 'model/download-failed', /does not have this file/],
    ['401', { kind: 'status', status: 401 }, 'model/download-failed', /refuses it \(401\)/],
    ['500 for ever', { kind: 'status', status: 500 }, 'model/download-failed', /answers 500/],
    ['a web page', { kind: 'page' }, 'model/download-failed', /web page/],
    ['a web page in disguise', { kind: 'page', plain: true }, 'model/checksum', /bytes/],
    ['other bytes', { kind: 'wrong' }, 'model/checksum', /expected/],
    ['nothing at all', { kind: 'silent' }, 'model/download-failed', /no answer within/],
  ])('answering %s gives one clear fault and leaves no file behind', async (_, fault, code, words) => {
    await using hub = await hubWith({ [WEIGHTS]: fault });
    const failed: Error = await filesFrom(hub.url).obtain(card(), { signal, report }).then(() => new Error('it worked'), (error: Error) => error);
    expect(failed).toMatchObject({ code });
    expect(failed.message).toMatch(words);
    expect(await left()).not.toContain('acme/tiny/onnx/model.onnx');
    expect((await left()).filter((name) => /(lock|part)$/.test(name))).toEqual([]);
  });

  it('sending a web page for a file of unknown digest is noticed', async () => {
    await using hub = await hubWith({ [`${ID}/config.json`]: { kind: 'page', plain: true } });
    await expect(filesFrom(hub.url).obtain(card(), { signal, report })).rejects.toMatchObject({ facts: { reason: 'a web page came instead of the file' } });
    expect(await left()).toEqual(['acme', 'acme/tiny']);
  });

  it('that is not there at all is given up at once, and not asked again for a while', async () => {
    const gone = await hubWith();
    await gone[Symbol.asyncDispose]();
    const files = filesFrom(gone.url);
    const before = performance.now();
    await expect(files.obtain(card(), { signal, report })).rejects.toMatchObject({ code: 'model/download-failed' });
    await expect(files.obtain(card({ id: 'acme/other' }), { signal, report })).rejects.toMatchObject({ facts: { model: ID } });
    expect(performance.now() - before).toBeLessThan(2000);
  });

  it('can be left at any time', async () => {
    await using hub = await hubWith({ [WEIGHTS]: { kind: 'stall', afterBytes: 10 } });
    const leaving = new AbortController();
    setTimeout(() => leaving.abort(), 100);
    await expect(filesFrom(hub.url).obtain(card(), { signal: leaving.signal, report })).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('what lies in a folder', () => {
  const put = async (root: string, content: Buffer): Promise<void> => {
    await mkdir(join(root, ID, 'onnx'), { recursive: true });
    await writeFile(join(root, ID, 'config.json'), config);
    await writeFile(join(root, ID, 'onnx/model.onnx'), content);
  };

  it('is preferred to the cache and the hub', async () => {
    const own = join(cache, 'own');
    await put(own, weights);
    const { folder } = await filesFrom('http://127.0.0.1:9', { folders: [own] }).obtain(card(), { signal, report });
    expect(folder).toBe(join(own, ID));
  });

  it('is refused when it is cut, and said so, but never touched', async () => {
    const own = join(cache, 'own');
    await put(own, weights.subarray(0, 100));
    const files = filesFrom('http://127.0.0.1:9', { folders: [own], offline: true });
    await expect(files.obtain(card(), { signal, report })).rejects.toMatchObject({
      code: 'model/unavailable', facts: { reason: expect.stringContaining('has 100 bytes instead of 50000') as string },
    });
    expect(await readFile(join(own, ID, 'onnx/model.onnx'))).toHaveLength(100);
  });

  it('and is another build says which size was expected, and under which name it is taken', async () => {
    const own = join(cache, 'own');
    await put(own, weights.subarray(0, 100));
    const files = filesFrom('http://127.0.0.1:9', { folders: [own], offline: true });
    const remedy = expect.stringMatching(/move its folder to converted\/tiny, and set FRAMESEEK_SENTENCES_MODEL=converted\/tiny\./) as string;
    await expect(files.obtain(card(), { signal, report })).rejects.toMatchObject({ facts: { reason: expect.stringContaining('instead of 50000') as string, remedy } });
    await rename(join(own, ID), join(own, 'converted-tiny'));
    await mkdir(join(own, 'converted'));
    await rename(join(own, 'converted-tiny'), join(own, 'converted/tiny'));
    for (const name of ['tokenizer.json', 'tokenizer_config.json']) await writeFile(join(own, 'converted/tiny', name), '{}');
    expect((await files.locate(cardOf('sentences', 'converted/tiny'))).folder).toBe(join(own, 'converted/tiny'));
  });

  it.each([
    ['fp32', '.onnx', '.onnx'], ['q8', '_quantized.onnx', '_quantized.onnx'], ['fp32+q8', '.onnx', '_quantized.onnx'], ['q8+fp32', '_quantized.onnx', '.onnx'],
  ])('may have an encoder and a decoder of different dtypes: %s', async (dtype, encoder, decoder) => {
    const folder = join(cache, 'own', 'mine/whisper');
    await mkdir(join(folder, 'onnx'), { recursive: true });
    const names = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'generation_config.json', 'preprocessor_config.json', `onnx/encoder_model${encoder}`, `onnx/decoder_model_merged${decoder}`];
    for (const name of names) await writeFile(join(folder, name), '{}');
    const found = await filesFrom('http://127.0.0.1:9', { folders: [join(cache, 'own')], offline: true }).locate(cardOf('transcriber', 'mine/whisper'));
    expect([found.folder, found.card.dtype]).toEqual([folder, dtype]);
  });

  it('is replaced when it is cut and in the cache, also where only the first download recorded its size', async () => {
    await using hub = await hubWith();
    const unknown = card({ files: [{ path: 'onnx/model.onnx' }] });
    const { folder } = await filesFrom(hub.url).obtain(unknown, { signal, report });
    await truncate(join(folder, 'onnx/model.onnx'), 100);
    await filesFrom(hub.url).obtain(unknown, { signal, report });
    expect(await readFile(join(folder, 'onnx/model.onnx'))).toEqual(weights);
  });

  it('is replaced by a pull when its bytes are wrong at the right size', async () => {
    await using hub = await hubWith();
    const { folder } = await filesFrom(hub.url).obtain(card(), { signal, report });
    await writeFile(join(folder, 'onnx/model.onnx'), Buffer.alloc(weights.length));
    await filesFrom(hub.url).pull(card(), { signal, report });
    expect(await readFile(join(folder, 'onnx/model.onnx'))).toEqual(weights);
  });

  it('must stay what it was at the first download where no digest is published', async () => {
    await using hub = await hubWith();
    const unknown = card({ files: [{ path: 'onnx/model.onnx' }] });
    const { folder } = await filesFrom(hub.url).obtain(unknown, { signal, report });
    await rm(join(folder, 'onnx/model.onnx'));
    hub.misbehave({ [WEIGHTS]: { kind: 'wrong' } });
    await expect(filesFrom(hub.url).obtain(unknown, { signal, report })).rejects.toMatchObject({ code: 'model/checksum' });
  });
});

it('is refused before it begins when the disk cannot hold it', async () => {
  await using hub = await hubWith();
  const huge = card({ files: [{ path: 'onnx/model.onnx', bytes: 2 ** 52 }] });
  await expect(filesFrom(hub.url).obtain(huge, { signal, report })).rejects.toMatchObject({ code: 'file/disk-full' });
});
