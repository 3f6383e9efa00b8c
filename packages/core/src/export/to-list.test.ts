import { describe, expect, it } from 'vitest';
import { pathOfBytes } from '../files/path-bytes.ts';
import { fileUrl, type ExportClip, type ExportList, type ExportVideo } from './export-list.ts';
import { toList } from './to-list.ts';

const video = (id: string, rest: Partial<ExportVideo> = {}): ExportVideo => ({
  id, title: `Film ${id}`, path: `/films/${id}.mp4`, duration: 600, picture: { width: 1920, height: 1080, frameRate: 25 }, hasAudio: true, ...rest,
});
const clip = (from: ExportVideo, start: number, end: number, title = ''): ExportClip => ({ video: from, start, end, title });
const A = video('a');
const B = video('b', { title: 'Film B', hasAudio: false, picture: { width: 640, height: 480, frameRate: 29.97 } });
const list = (...clips: ExportClip[]): ExportList => ({ title: 'My <cut> & "more"', clips });
const NTSC = video('n', { picture: { width: 720, height: 480, frameRate: 29.97 } });

describe('an EDL', () => {
  it('has an event for each clip, its source times and where it lies in the film', () => {
    expect(toList(list(clip(A, 1, 3, 'the dog'), clip(B, 60, 61.5)), 'edl', undefined)).toBe([
      'TITLE: My <cut> & "more"', 'FCM: NON-DROP FRAME', '',
      '001  FILMA    AA/V  C        00:00:01:00 00:00:03:00 01:00:00:00 01:00:02:00',
      '* FROM CLIP NAME: Film a', '* COMMENT: the dog', '* SOURCE FILE: /films/a.mp4', '',
      '002  FILMB    V     C        00:00:59:24 00:01:01:12 01:00:02:00 01:00:03:13',
      '* FROM CLIP NAME: Film B', '* SOURCE FILE: /films/b.mp4', '* SOURCE RATE: 29.97 FPS DROP FRAME, FRAMES COUNTED AT 25', '',
    ].join('\r\n'));
  });
  it('counts drop-frame at 29.97, over the minute', () => {
    const lines = toList(list(clip(NTSC, 59.9, 60.1), clip(NTSC, 600, 660)), 'edl', undefined).split('\r\n');
    expect(lines[1]).toBe('FCM: DROP FRAME');
    expect(lines[3]).toBe('001  FILMN    AA/V  C        00:00:59;25 00:01:00;03 01:00:00;00 01:00:00;06');
    expect(lines[7]).toBe('002  FILMN    AA/V  C        00:10:00;00 00:10:59;28 01:00:00;06 01:01:00;06');
  });
  it('gives every video a reel of its own, of letters and digits, and no name of the machine', () => {
    const titles = ['Long holiday film', 'Long holiday movie', 'AX', 'Überfahrt!', '東京', '…'];
    const text = toList(list(...titles.map((title, i) => clip(video(String(i), { title }), 0, 1))), 'edl', undefined);
    expect([...text.matchAll(/^\d{3} {2}(.{8})/gm)].map(([, reel]) => reel?.trim())).toEqual(['LONGHOLI', 'LONGHOL2', 'AX2', 'UBERFAHR', 'REEL', 'REEL2']);
  });
  it('keeps every title on its line', () => {
    const text = toList(list(clip(video('x', { title: 'a\r\n002  EVIL' }), 0, 1, 'b\nc')), 'edl', undefined);
    expect(text.split('\r\n').filter((line) => /^\d{3} /.test(line))).toHaveLength(1);
    expect(text).not.toMatch(/[^\r]\n/);
  });
  it('refuses more than can be numbered', () => {
    expect(() => toList(list(...Array.from({ length: 1000 }, () => clip(A, 0, 1))), 'edl', undefined)).toThrowError(expect.objectContaining({ code: 'input/invalid' }));
  });
  it('never has a clip without length', () => {
    expect(toList(list(clip(A, 1, 1.001)), 'edl', undefined)).toContain('00:00:01:00 00:00:01:01 01:00:00:00 01:00:00:01');
  });
});

describe('an FCPXML', () => {
  const text = toList(list(clip(NTSC, 10.01, 12.012, 'a "dog" & <cat>'), clip(A, 2, 3), clip(NTSC, 0, 1.001)), 'fcpxml', undefined);
  it('writes times as fractions of whole frames', () => {
    expect(text).toContain('<format id="r0" frameDuration="1001/30000s" width="720" height="480"/>');
    expect(text).toContain('offset="0s" start="300300/30000s" duration="60060/30000s" tcFormat="DF"');
    // 1 s is 29.97 frames: 30 of them.
    expect(text).toContain('offset="60060/30000s" start="2s" duration="30030/30000s"');
    expect(text).toContain('duration="120120/30000s" tcStart="0s" tcFormat="DF"');
  });
  it('names each file once, by a URL', () => {
    expect(text.match(/<asset /g)).toHaveLength(2);
    expect(text).toContain('src="file:///films/n.mp4"');
    expect([...text.matchAll(/<asset-clip ref="(\w+)"/g)].map(([, ref]) => ref)).toEqual(['asset1', 'asset2', 'asset1']);
  });
  it('escapes what it did not write itself', () => {
    expect(text).toContain('name="a &quot;dog&quot; &amp; &lt;cat&gt;"');
    expect(toList(list(clip(video('z', { title: 'bell\u0007 \ud800 ]]>' }), 0, 1)), 'fcpxml', undefined)).toContain('name="bell  \ufffd ]]&gt;"');
  });
});

describe('an OTIO', () => {
  it('has tracks of pictures and sounds, gaps where a video has no sound', () => {
    const otio = JSON.parse(toList(list(clip(A, 1, 3, 'one'), clip(B, 60, 61)), 'otio', undefined)) as Record<string, never>;
    const time = (value: number, rate = 25) => ({ OTIO_SCHEMA: 'RationalTime.1', rate, value });
    const range = (start: number, length: number, rate = 25) => ({ OTIO_SCHEMA: 'TimeRange.1', start_time: time(start, rate), duration: time(length) });
    expect(otio).toMatchObject({
      OTIO_SCHEMA: 'Timeline.1', name: 'My <cut> & "more"',
      tracks: {
        OTIO_SCHEMA: 'Stack.1',
        children: [
          {
            OTIO_SCHEMA: 'Track.1', kind: 'Video',
            children: [
              {
                OTIO_SCHEMA: 'Clip.2', name: 'one', source_range: range(25, 50), active_media_reference_key: 'DEFAULT_MEDIA',
                media_references: { DEFAULT_MEDIA: { OTIO_SCHEMA: 'ExternalReference.1', target_url: 'file:///films/a.mp4', available_range: range(0, 15_000) } },
              },
              { OTIO_SCHEMA: 'Clip.2', name: 'Film B', source_range: range(1798, 25, 30_000 / 1001) },
            ],
          },
          { OTIO_SCHEMA: 'Track.1', kind: 'Audio', children: [{ OTIO_SCHEMA: 'Clip.2' }, { OTIO_SCHEMA: 'Gap.1', source_range: range(0, 25) }] },
        ],
      },
    });
  });
});

describe('a table', () => {
  it('keeps commas, quotes and line breaks in their cells, and formulas from being worked out', () => {
    const text = toList(list(clip(video('q', { title: '=cmd|calc' }), 1.23456, 2, 'say "hi",\nnow')), 'csv', undefined);
    expect(text.split('\r\n')[1]).toBe(`1,"say ""hi"",\nnow",'=cmd|calc,1.235,2,0.765,00:00:01:06,00:00:02:00,/films/q.mp4,q`);
  });
});

it('JSON holds what the list is made of', () => {
  expect(JSON.parse(toList(list(clip(A, 1, 3, 'one')), 'json', undefined))).toEqual({
    title: 'My <cut> & "more"', clips: [{ title: 'one', video: { id: 'a', title: 'Film a', path: '/films/a.mp4' }, start: 1, end: 3 }],
  });
});

describe('subtitles', () => {
  const said = [{ start: 0.5, end: 2, text: 'One.\r\n\r\nTwo' }, { start: 2.5, end: 9, text: 'a --> b & <i>' }, { start: 20, end: 21, text: 'later' }];
  it('are those of the film that the clips make, cut at its edges', () => {
    expect(toList(list(clip(A, 1, 3), clip(video('b'), 20, 22)), 'srt', () => said)).toBe(
      '1\n00:00:00,000 --> 00:00:01,000\nOne.\nTwo\n\n2\n00:00:01,500 --> 00:00:02,000\na → b & <i>\n\n3\n00:00:02,000 --> 00:00:03,000\nlater\n',
    );
    expect(toList(list(clip(A, 1, 3)), 'vtt', () => said)).toBe(
      'WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nOne.\nTwo\n\n00:00:01.500 --> 00:00:02.000\na --&gt; b &amp; &lt;i&gt;\n',
    );
  });
  it('are the titles where those are asked for', () => {
    expect(toList(list(clip(A, 60, 120.48, 'dog'), clip(video('b'), 0, 1)), 'vtt', undefined)).toBe(
      'WEBVTT\n\n00:00:00.000 --> 00:01:00.480\ndog\n\n00:01:00.480 --> 00:01:01.480\nFilm b\n',
    );
  });
});

it.each([
  ['/films/a b#1%.mp4', 'file:///films/a%20b%231%25.mp4'], ['/films/東.mp4', 'file:///films/%E6%9D%B1.mp4'],
  ['C:\\My films\\a.mp4', 'file:///C:/My%20films/a.mp4'], ['\\\\server\\share\\a.mp4', 'file://server/share/a.mp4'],
  ['/films/back\\slash.mp4', 'file:///films/back%5Cslash.mp4'],
  [pathOfBytes(Buffer.from('/\x80/caf\xe9 \xff.mp4', 'latin1')), 'file:///%80/caf%E9%20%FF.mp4'],
])('the file %s has the address %s', (path, url) => {
  expect(fileUrl(path)).toBe(url);
});
