import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Embedding, ModelRole, TextEmbedder } from '@frameseek/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixtureModels } from '../../../../test/models.ts';
import { createModels, type OpenModels } from '../create-models.ts';
import { describedCard } from './model-description.ts';
import { cardOf, type ModelCard } from './model-list.ts';

const signal = new AbortController().signal;
const STAND_INS = resolve(import.meta.dirname, '../../../../../shared/models');
let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'frameseek-described-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const describeModel = async (id: string, content: unknown): Promise<void> => {
  const file = join(root, id, 'frameseek.json');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
};
const modelsOf = (preferences: Partial<Record<ModelRole, readonly string[]>>): OpenModels =>
  createModels({ folders: [root], cacheFolder: join(root, 'cache'), hubUrl: 'http://127.0.0.1:9', offline: true, preferences, whisper: { engine: 'onnx' } });
const pathsOf = ({ files }: ModelCard): readonly string[] => files.map(({ path }) => path).filter((path) => path.endsWith('.onnx'));

describe('a description', () => {
  it.each<[ModelRole, unknown, string, readonly string[]]>([
    ['transcriber', { encoder: 'fp16', decoder: 'q4' }, 'fp16+q4', ['onnx/encoder_model_fp16.onnx', 'onnx/decoder_model_merged_q4.onnx']],
    ['transcriber', 'int8', 'int8', ['onnx/encoder_model_int8.onnx', 'onnx/decoder_model_merged_int8.onnx']],
    ['visual', { vision: 'q8', text: 'fp32' }, 'q8+fp32', ['onnx/vision_model_quantized.onnx', 'onnx/text_model.onnx']],
    ['sentences', 'uint8', 'uint8', ['onnx/model_uint8.onnx']],
  ])('of a %s names the files by %j', async (role, dtype, name, paths) => {
    await describeModel(`mine/${role}`, { dtype, licence: 'MIT' });
    const card = await describedCard(cardOf(role, `mine/${role}`), [join(root, 'elsewhere'), root]);
    expect([card.dtype, card.licence, pathsOf(card), card.alternative]).toEqual([name, 'MIT', paths, undefined]);
  });

  it('without a dtype holds for every build that may lie there', async () => {
    await describeModel('mine/any', { pooling: 'cls' });
    const card = await describedCard(cardOf('sentences', 'mine/any'), [root]);
    expect([card.pooling, card.dtype, card.alternative?.pooling, card.alternative?.dtype]).toEqual(['cls', 'fp32', 'cls', 'q8']);
  });

  it.each<[string, ModelRole, unknown, RegExp]>([
    ['no JSON', 'sentences', '{"dtype":', /frameseek\.json: .*JSON/u],
    ['a dtype that there is not', 'sentences', { dtype: 'fp31' }, /frameseek\.json: dtype: .*"fp32"/u],
    ['a part without its dtype', 'transcriber', { dtype: { encoder: 'q8' } }, /frameseek\.json: dtype: /u],
    ['a pooling that there is not', 'sentences', { pooling: 'max' }, /frameseek\.json: pooling: .*"cls"/u],
    ['a prefix that is no text', 'sentences', { passagePrefix: 1 }, /frameseek\.json: passagePrefix: /u],
    ['a template without a place', 'visual', { queryTemplates: ['a photo'] }, /frameseek\.json: queryTemplates\.0: /u],
    ['a field of another role', 'transcriber', { pooling: 'cls' }, /frameseek\.json: .*"pooling"/u],
  ])('with %s is refused, and says where', async (name, role, content, reason) => {
    const id = `bad/${name.replaceAll(/\W/gu, '-')}`;
    await describeModel(id, content);
    await expect(describedCard(cardOf(role, id), [root])).rejects.toMatchObject({ code: 'model/broken', facts: { model: id, reason: expect.stringMatching(reason) } });
    const models = modelsOf({ [role]: [id] });
    const [status] = (await models.status({ signal })).filter((row) => row.id === id);
    expect(status).toMatchObject({ state: 'missing', reason: expect.stringMatching(reason), remedy: expect.stringContaining('Set that file right') });
    if (role === 'sentences') await expect(models.sentences({ signal })).rejects.toMatchObject({ code: 'model/unavailable', facts: { reason: expect.stringMatching(reason) } });
    await models.close();
  });

  it('of a listed model is not read: the list knows it', async () => {
    expect(cardOf('sentences', 'Xenova/all-MiniLM-L6-v2').describable).toBeUndefined();
    expect(cardOf('sentences', 'mine/any').describable).toBe(true);
  });
});

it('a merged decoder of another dtype than its encoder is found where the file beside the model names it, and transcribes', async () => {
  const id = 'mine/whisper_timestamped';
  await cp(join(await fixtureModels(), 'fixture/whisper-fixed_timestamped'), join(root, id), { recursive: true });
  const decoder = (suffix: string): string => join(root, id, `onnx/decoder_model_merged${suffix}.onnx`);
  await rename(existsSync(decoder('')) ? decoder('') : decoder('_quantized'), decoder('_uint8'));
  const models = modelsOf({ transcriber: [id] });
  await expect(models.transcriber({ signal })).rejects.toMatchObject({ code: 'model/unavailable' });
  await describeModel(id, { dtype: { encoder: existsSync(join(root, id, 'onnx/encoder_model.onnx')) ? 'fp32' : 'q8', decoder: 'uint8' } });
  const { info, transcribe } = await models.transcriber({ signal });
  expect(info.id).toBe(id);
  const samples = Float32Array.from({ length: 32_000 }, (_, index) => 0.2 * Math.sin(index / 6));
  expect((await transcribe({ start: 0, samples }, { signal })).cues).toBeDefined();
  await models.close();
});

describe.skipIf(!existsSync(STAND_INS))('an encoder of sentences with a description', () => {
  const TEXT = 'a dog on the beach';
  const embed = async (id: string, content: unknown, as: 'query' | 'passage' = 'passage', text = TEXT): Promise<{ readonly vector: Embedding; readonly info: TextEmbedder['info']; readonly space: string }> => {
    const folder = join(STAND_INS, 'standin/minilm-mini');
    await mkdir(join(root, id), { recursive: true });
    for (const name of await readdir(folder)) if (!existsSync(join(root, id, name))) await symlink(join(folder, name), join(root, id, name));
    if (content !== undefined) await describeModel(id, content);
    const models = modelsOf({ sentences: [id] });
    try {
      const { embedTexts, info, space } = await models.sentences({ signal });
      const [vector = new Float32Array()] = await embedTexts([text], { as, signal });
      return { vector, info, space: space.id.slice(id.length) };
    } finally {
      await models.close();
    }
  };

  it('puts texts where its pooling and its prefixes do, in spaces of their own', async () => {
    const plain = await embed('own/aa', undefined);
    const cls = await embed('own/bb', { pooling: 'cls' });
    const prefixed = await embed('own/cc', { passagePrefix: 'passage: ', queryPrefix: 'ask: ' });
    const asked = await embed('own/dd', { queryPrefix: 'ask: ' });
    expect(cls.vector).not.toEqual(plain.vector);
    expect(prefixed.vector).toEqual((await embed('own/aa', undefined, 'passage', `passage: ${TEXT}`)).vector);
    expect((await embed('own/cc', undefined, 'query')).vector).toEqual((await embed('own/aa', undefined, 'query', `ask: ${TEXT}`)).vector);
    // What stands before a query changes no vector that is kept.
    expect([plain.space === cls.space, plain.space === prefixed.space, cls.space === prefixed.space, plain.space === asked.space]).toEqual([false, false, false, true]);
  });

  it('says which languages it knows', async () => {
    expect((await embed('own/ee', { englishOnly: false })).info).toEqual({ id: 'own/ee', standIn: false });
    expect((await embed('own/ff', { englishOnly: true })).info.englishOnly).toBe(true);
  });
});
