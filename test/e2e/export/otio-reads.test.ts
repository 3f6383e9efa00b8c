import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listRate, toList, type ExportClip, type ExportList, type ExportVideo } from '@frameseek/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasModules, pythonJson } from './python.ts';

const hasOtio = await hasModules('opentimelineio', 'otio_cmx3600_adapter', 'otio_fcpx_xml_adapter');

/** Prints, of each clip, where it begins in its file and in the film, and how long it is: in seconds. */
const READER = `
import json, sys
import opentimelineio as otio
path, rate = sys.argv[1], float(sys.argv[2])
options = {'rate': rate} if path.endswith('.edl') else {}
read = otio.adapters.read_from_file(path, **options)
if isinstance(read, otio.schema.SerializableCollection):
    read = read.find_children(descended_from_type=otio.schema.Timeline)[0]
track = next(track for track in read.tracks if track.kind == 'Video')
clips = [child for child in track if isinstance(child, otio.schema.Clip)]
seconds = lambda time: time.value / time.rate
print(json.dumps([{
    'name': clip.name, 'start': seconds(clip.source_range.start_time), 'length': seconds(clip.source_range.duration),
    'at': seconds(track.range_of_child(clip).start_time), 'reel': clip.metadata.get('cmx_3600', {}).get('reel'),
    'markers': [{'name': marker.name, 'at': seconds(marker.marked_range.start_time)} for marker in clip.markers],
} for clip in clips]))
`;
interface ReadClip {
  readonly name: string;
  readonly start: number;
  readonly length: number;
  readonly at: number;
  readonly reel: string | null;
  readonly markers: readonly { readonly name: string; readonly at: number }[];
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frameseek-otio-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const read = async (list: ExportList, format: 'edl' | 'otio' | 'fcpxml'): Promise<readonly ReadClip[]> => {
  const file = join(folder, `list.${format}`);
  await writeFile(file, toList(list, format, undefined));
  const { rate } = listRate(list);
  return (await pythonJson(READER, file, String(rate.numerator / rate.denominator))) as readonly ReadClip[];
};
const video = (id: string, frameRate: number, start?: string): ExportVideo => ({
  id, title: id, path: `/films/${id}.mov`, duration: 7_200, picture: { width: 1920, height: 1080, frameRate }, hasAudio: true,
  ...(start !== undefined && { timeCode: { start, frameRate, reel: 'TAPE1' } }),
});
const clip = (from: ExportVideo, start: number, end: number): ExportClip => ({ video: from, start, end, title: '' });
/** Seconds of a frame at NTSC rates, too. */
const exact = (rate: number): number => (Number.isInteger(rate) ? rate : Math.round(rate) / 1.001);

describe.skipIf(!hasOtio)('OpenTimelineIO', () => {
  it.each([
    [23.976, '01:00:00:00', 86_400], [24, '01:00:00:00', 86_400], [25, '09:58:00:00', 897_000], [29.97, '00:59:58;00', 107_832],
    [29.97, '00:59:58:00', 107_940], [50, '09:58:00:00', 1_794_000], [59.94, '00:59:58;00', 215_664],
  ] as const)('reads the frames of a film at %d from %s on, out of an EDL and an OTIO', async (rate, start, first) => {
    const frames = [0, 5, 305, 4_321];
    const clips = frames.map((frame) => clip(video('a', rate, start), frame / exact(rate), (frame + 30) / exact(rate)));
    for (const format of ['edl', 'otio'] as const) {
      const found = await read({ title: 'Cut', clips }, format);
      expect(found.map((it) => Math.round(it.start * exact(rate)))).toEqual(frames.map((frame) => first + frame));
      expect(found.map((it) => Math.round(it.length * exact(rate)))).toEqual(frames.map(() => 30));
      expect(found.map((it) => Math.round(it.at * exact(rate)))).toEqual(frames.map((_, index) => index * 30));
      expect(found.map(({ reel }) => reel?.trim())).toEqual(frames.map(() => 'TAPE1'));
    }
  });

  it.each([[25, 120], [23.976, 25], [29.97, 25], [24, 59.94], [50, 23.976]])('reads clips of a source at another rate: %d and %d', async (mine, other) => {
    const times = [0.5, 59.98, 600, 3_600];
    const list = { title: 'Cut', clips: [clip(video('a', mine), 0, 1), ...times.map((at) => clip(video('b', other), at, at + 2))] };
    const otio = await read(list, 'otio');
    otio.slice(1).forEach(({ start }, index) => expect(Math.abs(start - (times[index] ?? 0))).toBeLessThanOrEqual(0.5 / other + 1e-6));
    const edl = await read(list, 'edl');
    expect(edl).toHaveLength(5);
    expect(edl.map(({ at, length }) => [at, length].map((it) => Math.round(it * exact(mine))))).toEqual(otio.map(({ at, length }) => [at, length].map((it) => Math.round(it * exact(mine)))));
  });

  it('reads the markers of each: at the time of the film in an EDL, at that of the source elsewhere', async () => {
    const list = { title: 'Cut', clips: [clip(video('a', 25), 0, 2), { ...clip(video('b', 25, '09:58:00:00'), 20, 24), markers: [{ at: 21.2, name: 'Marker 2', note: '' }] }] };
    for (const [format, at] of [['edl', 3_603.2], ['otio', 35_901.2], ['fcpxml', 35_901.2]] as const) {
      const [first, second] = await read(list, format);
      expect([first?.markers, second?.markers], format).toEqual([[], [{ name: 'Marker 2', at: expect.closeTo(at, format === 'fcpxml' ? 1 : 6) }]]);
    }
  });

  it('reads an FCPXML, whose clips begin at the time code of their file', async () => {
    const found = await read({ title: 'Cut', clips: [clip(video('a', 25, '09:58:00:00'), 12.2, 13.2), clip(video('b', 25), 2, 3)] }, 'fcpxml');
    expect(found.map(({ length }) => length)).toEqual([1, 1]);
    expect(found.map(({ at }) => at)).toEqual([0, 1]);
    // Its adapter cuts fractions off: a frame may be missing.
    found.forEach(({ start }, index) => expect(Math.abs(start - ([35_892.2, 2][index] ?? 0))).toBeLessThanOrEqual(1 / 25 + 1e-6));
  });
});
