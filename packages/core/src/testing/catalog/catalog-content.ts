import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../catalog/catalog.ts';
import type { FileStamp } from '../../catalog/videos/file-repository.ts';
import type { ScanResult } from '../../domain/scan.ts';
import type { ScreenLine, ScreenText } from '../../domain/screen-text.ts';
import type { Cue, Transcript } from '../../domain/transcript.ts';
import { SOUNDS, SPEAKERS } from './catalog-heard.ts';
import { TRACKS } from './catalog-objects.ts';
import { VECTORS_KEY, vectorsIn } from './catalog-keyframe-vectors.ts';
import type { OnCatalog } from './opened-catalog.ts';
import { OTHER, VIDEO } from './videos.ts';

const SCAN: ScanResult = {
  duration: 12.3456789,
  shots: [{ index: 0, start: 0, end: 4.2 }, { index: 1, start: 4.2, end: 12.3456789 }],
  candidates: [
    { at: 0, intra: true, change: 1, brightness: 0.1 + 0.2, spread: 1 / 3 },
    { at: 0.04004, intra: false, change: 0, brightness: 1e-12, spread: 0 },
    { at: 4.2, intra: true, change: 0.9999999999999999, brightness: 1, spread: 0.5 },
  ],
  held: [{ start: 1 / 3, end: 4.16 }, { start: 4.2, end: 12 }],
};

const CUES: readonly Cue[] = [
  { start: 0, end: 2, text: "It's “quoted” 東京", words: [{ start: 0, end: 0.5, text: "It's" }, { start: 0.5, end: 2, text: '“quoted”' }] },
  { start: 2, end: 4, text: 'second', words: [] },
  { start: 6, end: 8, text: '' },
];
const TRANSCRIPTS: readonly Transcript[] = [
  { source: 'sidecar', language: 'en-GB', cues: CUES },
  { source: 'recognised', cues: [{ start: 1, end: 3, text: 'heard' }] },
  { source: 'stream', language: 'de', kind: 'forced', cues: [] },
];
const TEXTS: readonly ScreenText[] = [
  { start: 5, end: 6.5, text: 'EXIT "→"', confidence: 0.87654321 },
  { start: 1, end: 2, text: '出口', confidence: 1 },
];
const LINES: readonly ScreenLine[] = [
  { start: 5, end: 6.5, text: 'EXIT-ONLY "→"', confidence: 0.87654321, kind: 'plain', box: [[0.1, 0.2], [0.3, 0.21], [0.3, 0.3], [0.1, 0.29]] },
  { start: 1, end: 2, text: '出口', confidence: 1, kind: 'logo' },
  { start: 7, end: 8, text: 'Videoinpression', confidence: 0.7, kind: 'caption' },
];
const SHEET = { columns: 10, rows: 3, tileWidth: 160, tileHeight: 90, count: 27, interval: 2.5 };

/** The file of one of the videos. */
const stampOf = (id: string): FileStamp => ({ path: [VIDEO, OTHER].find((video) => video.id === id)?.path ?? `/films/${id}`, sizeBytes: 1, modifiedMs: 2, changedMs: 3 });

/** Everything the catalog tells of a video. */
const traces = (catalog: Catalog, id: string): readonly unknown[] => [
  catalog.video(id), catalog.scan(id), ...catalog.shots(id), ...catalog.transcripts(id), ...catalog.cues(id, { start: 0, end: 1e9 }),
  ...catalog.screenTexts(id), ...catalog.screenLines(id), ...catalog.objectTracks(id), ...catalog.soundEvents(id), catalog.speakers(id), catalog.keyframeVectors(id, VECTORS_KEY), catalog.sprite(id), ...catalog.stages(id), catalog.knownFile(stampOf(id)),
  ...catalog.jobs({ limit: 100 }).filter(({ videoId }) => videoId === id),
].filter((trace) => trace !== undefined);

const fill = (catalog: Catalog, id: string): void => {
  catalog.putScan(id, SCAN);
  catalog.putTranscripts(id, TRANSCRIPTS);
  catalog.putScreenTexts(id, TEXTS);
  catalog.putScreenLines(id, LINES);
  catalog.putObjectTracks(id, TRACKS);
  catalog.putSoundEvents(id, SOUNDS);
  catalog.putSpeakers(id, SPEAKERS);
  catalog.putKeyframeVectors(id, VECTORS_KEY, vectorsIn(id));
  catalog.putSprite(id, SHEET);
  catalog.putFile(stampOf(id), id);
  catalog.putStage(id, { stage: 'shots', state: 'done', by: 'x', count: 2, seconds: 1, at: '2026-01-01T00:00:00.000Z' });
  const job = catalog.addJob({ path: `/films/${id}`, priority: 0, sampling: 'dense' });
  catalog.updateJob(job.id, { videoId: id });
};

/** Scans, transcripts, texts on the screen, sprites, and their end. */
export const catalogContentContract = (on: OnCatalog): void => {
  describe('what was found in a video', () => {
    it('is nothing at first', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      expect(traces(catalog, VIDEO.id)).toEqual([VIDEO]);
      expect([catalog.hasShots(), catalog.hasTranscripts(), catalog.hasScreenLines()]).toEqual([false, false, false]);
    }));

    it('is told of the whole library: whether anything is seen, said or written', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      catalog.putScan(VIDEO.id, { duration: 3, shots: [], candidates: [] });
      catalog.putTranscripts(VIDEO.id, TRANSCRIPTS.slice(0, 1).map((transcript) => ({ ...transcript, cues: [] })));
      expect([catalog.hasShots(), catalog.hasTranscripts(), catalog.hasScreenLines()]).toEqual([false, false, false]);
      catalog.putScan(VIDEO.id, SCAN);
      catalog.putTranscripts(VIDEO.id, TRANSCRIPTS);
      catalog.putScreenLines(VIDEO.id, LINES);
      expect([catalog.hasShots(), catalog.hasTranscripts(), catalog.hasScreenLines()]).toEqual([true, true, true]);
    }));

    it('has its scan bit by bit', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      catalog.putScan(VIDEO.id, SCAN);
      expect(catalog.scan(VIDEO.id)).toEqual(SCAN);
      expect(catalog.shots(VIDEO.id)).toEqual(SCAN.shots);
      const empty = { duration: 0, shots: [], candidates: [] };
      catalog.putScan(VIDEO.id, empty);
      expect(catalog.scan(VIDEO.id)).toEqual(empty);
      expect(catalog.shots(VIDEO.id)).toEqual([]);
    }));

    it('has the scan of many hours', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      const candidates = Array.from({ length: 50_000 }, (_, n) => ({ at: n / 5, intra: n % 50 === 0, change: n / 50_000, brightness: 0.5, spread: 0.25 }));
      catalog.putScan(VIDEO.id, { ...SCAN, candidates });
      expect(catalog.scan(VIDEO.id)?.candidates).toEqual(candidates);
    }));

    it('has its transcripts, best first, with words where there are words', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      catalog.putTranscripts(VIDEO.id, TRANSCRIPTS);
      expect(catalog.transcripts(VIDEO.id)).toEqual(TRANSCRIPTS);
    }));

    it('has new transcripts in the place of all the old', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      catalog.putTranscripts(VIDEO.id, TRANSCRIPTS);
      catalog.putTranscripts(VIDEO.id, TRANSCRIPTS.slice(1, 2));
      expect(catalog.transcripts(VIDEO.id)).toEqual(TRANSCRIPTS.slice(1, 2));
      catalog.putTranscripts(VIDEO.id, []);
      expect(catalog.transcripts(VIDEO.id)).toEqual([]);
    }));

    it.each<[string, number, number, readonly number[]]>([
      ['all', 0, 100, [0, 1, 2]],
      ['none between two', 4, 6, []],
      ['the one that ends inside', 1.9, 2, [0]],
      ['both around a boundary', 1.9, 2.1, [0, 1]],
      ['one from within', 6.5, 7, [2]],
      ['to the end', 3, Infinity, [1, 2]],
    ])('gives the cues of the best transcript that overlap a span: %s', (_, start, end, expected) => on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      catalog.putTranscripts(VIDEO.id, TRANSCRIPTS);
      expect(catalog.cues(VIDEO.id, { start, end })).toEqual(expected.map((n) => CUES[n]));
      const [best, ...others] = catalog.transcriptsWithin(VIDEO.id, { start, end });
      expect(best).toEqual({ ...TRANSCRIPTS[0], cues: expected.map((n) => CUES[n]) });
      expect(others.map(({ source, kind }) => [source, kind])).toEqual([['recognised', undefined], ['stream', 'forced']]);
    })());

    it('keeps what people say is really said: in the lines of now and of every transcript to come, until it is taken back', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      catalog.putTranscripts(VIDEO.id, TRANSCRIPTS);
      const [{ source, language } = { source: 'recognised' as const }] = TRANSCRIPTS;
      const of = { source, ...(language !== undefined && { language }), start: CUES[1]?.start ?? 0, end: CUES[1]?.end ?? 0 };
      const texts = (): readonly unknown[] => catalog.cues(VIDEO.id, { start: 0, end: Infinity }).map(({ text, was }) => [text, was]);
      catalog.putCorrections(VIDEO.id, [{ ...of, text: 'first try' }]);
      catalog.putCorrections(VIDEO.id, [{ ...of, text: 'second try' }]);
      expect(catalog.corrections(VIDEO.id)).toEqual([{ ...of, text: 'second try' }]);
      const expected = CUES.map(({ text }, n) => (n === 1 ? ['second try', text] : [text, undefined]));
      expect(texts()).toEqual(expected);
      catalog.putTranscripts(VIDEO.id, TRANSCRIPTS);
      expect(texts()).toEqual(expected);
      // What is read may be put again.
      catalog.putTranscripts(VIDEO.id, catalog.transcripts(VIDEO.id));
      expect(texts()).toEqual(expected);
      catalog.putCorrections(VIDEO.id, [{ ...of, start: 90, end: 99 }]);
      expect(texts()).toEqual(expected);
      catalog.putCorrections(VIDEO.id, [of]);
      expect([catalog.corrections(VIDEO.id), texts()]).toEqual([[], CUES.map(({ text }) => [text, undefined])]);
      expect(() => catalog.putCorrections('nowhere', [{ ...of, text: 'x' }])).toThrow('library/unknown-video');
      catalog.putCorrections(VIDEO.id, [{ ...of, text: 'x' }]);
      catalog.removeVideo(VIDEO.id);
      expect(catalog.corrections(VIDEO.id)).toEqual([]);
    }));

    it('has its texts on the screen and its sprite sheet', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      catalog.putScreenTexts(VIDEO.id, TEXTS);
      catalog.putSprite(VIDEO.id, SHEET);
      const before = catalog.version();
      catalog.putCoverColour(VIDEO.id, '#102030');
      expect([catalog.video(VIDEO.id)?.colour, catalog.videos()[0]?.colour, catalog.version()]).toEqual(['#102030', '#102030', before]);
      expect(catalog.screenTexts(VIDEO.id)).toEqual(TEXTS);
      expect(catalog.sprite(VIDEO.id)).toEqual(SHEET);
      catalog.putScreenTexts(VIDEO.id, []);
      catalog.putSprite(VIDEO.id, { ...SHEET, count: 1 });
      expect(catalog.screenTexts(VIDEO.id)).toEqual([]);
      expect(catalog.sprite(VIDEO.id)?.count).toBe(1);
    }));

    it('has its lines on the screen, all or those of a span, and replaces them', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      catalog.putScreenLines(VIDEO.id, LINES);
      expect(catalog.screenLines(VIDEO.id)).toEqual(LINES);
      expect(catalog.screenLines(VIDEO.id, { start: 6, end: 7 })).toEqual([LINES[0]]);
      catalog.putScreenLines(VIDEO.id, LINES.slice(1));
      expect(catalog.screenLines(VIDEO.id)).toEqual(LINES.slice(1));
      expect(catalog.screenLinesLike('exit only', 9)).toEqual([]);
    }));

    it.each([
      ['exit only', ['EXIT-ONLY "→"']], ['exitonly', ['EXIT-ONLY "→"']], ['videoimpression', ['Videoinpression']], ['出口', ['出口']],
      ['nothing like it', []], ['"?!"', []], ['x%', ['EXIT-ONLY "→"']],
    ])('has lines like %j', (text, expected) => on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      catalog.putVideo(OTHER);
      catalog.putScreenLines(VIDEO.id, LINES);
      expect(catalog.screenLinesLike(text, 9)).toEqual(LINES.filter((line) => expected.includes(line.text)).map((line) => ({ ...line, videoId: VIDEO.id })));
      catalog.putScreenLines(OTHER.id, LINES);
      expect(catalog.screenLinesLike(text, 1)).toHaveLength(Math.min(1, expected.length));
      catalog.removeVideo(OTHER.id);
      catalog.removeVideo(VIDEO.id);
      expect(catalog.screenLinesLike(text, 9)).toEqual([]);
    })());

    it('has what is heard, and replaces it', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      catalog.putSoundEvents(VIDEO.id, SOUNDS);
      expect(catalog.soundEvents(VIDEO.id)).toEqual(SOUNDS);
      catalog.putSoundEvents(VIDEO.id, SOUNDS.slice(1));
      expect(catalog.soundEvents(VIDEO.id)).toEqual(SOUNDS.slice(1));
    }));

    it('gives the lines of a segment, whatever else is known of it', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      catalog.putTranscripts(VIDEO.id, TRANSCRIPTS);
      const segment = { id: 'another id', rank: 1, start: 0, end: 1 };
      expect([catalog.cues(VIDEO.id, segment), catalog.transcriptsWithin(VIDEO.id, segment)[0]?.cues]).toEqual([[CUES[0]], [CUES[0]]]);
    }));

    it.each<[string, (catalog: Catalog) => void]>([
      ['scan', (catalog) => catalog.putScan('nowhere', SCAN)],
      ['transcripts', (catalog) => catalog.putTranscripts('nowhere', TRANSCRIPTS)],
      ['texts', (catalog) => catalog.putScreenTexts('nowhere', TEXTS)],
      ['lines', (catalog) => catalog.putScreenLines('nowhere', LINES)],
      ['tracks', (catalog) => catalog.putObjectTracks('nowhere', TRACKS)],
      ['sounds', (catalog) => catalog.putSoundEvents('nowhere', SOUNDS)],
      ['speakers', (catalog) => catalog.putSpeakers('nowhere', SPEAKERS)],
      ['name', (catalog) => catalog.nameSpeaker('nowhere', 1, 'Ada')],
      ['denial', (catalog) => catalog.denySpeaker('nowhere', 1, 'Ada')],
      ['vectors', (catalog) => catalog.putKeyframeVectors('nowhere', VECTORS_KEY, vectorsIn('nowhere'))],
      ['sprite', (catalog) => catalog.putSprite('nowhere', SHEET)],
      ['colour', (catalog) => catalog.putCoverColour('nowhere', '#102030')],
    ])('is refused for a video that is not there: %s', (_, put) => on(({ catalog }) => {
      expect(() => put(catalog)).toThrow('library/unknown-video');
      expect(traces(catalog, 'nowhere')).toEqual([]);
    })());
  });

  describe('what a video holds', () => {
    it('is forgotten, and the video stays with what people said of it', on(({ catalog }) => {
      for (const video of [VIDEO, OTHER]) {
        catalog.putVideo(video);
        fill(catalog, video.id);
      }
      catalog.setTags(VIDEO.id, ['holiday']);
      catalog.putInsight(VIDEO.id, { kind: 'chapters', key: 'chapters', madeAt: '2026-01-01T00:00:00.000Z', by: 'x', data: [] });
      const before = traces(catalog, OTHER.id);
      catalog.forgetContent(VIDEO.id);
      const { probe: _, ...video } = VIDEO;
      const job = catalog.jobs({ limit: 100 }).find(({ videoId }) => videoId === VIDEO.id);
      expect(traces(catalog, VIDEO.id)).toEqual([{ ...video, tags: ['holiday'] }, VIDEO.id, job]);
      expect([catalog.insights(VIDEO.id), catalog.screenLines(VIDEO.id)]).toEqual([[], []]);
      expect(traces(catalog, OTHER.id)).toEqual(before);
    }));
  });

  describe('removing a video', () => {
    it('leaves no trace of it, and every trace of the others', on(({ catalog }) => {
      for (const video of [VIDEO, OTHER]) {
        catalog.putVideo(video);
        fill(catalog, video.id);
      }
      const before = traces(catalog, OTHER.id);
      expect(before.length).toBeGreaterThan(8);
      catalog.removeVideo(VIDEO.id);
      expect(traces(catalog, VIDEO.id)).toEqual([]);
      expect(traces(catalog, OTHER.id)).toEqual(before);
      catalog.putVideo(VIDEO);
      expect(traces(catalog, VIDEO.id)).toEqual([VIDEO]);
    }));

    it('ends a job that would bring it back', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      const job = catalog.addJob({ path: VIDEO.path, priority: 0, sampling: 'adaptive' });
      catalog.claimJob('worker', 1000);
      catalog.removeVideo(VIDEO.id);
      expect(catalog.job(job.id)).toBeUndefined();
      expect(catalog.heartbeatJob(job.id, 'worker', [])).toBe(false);
    }));

    it('that is not there is nothing to complain about', on(({ catalog }) => {
      catalog.removeVideo('nowhere');
      expect(catalog.videos()).toEqual([]);
    }));
  });
};
