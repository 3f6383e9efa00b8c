import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { film } from '../../../../test/films.ts';
import { createMedia } from '../index.ts';
import { filmMetadata } from './film-metadata.ts';

const { signal } = new AbortController();
const METADATA = [
  ';FFMETADATA1', 'title=The wedding', 'description=Filmed by an uncle', 'artist=Ann', 'comment=Second reel',
  ...[['Arriving', 0, 2], ['Cutting the cake', 2, 3], ['', 3, 4]].flatMap(([title, start, end]) => ['[CHAPTER]', 'TIMEBASE=1/1', `START=${start}`, `END=${end}`, `title=${title}`]),
].join('\n');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'metadata-test-'));
  await writeFile(join(folder, 'metadata'), METADATA);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each(['mp4', 'mkv', 'mov'])('what a %s says of itself is kept, chapters without a title aside', async (ending) => {
  const path = join(folder, `film.${ending}`);
  const source = await film('no-audio');
  await promisify(execFile)('ffmpeg', ['-v', 'error', '-i', source, '-f', 'ffmetadata', '-i', join(folder, 'metadata'), '-map', '0', '-map_metadata', '1', '-map_chapters', '1', '-c', 'copy', path]);
  expect((await createMedia().probe(path, { signal })).metadata).toEqual({
    title: 'The wedding', comment: 'Second reel', artist: 'Ann', ...(ending !== 'mov' && { description: 'Filmed by an uncle' }),
    chapters: [{ start: 0, end: 2, title: 'Arriving' }, { start: 2, end: 3, title: 'Cutting the cake' }],
  });
});

it.each([['ogg', 'libvorbis'], ['opus', 'libopus'], ['oga', 'flac'], ['mp3', 'libmp3lame'], ['mka', 'aac']])('what a %s says of itself is kept, wherever it keeps it', async (ending, codec) => {
  const path = join(folder, `sound.${ending}`);
  await promisify(execFile)('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'sine=d=1', '-f', 'ffmetadata', '-i', join(folder, 'metadata'), '-map', '0', '-map_metadata', '1', '-map_chapters', '-1', '-c:a', codec, path]);
  expect((await createMedia().probe(path, { signal })).metadata).toMatchObject({ title: 'The wedding', comment: 'Second reel', artist: 'Ann' });
});

it('what a stream says of itself is not said of the film', async () => {
  const path = join(folder, 'track.mkv');
  await promisify(execFile)('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'sine=d=1', '-metadata:s:a:0', 'title=Stereo', path]);
  expect((await createMedia().probe(path, { signal })).metadata).toBeUndefined();
});

it.each([
  [{ 'com.apple.quicktime.model': 'iPhone 15', 'com.apple.quicktime.make': 'Apple' }, { camera: 'iPhone 15' }],
  [{ TITLE: ' Beach ', encoder: 'Lavf59' }, { title: 'Beach' }],
  [{ title: ' ' }, undefined], [undefined, undefined],
])('of the tags %j it keeps %j', (tags, kept) => {
  expect(filmMetadata(tags, [])).toEqual(kept);
});
