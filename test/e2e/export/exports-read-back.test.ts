import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile, copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { toList, type ExportClip, type ExportVideo, type ListFormat } from '@frameseek/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMedia } from '../../../packages/media/src/index.ts';
import { film } from '../../films.ts';

const run = promisify(execFile);
const media = createMedia();
const { signal } = new AbortController();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frameseek-read-back-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const video = (id: string, rest: Partial<ExportVideo> = {}): ExportVideo => ({
  id, title: `Film <${id}> & "x" 東京`, path: `/films/${id} #1.mp4`, duration: 600, picture: { width: 1920, height: 1080, frameRate: 29.97 }, hasAudio: true, ...rest,
});
const { picture: _picture, ...sound } = video('b');
const CLIPS: readonly ExportClip[] = [
  { video: video('a', { timeCode: { start: '01:00:00;00', frameRate: 29.97, reel: 'TAPE <1>' } }), start: 1, end: 3, title: `it's <b> & "c"` }, { video: sound, start: 2, end: 4.2, title: '' },
  { video: video('c', { hasAudio: false, picture: { width: 640, height: 480, frameRate: 25 } }), start: 9.99, end: 12, title: 'z' },
];
const CUES = [{ start: 1.25, end: 2.5, text: 'One & <two>\nthree' }, { start: 10.5, end: 11, text: 'Größe' }];
const text = (format: ListFormat) => toList({ title: 'T & <t>', clips: CLIPS }, format, () => CUES);

describe('subtitles, read by ffmpeg', () => {
  it.each(['srt', 'vtt'] as const)('as %s hold the cues at the times of the film', async (format) => {
    // A film with the file beside it, as players find it.
    const path = join(folder, `${format}.mp4`);
    await copyFile(await film('three-colours'), path);
    await writeFile(join(folder, `${format}.${format}`), text(format));
    const [found] = await media.subtitles(path, { probe: await media.probe(path, { signal }), signal });
    const near = (value: number): unknown => expect.closeTo(value, 3);
    expect(found?.cues.map(({ start, end }) => ({ start, end }))).toEqual([
      // Two seconds are 60 frames of 1001/30000 s, and the film is 2 ms longer.
      { start: near(0.249), end: near(1.499) }, { start: near(2.002), end: near(2.5) }, { start: near(4.728), end: near(5.228) },
    ]);
    expect(found?.cues.at(-1)?.text).toBe('Größe');
  });
});

/** The elements of Apple's DTD that we write, with the attributes that it knows. */
const DTD = `
<!ELEMENT fcpxml (resources?, library)> <!ATTLIST fcpxml version CDATA #FIXED "1.8">
<!ELEMENT library (event)*> <!ELEMENT event (asset-clip | project)*> <!ATTLIST event name CDATA #IMPLIED uid CDATA #IMPLIED>
<!ELEMENT project (sequence)> <!ATTLIST project name CDATA #IMPLIED uid CDATA #IMPLIED modDate CDATA #IMPLIED>
<!ELEMENT resources (asset | format)*>
<!ELEMENT format EMPTY> <!ATTLIST format id ID #REQUIRED name CDATA #IMPLIED frameDuration CDATA #IMPLIED width CDATA #IMPLIED height CDATA #IMPLIED>
<!ELEMENT metadata (md)*> <!ELEMENT md EMPTY> <!ATTLIST md key CDATA #REQUIRED value CDATA #IMPLIED>
<!ELEMENT asset (metadata?)> <!ATTLIST asset id ID #REQUIRED name CDATA #IMPLIED src CDATA #REQUIRED start CDATA #IMPLIED duration CDATA #IMPLIED
  hasVideo CDATA #IMPLIED format IDREF #IMPLIED hasAudio CDATA #IMPLIED audioSources CDATA #IMPLIED audioChannels CDATA #IMPLIED>
<!ELEMENT sequence (spine)> <!ATTLIST sequence format IDREF #REQUIRED duration CDATA #IMPLIED tcStart CDATA #IMPLIED tcFormat (DF | NDF) #IMPLIED>
<!ELEMENT spine (asset-clip)*>
<!ELEMENT asset-clip EMPTY> <!ATTLIST asset-clip ref IDREF #REQUIRED offset CDATA #IMPLIED name CDATA #IMPLIED start CDATA #IMPLIED duration CDATA #IMPLIED
  tcFormat (DF | NDF) #IMPLIED>
`;
const hasXmllint = await run('xmllint', ['--version']).then(() => true, () => false);

describe.skipIf(!hasXmllint)('an FCPXML, read by libxml2', () => {
  it('is as the DTD has it, and keeps its names', async () => {
    const [file, dtd] = [join(folder, 'a.fcpxml'), join(folder, 'fcpxml.dtd')];
    await Promise.all([writeFile(file, text('fcpxml')), writeFile(dtd, DTD)]);
    await run('xmllint', ['--noout', '--nonet', '--dtdvalid', dtd, file]);
    const read = async (path: string) => (await run('xmllint', ['--xpath', `string(${path})`, file])).stdout.trim();
    expect(await read('//asset-clip[1]/@name')).toBe(`it's <b> & "c"`);
    expect(await read('//project/@name')).toBe('T & <t>');
    expect(await read('count(//asset-clip)')).toBe('3');
    expect(new URL(await read('//asset[1]/@src')).pathname).toBe('/films/a%20%231.mp4');
  });
});
