import { describe, expect, it } from 'vitest';
import { listRate, placeClips, type ExportClip, type ExportList, type ExportVideo } from './export-list.ts';
import { placeSpans } from './place-spans.ts';
import { toList } from './to-list.ts';

interface Wish {
  readonly rate: number;
  readonly start?: string;
  readonly counted?: number;
  readonly reel?: string;
  readonly duration?: number;
}
const video = (id: string, { rate, start, counted = rate, reel, duration = 7_200 }: Wish): ExportVideo => ({
  id, title: id, path: `/films/${id}.mov`, duration, picture: { width: 1920, height: 1080, frameRate: rate }, hasAudio: true,
  ...(start !== undefined && { timeCode: { start, frameRate: counted, ...(reel !== undefined && { reel }) } }),
});
const list = (...clips: ExportClip[]): ExportList => ({ title: 'Cut', clips });
const clip = (from: ExportVideo, start: number, end: number): ExportClip => ({ video: from, start, end, title: '' });
const text = (clips: ExportList, format: 'edl' | 'fcpxml' | 'otio' | 'csv') => toList(clips, format, undefined);
const events = (clips: ExportList): string[] =>
  [...text(clips, 'edl').matchAll(/^\d{3} .{18}(?: {8})?\s*(\S+ \S+ \S+ \S+)\r$/gm)].map(([, times]) => times ?? '');
const attributes = (xml: string, tag: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${tag} [^>]*?\\b${name}="([^"]*)"`, 'g'))].map(([, value]) => value ?? '');
interface OtioTime {
  readonly rate: number;
  readonly value: number;
}
interface OtioRange {
  readonly start_time: OtioTime;
  readonly duration: OtioTime;
}
interface OtioClip {
  readonly source_range: OtioRange;
  readonly media_references: { readonly DEFAULT_MEDIA: { readonly available_range: OtioRange } };
}
const otioClips = (clips: ExportList): readonly OtioClip[] =>
  (JSON.parse(text(clips, 'otio')) as { tracks: { children: readonly { children: readonly OtioClip[] }[] } }).tracks.children[0]?.children ?? [];
/** Seconds of `1001/30000s` and `2s`. */
const fraction = (written = ''): number => {
  const [over = 0, under = 1] = written.replace('s', '').split('/').map(Number);
  return over / under;
};

describe('a list begins at the time code of the recorder', () => {
  it.each<[string, Wish, number, number, { edl: string; fcpxml: string; otio: number }]>([
    ['23.976', { rate: 23.976, start: '01:00:00:00' }, 10.01, 12.012, { edl: '01:00:10:00 01:00:12:00', fcpxml: '86640_1001/24000', otio: 86_640 }],
    ['24', { rate: 24, start: '01:00:00:00' }, 1.5, 2, { edl: '01:00:01:12 01:00:02:00', fcpxml: '86436_1/24', otio: 86_436 }],
    ['25', { rate: 25, start: '09:58:00:00' }, 12.2, 13, { edl: '09:58:12:05 09:58:13:00', fcpxml: '897305_1/25', otio: 897_305 }],
    ['29.97 drop', { rate: 29.97, start: '00:59:58;00' }, 2.002, 3.003, { edl: '01:00:00;00 01:00:01;00', fcpxml: '107892_1001/30000', otio: 107_892 }],
    ['29.97 drop over a minute', { rate: 29.97, start: '00:00:59;29' }, 1 / 29.97, 2 / 29.97, { edl: '00:01:00;02 00:01:00;03', fcpxml: '1800_1001/30000', otio: 1_800 }],
    ['29.97 non-drop', { rate: 29.97, start: '00:59:58:00' }, 2.002, 3.003, { edl: '01:00:00:00 01:00:01:00', fcpxml: '108000_1001/30000', otio: 108_000 }],
    ['30', { rate: 30, start: '10:00:00:00' }, 0.1, 1, { edl: '10:00:00:03 10:00:01:00', fcpxml: '1080003_1/30', otio: 1_080_003 }],
    ['50', { rate: 50, start: '09:58:00:00' }, 12.2, 13, { edl: '09:58:12:10 09:58:13:00', fcpxml: '1794610_1/50', otio: 1_794_610 }],
    ['59.94 drop', { rate: 59.94, start: '00:59:58;00' }, 2.002, 3.003, { edl: '01:00:00;00 01:00:01;00', fcpxml: '215784_1001/60000', otio: 215_784 }],
    ['over midnight', { rate: 25, start: '23:59:59:00' }, 2, 3, { edl: '00:00:01:00 00:00:02:00', fcpxml: '2160025_1/25', otio: 2_160_025 }],
  ])('at %s', (_, wish, start, end, { edl, fcpxml, otio }) => {
    const cut = list(clip(video('a', wish), start, end));
    expect(events(cut)[0]).toMatch(new RegExp(`^${edl} `));
    const [frames = 0, unit = ''] = fcpxml.split('_');
    const xml = text(cut, 'fcpxml');
    expect(fraction(attributes(xml, 'asset-clip', 'start')[0])).toBeCloseTo(Number(frames) * fraction(unit), 6);
    expect(attributes(xml, 'asset-clip', 'tcFormat')).toEqual([edl.includes(';') ? 'DF' : 'NDF']);
    const [first] = otioClips(cut);
    expect(first?.source_range.start_time).toMatchObject({ value: otio });
    expect(text(cut, 'csv').split('\r\n')[1]).toContain(edl.replace(' ', ','));
  });

  it('whose numbers count two pictures as one', () => {
    const cut = list(clip(video('a', { rate: 59.94, start: '01:00:00;00', counted: 29.97 }), 1.001, 2.002));
    expect(events(cut)[0]).toMatch(/^01:00:01;00 01:00:02;00 /);
    expect(otioClips(cut)[0]?.source_range.start_time.value).toBe(2 * 107_892 + 60);
  });

  it('and knows how long its file is', () => {
    const cut = list(clip(video('a', { rate: 25, start: '09:58:00:00', duration: 60 }), 12.2, 13));
    expect(attributes(text(cut, 'fcpxml'), 'asset', 'start')).toEqual(['35880s']);
    expect(otioClips(cut)[0]?.media_references.DEFAULT_MEDIA.available_range).toMatchObject({ start_time: { value: 897_000 }, duration: { value: 1_500 } });
  });
});

it('the tape is the reel, the same for all files of it, and its whole name is kept', () => {
  const of = (id: string, reel?: string) => video(id, { rate: 25, start: '01:00:00:00', ...(reel !== undefined && { reel }) });
  const cut = list(...[of('a', 'TAPE1'), of('b', 'TAPE1'), of('c', 'A001C003_240131'), of('tape1'), of('d', 'A001C003_240132')].map((from) => clip(from, 0, 1)));
  expect([...text(cut, 'edl').matchAll(/^\d{3} {2}(.{8})/gm)].map(([, reel]) => reel?.trim())).toEqual(['TAPE1', 'TAPE1', 'A001C003', 'TAPE12', 'A001C002']);
  expect(text(cut, 'edl')).toContain('* SOURCE TAPE: A001C003_240131');
  expect(text(cut, 'fcpxml')).toContain('<metadata><md key="com.apple.proapps.studio.reel" value="A001C003_240131"/></metadata></asset>');
  expect(text(cut, 'otio')).toContain('"reel": "A001C003_240131"');
});

describe('a list of mixed rates', () => {
  const RATES = [23.976, 24, 25, 29.97, 30, 50, 59.94, 60, 120];
  const pairs = RATES.flatMap((mine) => RATES.filter((other) => other !== mine).map((other) => [mine, other] as const));
  const times = [0, 0.5, 1.24, 59.98, 600, 3_599.96, 3_600];

  it.each(pairs)('at %d counts a source at %d by its own clock, in an EDL within half a frame', (mine, other) => {
    const own = video('b', { rate: other, start: '01:00:00:00' });
    const cut = list(clip(video('a', { rate: mine }), 0, 1), ...times.map((at) => clip(own, at, at + 2)));
    const nominal = listRate(cut).nominal;
    for (const [index, at] of times.entries()) {
      const [start = '', end = '', recordStart = '', recordEnd = ''] = (events(cut)[index + 1] ?? '').split(' ');
      const [hours = 0, minutes = 0, seconds = 0, frames = 0] = start.split(/[:;]/).map(Number);
      const rate = Math.round(other);
      const exact = rate === other ? at : (at * rate) / 1.001 / rate;
      expect(Math.abs((hours - 1) * 3600 + minutes * 60 + seconds + frames / nominal - exact)).toBeLessThanOrEqual(0.5 / nominal + 1e-6);
      const count = (code: string) => code.split(/[:;]/).map(Number).reduce((sum, part, i) => sum * ([1, 60, 60, nominal][i] ?? 1) + part, 0);
      if (!recordStart.includes(';')) expect(count(end) - count(start)).toBe(count(recordEnd) - count(recordStart));
    }
    // 60 numbers a second are the most that a list counts.
    if (mine !== 120 || other !== 60) expect(text(cut, 'edl')).toContain(`* SOURCE RATE: ${other} FPS`);
  });

  it.each(pairs)('at %d counts a source at %d in its own frames, in an OTIO exactly', (mine, other) => {
    const cut = list(clip(video('a', { rate: mine }), 0, 1), ...times.map((at) => clip(video('b', { rate: other }), at, at + 2)));
    for (const [index, at] of times.entries()) {
      const { start_time: start } = otioClips(cut)[index + 1]?.source_range ?? { start_time: { rate: 1, value: 0 } };
      expect(start.rate).toBeCloseTo(Math.round(other) === other ? other : Math.round(other) / 1.001, 9);
      expect(Math.abs(start.value / start.rate - at)).toBeLessThanOrEqual(0.5 / start.rate + 1e-9);
    }
  });

  it.each(pairs)('at %d keeps every clip of a source at %d within its file', (mine, other) => {
    for (const duration of [2, 9.66, 10.01, 33.333]) {
      const source = video('b', { rate: other, duration, start: '01:00:00:00' });
      const cut = list(clip(video('a', { rate: mine }), 0, 1), ...[0.1, 0.33, 0.5, 1.001].map((length) => clip(source, duration - length, duration)));
      const xml = text(cut, 'fcpxml');
      const end = fraction(attributes(xml, 'asset', 'start')[1]) + fraction(attributes(xml, 'asset', 'duration')[1]);
      attributes(xml, 'asset-clip', 'start').forEach((start, index) => {
        if (index > 0) expect(fraction(start) + fraction(attributes(xml, 'asset-clip', 'duration')[index])).toBeLessThanOrEqual(end + 1e-9);
      });
      for (const { source_range: used, media_references: { DEFAULT_MEDIA: { available_range: all } } } of otioClips(cut)) {
        const last = used.start_time.value / used.start_time.rate + used.duration.value / used.duration.rate;
        expect(last).toBeLessThanOrEqual((all.start_time.value + all.duration.value) / all.start_time.rate + 1e-9);
      }
    }
  });
});

it('a source whose length is not known yet has room for all of its clips', () => {
  const source = video('b', { rate: 25, duration: 0 });
  const cut = list(clip(source, 20, 22), clip(source, 3, 4));
  expect(attributes(text(cut, 'fcpxml'), 'asset', 'duration')).toEqual(['22s']);
  for (const { media_references: { DEFAULT_MEDIA: { available_range: all } } } of otioClips(cut)) expect(all.duration.value).toBe(550);
});

it('a picture whose frames come unevenly is counted on the grid that they lie on', () => {
  const slow: ExportVideo = { ...video('v', { rate: 25 }), picture: { width: 4, height: 4, frameRate: 7.22, gridRate: 30 } };
  expect(otioClips(list(clip(slow, 1.1, 2)))[0]?.source_range.start_time).toEqual({ OTIO_SCHEMA: 'RationalTime.1', rate: 30, value: 33 });
  expect(text(list(clip(slow, 1.1, 2)), 'fcpxml')).toContain('frameDuration="1/30s"');
});

/** Milliseconds at which the cues of the SubRip file of a list begin. */
const srtStarts = (cut: ExportList): readonly number[] =>
  [...toList(cut, 'srt', undefined).matchAll(/(\d\d):(\d\d):(\d\d),(\d{3}) -->/g)].map(([, h, m, s, ms]) => (Number(h) * 3600 + Number(m) * 60 + Number(s)) * 1000 + Number(ms));

describe('captions', () => {
  it('lie on the frames of the film that the clips make, however many there are', () => {
    const source = video('a', { rate: 25 });
    const clips = Array.from({ length: 40 }, (_, index) => clip(source, index * 3.333, index * 3.333 + 1.777));
    const cut = list(...clips);
    expect(srtStarts(cut)).toEqual(placeClips(cut, { numerator: 25, denominator: 1 }).map(({ record }) => record.start * 40));
  });
  it('lie where the film of the clips has them, also behind clips that end where their videos do', () => {
    for (const rate of [7.22, 23.976, 25, 29.97, 59.94]) {
      const [long, short] = [video('a', { rate: 60 }), video('b', { rate, duration: 9.66 })];
      const cut = list(...Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? clip(long, 1, 2) : clip(short, 9.66 - index * 0.037, 9.66))));
      const film = placeSpans(cut.clips, { numerator: 60, denominator: 1 }).map(({ start }) => Math.round((start * 1000) / 60));
      expect(srtStarts(cut)).toEqual(film);
    }
  });
  it.each([['Tom <frog> & 1 < 2', 'Tom ‹frog› & 1 < 2'], ['a {frog} {\\an8}here', 'a ｛frog｝ ｛\\an8｝here']])('keep what stands in brackets and is no tag: %s', (title, shown) => {
    expect(toList(list({ ...clip(video('a', { rate: 25 }), 0, 1), title }), 'srt', undefined)).toContain(shown);
  });
});
