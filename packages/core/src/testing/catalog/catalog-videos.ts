import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../catalog/catalog.ts';
import type { FileStamp } from '../../catalog/videos/file-repository.ts';
import type { StageRecord } from '../../catalog/work/stage-repository.ts';
import type { OnCatalog } from './opened-catalog.ts';
import { OTHER, VIDEO } from './videos.ts';

const STAGE: StageRecord = { stage: 'visual', state: 'done', by: 'clip@1/adaptive', count: 42, seconds: 1.5, at: '2026-01-01T00:01:00.000Z' };

/** Whose content is told by the time of its change. */
const file = (path: string, sizeBytes: number, modifiedMs: number): FileStamp => ({ path, sizeBytes, modifiedMs, changedMs: modifiedMs });
const unknown = { code: 'library/unknown-video' };
const thrown = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

/** Videos, files and stages. */
export const catalogVideoContract = (on: OnCatalog): void => {
  describe('videos', () => {
    it('come back as they were put, with and without a probe', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      catalog.putVideo(OTHER);
      expect(catalog.video(VIDEO.id)).toEqual(VIDEO);
      expect(catalog.video(OTHER.id)).toEqual(OTHER);
      expect(catalog.video('nowhere')).toBeUndefined();
    }));

    it('are listed newest first', on(({ catalog }) => {
      catalog.putVideo(OTHER);
      catalog.putVideo(VIDEO);
      expect(catalog.videos()).toEqual([OTHER, VIDEO]);
    }));

    it('are replaced by their id, and keep what belongs to them', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      catalog.putStage(VIDEO.id, STAGE);
      const { probe: _, ...moved } = { ...VIDEO, path: '/elsewhere/film.mp4' };
      catalog.putVideo(moved);
      expect(catalog.videos()).toEqual([moved]);
      expect(catalog.stages(VIDEO.id)).toEqual([STAGE]);
    }));

    it('are renamed', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      catalog.rename(VIDEO.id, 'Новое "имя"');
      expect(catalog.video(VIDEO.id)).toEqual({ ...VIDEO, title: 'Новое "имя"' });
      expect(thrown(() => catalog.rename('nowhere', 'x'))).toMatchObject({ ...unknown, facts: { id: 'nowhere' } });
    }));

    it('are tagged, and keep their tags when they are put again', on(({ catalog, again }) => {
      catalog.putVideo(VIDEO);
      const before = again().version();
      catalog.setTags(VIDEO.id, ['holiday', '"été" 東京']);
      expect(again().version()).toBeGreaterThan(before);
      catalog.putVideo({ ...VIDEO, title: 'Put again' });
      expect(catalog.videos()).toEqual([{ ...VIDEO, title: 'Put again', tags: ['holiday', '"été" 東京'] }]);
      catalog.setTags(VIDEO.id, []);
      expect(catalog.video(VIDEO.id)?.tags).toBeUndefined();
      expect(thrown(() => catalog.setTags('nowhere', ['x']))).toMatchObject({ ...unknown, facts: { id: 'nowhere' } });
    }));

    it('keep the sound track that was picked when they are put again', on(({ catalog, again }) => {
      catalog.putVideo(VIDEO);
      const before = again().version();
      catalog.setSoundTrack(VIDEO.id, 2);
      expect(again().version()).toBeGreaterThan(before);
      catalog.putVideo({ ...VIDEO, title: 'Put again' });
      expect(catalog.videos()).toEqual([{ ...VIDEO, title: 'Put again', soundTrack: 2 }]);
      catalog.setSoundTrack(VIDEO.id, undefined);
      expect(catalog.video(VIDEO.id)?.soundTrack).toBeUndefined();
      expect(thrown(() => catalog.setSoundTrack('nowhere', 1))).toMatchObject({ ...unknown, facts: { id: 'nowhere' } });
    }));
  });

  describe('the version', () => {
    const putStage = (catalog: Catalog): void => catalog.putStage(VIDEO.id, STAGE);
    it.each<[string, (catalog: Catalog) => void]>([
      ['a video is put', (catalog) => catalog.putVideo(OTHER)],
      ['a video is put again', (catalog) => catalog.putVideo(VIDEO)],
      ['a video is renamed', (catalog) => catalog.rename(VIDEO.id, 'new')],
      ['a video is removed', (catalog) => catalog.removeVideo(VIDEO.id)],
      ['a stage is put', putStage],
      ['a stage is cleared', (catalog) => { putStage(catalog); catalog.clearStage(VIDEO.id, 'visual'); }],
    ])('grows when %s, for every handle', (_, change) => on(({ catalog, again }) => {
      const other = again();
      catalog.putVideo(VIDEO);
      const before = other.version();
      change(catalog);
      expect(other.version()).toBeGreaterThan(before);
      expect(other.version()).toBe(catalog.version());
    })());

    it('stays when nothing changed', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      const before = catalog.version();
      catalog.videos();
      catalog.addJob({ path: '/x', priority: 0, sampling: 'adaptive' });
      catalog.claimJob('worker', 1000);
      expect(catalog.version()).toBe(before);
    }));
  });

  describe('the version of what can be found', () => {
    it.each<[string, (catalog: Catalog) => void]>([
      ['a video is put', (catalog) => catalog.putVideo(OTHER)],
      ['a video is renamed', (catalog) => catalog.rename(VIDEO.id, 'new')],
      ['a video gets tags', (catalog) => catalog.setTags(VIDEO.id, ['holiday'])],
      ['the file of a video is gone', (catalog) => catalog.setMissing(VIDEO.id, true)],
      ['a video is removed', (catalog) => catalog.removeVideo(VIDEO.id)],
      ['a stage is put', (catalog) => catalog.putStage(VIDEO.id, STAGE)],
      ['words that are said are put', (catalog) => catalog.putTranscripts(VIDEO.id, [{ source: 'sidecar', cues: [{ start: 0, end: 1, text: 'new' }] }])],
      ['pictures are told apart', (catalog) => catalog.putFingerprints(VIDEO.id, [{ at: 1, fingerprint: new Uint8Array(192) }])],
      ['a generation begins', (catalog) => catalog.beginGeneration('store', { videoId: VIDEO.id, modality: 'visual' })],
      ['the index has changed', (catalog) => catalog.noteFindable()],
    ])('grows when %s, for every handle', (_, change) => on(({ catalog, again }) => {
      const other = again();
      catalog.putVideo(VIDEO);
      const before = other.findableVersion();
      change(catalog);
      expect(other.findableVersion()).toBeGreaterThan(before);
      expect(other.findableVersion()).toBe(catalog.findableVersion());
    })());

    it('stays when jobs go on', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      const before = catalog.findableVersion();
      catalog.addJob({ path: '/x', priority: 0, sampling: 'adaptive' });
      catalog.claimJob('worker', 1000);
      expect(catalog.findableVersion()).toBe(before);
    }));
  });

  describe('files', () => {
    it('are known by path, size and time of change together', on(({ catalog }) => {
      const stamp = { path: '/films/a.mp4', sizeBytes: 100, modifiedMs: 1_700_000_000_123.456, changedMs: 7 };
      catalog.putFile(stamp, VIDEO.id);
      expect(catalog.knownFile(stamp)).toBe(VIDEO.id);
      expect(catalog.knownFile({ ...stamp, sizeBytes: 101 })).toBeUndefined();
      expect(catalog.knownFile({ ...stamp, modifiedMs: 1_700_000_000_123 })).toBeUndefined();
      expect(catalog.knownFile({ ...stamp, path: '/films/A.mp4' })).toBeUndefined();
      expect(catalog.knownFile({ ...stamp, changedMs: 8 })).toBeUndefined();
      catalog.doubtFile('/films/a.mp4');
      expect(catalog.knownFile(stamp)).toBeUndefined();
    }));

    it('have a digest for as long as they stay as they are', on(({ catalog }) => {
      catalog.putFile(file('/films/a.mp4', 100, 5), VIDEO.id);
      catalog.putDigest(file('/films/a.mp4', 100, 4), 'old');
      expect(catalog.digestOf(VIDEO.id)).toBeUndefined();
      catalog.putDigest(file('/films/a.mp4', 100, 5), 'abc');
      catalog.putFile(file('/films/a.mp4', 100, 5), VIDEO.id);
      expect([catalog.digestOf(VIDEO.id), catalog.fileDigest('/films/a.mp4'), catalog.digestOf(OTHER.id)]).toEqual(['abc', 'abc', undefined]);
      catalog.putFile(file('/films/a.mp4', 100, 6), VIDEO.id);
      expect([catalog.digestOf(VIDEO.id), catalog.fileDigest('/films/a.mp4')]).toEqual([undefined, undefined]);
    }));

    it('lead by their digest and their size to videos that are there', on(({ catalog }) => {
      catalog.putFile(file('/films/a.mp4', 100, 5), VIDEO.id);
      catalog.putDigest(file('/films/a.mp4', 100, 5), 'abc');
      expect([catalog.videoOfDigest('abc'), catalog.hasFileOfSize(100)]).toEqual([undefined, false]);
      catalog.putVideo(VIDEO);
      expect([catalog.videoOfDigest('abc'), catalog.videoOfDigest('abd')]).toEqual([VIDEO.id, undefined]);
      expect([catalog.hasFileOfSize(100), catalog.hasFileOfSize(101)]).toEqual([true, false]);
    }));

    it('are known by what was noted last', on(({ catalog }) => {
      catalog.putFile(file('/films/a.mp4', 100, 5), VIDEO.id);
      catalog.putFile(file('/films/a.mp4', 200, 6), OTHER.id);
      catalog.putFile(file('/films/b.mp4', 200, 7), OTHER.id);
      expect(catalog.filesOf(OTHER.id)).toEqual(['/films/a.mp4', '/films/b.mp4']);
      expect(catalog.filesOf(VIDEO.id)).toEqual([]);
      expect(catalog.knownFile(file('/films/a.mp4', 100, 5))).toBeUndefined();
      expect(catalog.knownFile(file('/films/a.mp4', 200, 6))).toBe(OTHER.id);
    }));

    it('are copies of the file that stands for their video, until they are forgotten', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      catalog.putVideo(OTHER);
      catalog.putFile(file(VIDEO.path, 100, 5), VIDEO.id);
      expect(catalog.video(VIDEO.id)).toEqual(VIDEO);
      for (const name of ['b', 'a']) catalog.putFile(file(`/films/${name}.mp4`, 100, 6), VIDEO.id);
      expect(catalog.video(VIDEO.id)).toEqual({ ...VIDEO, copies: ['/films/a.mp4', '/films/b.mp4'] });
      expect(catalog.videos().map(({ copies }) => copies)).toEqual([undefined, ['/films/a.mp4', '/films/b.mp4']]);
      catalog.forgetFile('/films/a.mp4');
      expect(catalog.video(VIDEO.id)?.copies).toEqual(['/films/b.mp4']);
    }));
  });

  describe('stages', () => {
    it('come back in the order in which they are shown, with their notes', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      const off: StageRecord = { ...STAGE, stage: 'speech', state: 'off', count: 0, note: 'no model' };
      const first: StageRecord = { ...STAGE, stage: 'probe' };
      for (const stage of [off, STAGE, first]) catalog.putStage(VIDEO.id, stage);
      expect(catalog.stages(VIDEO.id)).toEqual([first, STAGE, off]);
      expect(catalog.stages(OTHER.id)).toEqual([]);
      catalog.putVideo(OTHER);
      catalog.putStage(OTHER.id, off);
      expect(catalog.everyStage()).toEqual(new Map([[VIDEO.id, [first, STAGE, off]], [OTHER.id, [off]]]));
    }));

    it('are replaced and cleared one by one', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      catalog.putStage(VIDEO.id, { ...STAGE, note: 'left out: 3' });
      catalog.putStage(VIDEO.id, STAGE);
      expect(catalog.stages(VIDEO.id)).toEqual([STAGE]);
      catalog.clearStage(VIDEO.id, 'speech');
      expect(catalog.stages(VIDEO.id)).toEqual([STAGE]);
      catalog.clearStage(VIDEO.id, 'visual');
      expect(catalog.stages(VIDEO.id)).toEqual([]);
    }));

    it('belong to a video that is there', on(({ catalog }) => {
      expect(thrown(() => catalog.putStage('nowhere', STAGE))).toMatchObject(unknown);
    }));
  });

  it('keeps everything for the next handle', on(({ catalog, again }) => {
    catalog.putVideo(VIDEO);
    catalog.putStage(VIDEO.id, STAGE);
    catalog.close();
    const next = again();
    expect(next.video(VIDEO.id)).toEqual(VIDEO);
    expect(next.stages(VIDEO.id)).toEqual([STAGE]);
  }));

  it('may be closed twice', on(({ catalog }) => {
    catalog.close();
    expect(() => catalog.close()).not.toThrow();
  }));
};
