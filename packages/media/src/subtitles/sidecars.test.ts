import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { errorMessage, type Transcript } from '@frameseek/core';
import { film } from '../../../../test/films.ts';
import { createMedia } from '../index.ts';
import { encodeAs } from './encoding/encode-for-test.ts';

const run = promisify(execFile);
const { signal } = new AbortController();
const CUE = '1\n00:00:01,000 --> 00:00:02,000\nHello\n';

let root = '';
let folder = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sidecars-test-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));
beforeEach(async () => {
  folder = await mkdtemp(join(root, 'films-'));
});

/** What is read beside a film of 4 s, and what is said of the rest. */
const read = async (files: Readonly<Record<string, string | Uint8Array>>, { name = 'film.mp4', source = '', encoding = '' } = {}) => {
  const path = join(folder, name);
  await copyFile(source === '' ? await film('no-audio') : source, path);
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  return readBeside(path, encoding);
};

const readBeside = async (path: string, encoding = ''): Promise<{ transcripts: readonly Transcript[]; problems: readonly string[] }> => {
  const media = createMedia(encoding === '' ? {} : { subtitleEncoding: encoding });
  const problems: string[] = [];
  const report = (problem: Error): number => problems.push(errorMessage(problem));
  const transcripts = await media.subtitles(path, { probe: await media.probe(path, { signal }), signal, report });
  return { transcripts, problems };
};

const told = (transcripts: readonly Transcript[]): readonly unknown[] => transcripts.map(({ language, kind, cues }) => [language, kind, cues[0]?.text].filter(Boolean).join(' '));

describe('files beside a film', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['of one language, whole and forced', { 'film.en.srt': CUE, 'film.en.forced.srt': CUE }, ['en forced Hello', 'en Hello']],
    ['named in many ways', { 'film.English.srt': CUE, 'film.pt_BR.vtt': CUE, 'film.mp4.srt': CUE, 'film.en-GB.sdh.srt': CUE }, ['Hello', 'en Hello', 'en-GB sdh Hello', 'pt-BR Hello']],
    ['in a folder', { 'Subs/2_English.srt': CUE, 'Subs/3_German.forced.srt': CUE }, ['en Hello', 'de forced Hello']],
    ['in a folder for each film', { 'another.mp4': '', 'Subs/film/2_English.srt': CUE, 'Subs/another/2_French.srt': CUE }, ['en Hello']],
    ['of several notations', { 'film.lrc': '[00:01.00]Sung', 'film.smi': '<SYNC Start=1000><P>Shown', 'film.ttml': '<tt><body><p begin="1s" end="2s">Timed</p></body></tt>' }, ['Sung', 'Shown', 'Timed']],
  ])('%s are found', async (_, files, expected) => {
    const { transcripts, problems } = await read(files);
    expect(told(transcripts).toSorted()).toEqual(expected.toSorted());
    expect(problems).toEqual([]);
  });

  it('are found though a Mac wrote their accents another way', async () => {
    expect(told((await read({ 'Cafe\u0301.srt': CUE }, { name: 'Caf\u00e9.mp4' })).transcripts)).toEqual(['Hello']);
  });

  it.each<[string, Readonly<Record<string, string | Uint8Array>>, RegExp]>([
    ['whose name is not understood', { 'film.director.srt': CUE }, /film\.director\.srt are not read: what “director” in the name means is not known/],
    ['of pictures', { 'film.idx': '# VobSub', 'film.sub': Buffer.from([0, 0, 1, 0xba, 0x44]) }, /VobSub/],
    ['of PGS', { 'film.sup': 'PG' }, /PGS/],
    ['without a line', { 'film.srt': 'nothing here' }, /there is no line in them/],
    ['of an encoding that cannot be told', { 'film.srt': Buffer.from(Array.from({ length: 300 }, (_, index) => (index * 197 + 129) % 256)) }, /encoding cannot be told.*FRAMESEEK_SUBTITLE_ENCODING/],
    ['of another cut', { 'film.srt': `${CUE}\n${'00:10:00,000 --> 00:10:30,000\nFar away\n\n'.repeat(3)}` }, /another cut: only 1 of their 4 lines/],
  ])('%s are named, and left out', async (_, files, problem) => {
    const { transcripts, problems } = await read(files);
    expect(transcripts).toEqual([]);
    expect(problems.join('\n')).toMatch(problem);
  });

  it.each<[string, string, readonly [number, number][], RegExp | undefined]>([
    ['a line that ends after the film', '1\n00:00:03,000 --> 00:00:09,000\nHello\n', [[3, 4]], undefined],
    ['a line that begins after the film', `${CUE}\n2\n00:00:04,100 --> 00:00:04,300\nLate\n`, [[1, 2]], /1 of the 2 lines .* where the film has ended/],
    ['a line from before its beginning', '1\n-00:00:01,000 --> 00:00:01,000\nHello\n', [[0, 1]], undefined],
    ['a line whose times make no sense', `${CUE}\n2\nsoon --> later\nNever\n`, [[1, 2]], /1 of the 2 lines .* make no sense/],
  ])('%s is put within it', async (_, text, spans, problem) => {
    const { transcripts, problems } = await read({ 'film.srt': text });
    expect(transcripts[0]?.cues.map(({ start, end }) => [start, end])).toEqual(spans);
    expect(problems).toEqual(problem === undefined ? [] : [expect.stringMatching(problem)]);
  });

  it('in an encoding that people set are read by it', async () => {
    const { transcripts } = await read({ 'film.srt': encodeAs(CUE.replace('Hello', 'да'), 'ibm866') }, { encoding: 'ibm866' });
    expect(told(transcripts)).toEqual(['да']);
  });
});

describe.skipIf(process.platform === 'win32')('what is no file', () => {
  it.each<[string, (path: string) => Promise<unknown>, RegExp]>([
    ['a dead link', (path) => symlink(join(root, 'nowhere'), path), /it is a link/],
    ['a link to itself', (path) => symlink(path, path), /it is a link/],
    ['a link out of the folder', async (path) => {
      await writeFile(join(root, 'secret.srt'), CUE.replace('Hello', 'secret'));
      await symlink(join(root, 'secret.srt'), path);
    }, /it is a link/],
    ['a folder', (path) => mkdir(path), /it is a folder/],
    ['a pipe', (path) => run('mkfifo', [path]), /it is not a file/],
  ])('%s beside a film is named, and the others are read', async (_, make, problem) => {
    await make(join(folder, 'film.srt'));
    const { transcripts, problems } = await read({ 'film.de.srt': CUE });
    expect(told(transcripts)).toEqual(['de Hello']);
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });

  it('a link in the place of the folder of subtitles is not followed', async () => {
    await mkdir(join(root, 'elsewhere'), { recursive: true });
    await writeFile(join(root, 'elsewhere', 'English.srt'), CUE);
    await symlink(join(root, 'elsewhere'), join(folder, 'Subs'));
    expect((await read({})).transcripts).toEqual([]);
  });
});

describe('streams in a film', () => {
  it('of each kind are told apart, and those of pictures are named', async () => {
    const [text, made] = [join(folder, 'text.srt'), join(folder, 'made.mkv')];
    await writeFile(text, CUE);
    const named = ['-metadata:s:s:0', 'language=eng', '-disposition:s:0', 'forced', '-metadata:s:s:1', 'language=ger', '-metadata:s:s:1', 'title=German SDH'];
    await run('ffmpeg', ['-v', 'error', '-i', await film('no-audio'), '-i', text, '-map', '0:v', '-map', '1', '-map', '1', '-c', 'copy', ...named, made]);
    const { transcripts } = await readBeside(made);
    expect(told(transcripts)).toEqual(['eng forced Hello', 'ger sdh Hello']);
    const media = createMedia();
    const probe = await media.probe(made, { signal });
    const pictures = { ...probe, subtitles: [{ index: 2, codec: 'hdmv_pgs_subtitle', isText: false, isDefault: false, language: 'eng' }, { index: 3, codec: 'dvb_teletext', isText: false, isDefault: false }] };
    const problems: string[] = [];
    await media.subtitles(made, { probe: pictures, signal, report: (problem) => problems.push(errorMessage(problem)) });
    expect(problems).toEqual([expect.stringContaining('stream 3 (eng)'), expect.stringContaining('teletext')]);
  });

  it.each([['PGS', 'copy'], ['DVB', 'dvbsub'], ['VobSub', 'dvdsub']])('that are pictures are named: %s', async (name, codec) => {
    const [pictures, made] = [join(folder, 'pictures.sup'), join(folder, 'made.mkv')];
    await writeFile(pictures, pgs());
    await run('ffmpeg', ['-v', 'error', '-i', await film('no-audio'), '-i', pictures, '-map', '0:v', '-map', '1', '-c:v', 'copy', '-c:s', codec, '-metadata:s:s:0', 'language=ger', made]);
    const { transcripts, problems } = await readBeside(made);
    expect([transcripts, problems]).toEqual([[], [`The subtitles stream 1 (ger) in ${made} are not read: they are pictures (${name}), not text.`]]);
  });

  it('that are hidden in the picture are named', async () => {
    const [plain, hidden, made] = [join(folder, 'plain.h264'), join(folder, 'hidden.h264'), join(folder, 'made.mp4')];
    await run('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=s=320x180:r=25:d=1', '-c:v', 'libx264', '-preset', 'ultrafast', '-x264-params', 'aud=1', '-f', 'h264', plain]);
    await writeFile(hidden, withCaptions(await readFile(plain)));
    await run('ffmpeg', ['-v', 'error', '-r', '25', '-i', hidden, '-c', 'copy', made]);
    expect((await readBeside(made)).problems).toEqual([expect.stringContaining('closed captions (CEA-608, CEA-708) cannot be read yet')]);
  });
});

/** H.264 with a caption of CEA-608 before each picture: an SEI message of registered user data (ATSC A/53, part 4). */
const withCaptions = (bytes: Buffer): Buffer => {
  const [sign, caption] = [Buffer.from([0, 0, 0, 1, 9]), Buffer.from([0, 0, 0, 1, 6, 4, 14, 0xb5, 0, 0x31, ...Buffer.from('GA94'), 3, 0xc1, 0xff, 0xfc, 0x94, 0x20, 0xff, 0x80])];
  const pieces: Buffer[] = [];
  for (let from = 0; from < bytes.length;) {
    const next = bytes.indexOf(sign, from + 1);
    const picture = bytes.subarray(from, next < 0 ? bytes.length : next);
    pieces.push(picture.subarray(0, sign.length + 1), caption, picture.subarray(sign.length + 1));
    from += picture.length;
  }
  return Buffer.concat(pieces);
};

/** A white bar from the first to the second second, as the pictures of a Blu-ray come (Presentation Graphic Stream). */
const pgs = (): Buffer => {
  const [size, place] = [[0, 32, 0, 8], [0, 16, 0, 16]];
  const line = [0, 0x80 | 32, 1, 0, 0];
  const object = [...size, ...Array.from({ length: 8 }, () => line).flat()];
  const shown: readonly (readonly [number, readonly number[]])[] = [
    [0x16, [2, 128, 1, 104, 0x10, 0, 0, 0x80, 0, 0, 1, 0, 0, 0, 0, ...place]], [0x17, [1, 0, ...place, ...size]], [0x14, [0, 0, 1, 235, 128, 128, 255]],
    [0x15, [0, 0, 0, 0xc0, 0, 0, object.length, ...object]], [0x80, []],
  ];
  const gone: typeof shown = [[0x16, [2, 128, 1, 104, 0x10, 0, 1, 0, 0, 0, 0]], [0x17, [1, 0, ...place, ...size]], [0x80, []]];
  return Buffer.concat([[1, shown] as const, [2, gone] as const].flatMap(([seconds, segments]) => segments.map(([kind, data]) => {
    const head = Buffer.from([0x50, 0x47, 0, 0, 0, 0, 0, 0, 0, 0, kind, 0, 0]);
    head.writeUInt32BE(seconds * 90_000, 2);
    head.writeUInt16BE(data.length, 11);
    return Buffer.concat([head, Buffer.from(data)]);
  })));
};
