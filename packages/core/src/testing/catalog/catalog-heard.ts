import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../catalog/catalog.ts';
import type { SoundEvent } from '../../domain/sound.ts';
import type { Speakers } from '../../domain/speaker.ts';
import type { OnCatalog } from './opened-catalog.ts';
import { OTHER, VIDEO } from './videos.ts';

/** What is heard in a video. */
export const SOUNDS: readonly SoundEvent[] = [
  { label: 'Gunshot, gunfire', start: 4.08, end: 4.56, score: 0.5 },
  { label: 'Laughter', start: 1 / 3, end: 3, score: 0.9 },
  { label: 'Laughter', start: 6, end: 7, score: 0.7 },
];
/** Who speaks in it. */
export const SPEAKERS: Speakers = {
  model: 'voices/1', sameVoice: 0.65,
  speakers: [{ number: 1, voice: [0.6, -0.8] }, { number: 2, name: 'Zoë "Z" 東', voice: [1, 0] }],
  turns: [{ speaker: 2, start: 1 / 3, end: 3 }, { speaker: 1, start: 3, end: 4.08 }],
};

/** What a catalog must do with what is heard beside words: sounds, and the voices of those who speak. */
export const catalogHeardContract = (on: OnCatalog): void => {
  describe('what is heard', () => {
    it('has the sounds of a label in all videos or in some, the surest first, and the labels there are', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      catalog.putVideo(OTHER);
      catalog.putSoundEvents(VIDEO.id, SOUNDS);
      catalog.putSoundEvents(OTHER.id, [{ label: 'Laughter', start: 1, end: 2, score: 0.8 }]);
      const scores = (search: Parameters<Catalog['soundsOf']>[0]): readonly number[] => catalog.soundsOf(search).map(({ score }) => score);
      expect(catalog.soundLabels()).toEqual(['Laughter', 'Gunshot, gunfire']);
      expect(scores({ labels: ['Laughter'], limit: 9 })).toEqual([0.9, 0.8, 0.7]);
      expect(scores({ labels: ['Gunshot, gunfire', 'Laughter'], limit: 3 })).toEqual([0.9, 0.8, 0.7]);
      expect(catalog.soundsOf({ labels: ['Laughter'], videoIds: [OTHER.id], limit: 9 })).toEqual([{ videoId: OTHER.id, label: 'Laughter', start: 1, end: 2, score: 0.8 }]);
      expect([scores({ labels: [], limit: 9 }), scores({ labels: ['Laughter'], videoIds: [], limit: 9 })]).toEqual([[], []]);
      catalog.removeVideo(VIDEO.id);
      expect(catalog.soundLabels()).toEqual(['Laughter']);
      catalog.setRemoved(OTHER.id, '2026-01-01T00:00:00.000Z');
      expect([catalog.soundLabels(), catalog.soundsOf({ labels: ['Laughter'], limit: 9 })]).toEqual([[], []]);
    }));

    it('has who speaks, replaces it, and has names that people gave', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      catalog.putVideo(OTHER);
      expect([catalog.speakers(VIDEO.id), catalog.allSpeakers()]).toEqual([undefined, []]);
      catalog.putSpeakers(VIDEO.id, { ...SPEAKERS, model: 'another', turns: [] });
      catalog.putSpeakers(VIDEO.id, SPEAKERS);
      expect(catalog.speakers(VIDEO.id)).toEqual(SPEAKERS);
      const before = catalog.findableVersion();
      catalog.nameSpeaker(VIDEO.id, 1, 'Ada');
      expect(catalog.findableVersion()).toBeGreaterThan(before);
      catalog.nameSpeaker(VIDEO.id, 2, undefined);
      catalog.nameSpeaker(VIDEO.id, 7, 'Nobody');
      catalog.nameSpeaker(OTHER.id, 1, 'Nobody');
      const named = [{ number: 1, name: 'Ada', voice: [0.6, -0.8] }, { number: 2, voice: [1, 0] }];
      expect(catalog.speakers(VIDEO.id)).toEqual({ ...SPEAKERS, speakers: named });
      catalog.putSpeakers(OTHER.id, SPEAKERS);
      for (const name of ['Eve', 'Eve', 'Bo']) catalog.denySpeaker(OTHER.id, 1, name);
      expect(catalog.speakers(OTHER.id)?.speakers).toEqual([{ number: 1, voice: [0.6, -0.8], isNot: ['Eve', 'Bo'] }, SPEAKERS.speakers[1]]);
      catalog.setRemoved(OTHER.id, '2026-01-01T00:00:00.000Z');
      expect(catalog.allSpeakers()).toEqual([{ videoId: VIDEO.id, model: 'voices/1', sameVoice: 0.65, speakers: named }]);
    }));
  });
};
