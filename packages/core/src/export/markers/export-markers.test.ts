import { describe, expect, it } from 'vitest';
import type { ExportClip, ExportVideo } from '../export-list.ts';
import { gatherMarkers } from './export-markers.ts';
import { toList } from '../to-list.ts';

const moment = (video: string, start: number, end: number, more: object = {}) => ({ video, start, end, title: `${video} ${start}`, ...more });
const marker = (video: string, start: number, note = '') => moment(video, start, start + 1, { marker: true, note });

it('a marker belongs to the clips of its video in which it lies, and is one of its own where it lies in none', () => {
  const gathered = gatherMarkers([moment('a', 0, 5), marker('a', 2, 'here'), moment('b', 0, 5, { note: 'dark' }), marker('a', 5), moment('a', 1, 3), marker('b', 0)]);
  expect(gathered.map(({ title, markers }) => [title, ...markers])).toEqual([
    ['a 0', { at: 2, name: 'a 2', note: 'here' }],
    ['b 0', { at: 0, name: 'b 0', note: 'dark' }, { at: 0, name: 'b 0', note: '' }],
    ['a 5', { at: 5, name: 'a 5', note: '' }],
    ['a 1', { at: 2, name: 'a 2', note: 'here' }],
  ]);
});

describe('the markers of a clip', () => {
  const film: ExportVideo = { id: 'f', title: 'Film', path: '/f.mp4', duration: 600, picture: { width: 640, height: 360, frameRate: 25 }, hasAudio: true, timeCode: { start: '10:00:00:00', frameRate: 25 } };
  const clip = (start: number, end: number, more: Partial<ExportClip> = {}): ExportClip => ({ title: 'the dog', video: film, start, end, ...more });
  const list = { title: 'Cut', clips: [clip(10, 12), clip(20, 24, { note: 'a "little" dark', markers: [{ at: 20, name: 'the dog', note: 'a "little" dark' }, { at: 21.2, name: 'Marker 2', note: '' }, { at: 99, name: '', note: '' }] })] };

  it('are locators of an EDL at the time of the film, in the clip itself', () => {
    expect(toList(list, 'edl', undefined).split('\r\n').slice(8)).toEqual([
      '002  FILM     AA/V  C        10:00:20:00 10:00:24:00 01:00:02:00 01:00:06:00', '* FROM CLIP NAME: Film', '* COMMENT: the dog: a "little" dark',
      '* LOC: 01:00:02:00 RED     the dog: a "little" dark', '* LOC: 01:00:03:05 RED     Marker 2', '* LOC: 01:00:05:24 RED     Marker', '* SOURCE FILE: /f.mp4', '',
    ]);
  });

  it('are markers of an FCPXML at the time of the source', () => {
    expect(toList(list, 'fcpxml', undefined)).toContain(
      'start="36020s" duration="4s" tcFormat="NDF"><marker start="36020s" duration="1/25s" value="the dog" note="a &quot;little&quot; dark"/><marker start="900530/25s" duration="1/25s" value="Marker 2"/><marker start="900599/25s" duration="1/25s" value="Marker"/></asset-clip>',
    );
  });

  it('are markers of an OTIO, once, though a clip has picture and sound', () => {
    const { tracks: { children: [picture, sound] } } = JSON.parse(toList(list, 'otio', undefined)) as { readonly tracks: { readonly children: readonly { readonly children: readonly { readonly markers: readonly object[] }[] }[] } };
    const time = (value: number) => ({ OTIO_SCHEMA: 'RationalTime.1', rate: 25, value });
    expect([picture?.children[0]?.markers, sound?.children[1]?.markers]).toEqual([[], []]);
    expect(picture?.children[1]?.markers.slice(0, 2)).toMatchObject([
      { OTIO_SCHEMA: 'Marker.2', name: 'the dog', comment: 'a "little" dark', color: 'RED', marked_range: { start_time: time(900_500), duration: time(1) } },
      { name: 'Marker 2', comment: '', marked_range: { start_time: time(900_530) } },
    ]);
  });

  it('are in JSON, and the note in a table', () => {
    expect(JSON.parse(toList(list, 'json', undefined))).toMatchObject({ clips: [{ title: 'the dog' }, { title: 'the dog', note: 'a "little" dark', markers: [{ at: 20 }, { at: 21.2, name: 'Marker 2' }, { at: 99 }] }] });
    expect(toList(list, 'csv', undefined).split('\r\n')[2]).toContain('"the dog: a ""little"" dark"');
  });
});
