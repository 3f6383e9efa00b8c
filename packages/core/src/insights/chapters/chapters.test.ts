import { describe, expect, it } from 'vitest';
import { TALK_TOPICS, syntheticTranscript } from '../../testing/segment-index/synthetic-transcript.ts';
import { chapterLength } from './chapter-length.ts';
import { chapterSpans } from './chapter-spans.ts';
import { toChapters } from './chapters.ts';

const lecture = { duration: 320, said: syntheticTranscript(['bread', 'sailing', 'bees', 'stars'], 80), shots: [{ start: 0, end: 320 }], shown: [] };

describe('chapters', () => {
  it('begin where the topic shifts, and are named by what is talked about', () => {
    const chapters = toChapters(lecture);
    expect(chapters.map(({ start }) => Math.round(start / 10) * 10)).toEqual([0, 80, 160, 240]);
    expect(chapters.map(({ title }) => title)).toEqual(['Sourdough starter', 'Sailing boat', 'Honey bees', 'Neutron stars']);
    for (const { keywords } of chapters) expect(new Set(keywords).size).toBe(keywords.length);
  });

  it('begin at the cut when there is one near the shift', () => {
    const shots = [0, 78.5, 161.2].map((start, index, all) => ({ start, end: all[index + 1] ?? 320 }));
    expect(chapterSpans({ ...lecture, shots }).map(({ start }) => start).slice(1, 3)).toEqual([78.5, 161.2]);
  });

  it('begin where the picture becomes another, where nothing is said', () => {
    const frameVectors = Array.from({ length: 100 }, (_, index) => {
      const vector = new Float32Array(3);
      vector[index < 40 ? 0 : index < 70 ? 1 : 2] = 1;
      return { at: index * 3 + 1, vector };
    });
    const shots = Array.from({ length: 50 }, (_, index) => ({ start: index * 6, end: index * 6 + 6 }));
    expect(chapterSpans({ duration: 300, said: [], shots, frameVectors }).map(({ start }) => start)).toEqual(expect.arrayContaining([120, 210]));
  });

  it('are named by what is on the screen, where nothing is said', () => {
    const shown = [{ start: 0, end: 20, text: 'Slice two onions' }];
    const [chapter] = toChapters({ duration: 25, said: [], shots: [{ start: 0, end: 25 }], shown });
    expect(chapter).toMatchObject({ start: 0, end: 25, title: expect.stringMatching(/onions/iu) });
  });

  it('are numbered where nothing tells what they are about', () => {
    expect(toChapters({ duration: 15, said: [], shots: [], shown: [] })).toEqual([{ start: 0, end: 15, title: 'Part 1', keywords: [] }]);
  });

  it.each([
    [12, 1, 1], [60, 1, 3], [300, 3, 8], [1_800, 7, 16], [10_800, 15, 32],
  ])('of a video of %d seconds are between %d and %d', (duration, least, most) => {
    const topics = Array.from({ length: Math.max(1, Math.round(duration / chapterLength(duration).typical)) }, (_, index) => TALK_TOPICS[index % TALK_TOPICS.length] ?? 'bees');
    const spans = chapterSpans({ duration, said: syntheticTranscript(topics, duration / topics.length), shots: [] });
    expect(spans.length).toBeGreaterThanOrEqual(least);
    expect(spans.length).toBeLessThanOrEqual(most);
    expect(spans[0]?.start).toBe(0);
    expect(spans.at(-1)?.end).toBe(duration);
    for (const [index, { start, end }] of spans.entries()) {
      expect(end - start).toBeGreaterThanOrEqual(Math.min(duration, 10));
      if (index > 0) expect(spans[index - 1]?.end).toBe(start);
    }
  });

  it('divide a long stretch of one topic at the best place there is', () => {
    const spans = chapterSpans({ duration: 3_600, said: syntheticTranscript(['bees'], 3_600), shots: [] });
    expect(Math.max(...spans.map(({ start, end }) => end - start))).toBeLessThanOrEqual(chapterLength(3_600).max + 10);
  });
});
