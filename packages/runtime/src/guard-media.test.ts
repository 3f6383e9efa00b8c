import { Fault, type Media } from '@frameseek/core';
import { expect, it } from 'vitest';
import { guardMedia } from './guard-media.ts';

/** What each method reads: films of the library, or nothing but what Frameseek has made itself. */
const READS: Readonly<Record<keyof Media, 'film' | 'own'>> = {
  identify: 'film', digest: 'film', probe: 'film', scan: 'film', frames: 'film', framesWithin: 'film', jpegs: 'film', audio: 'film', subtitles: 'film', thumbnail: 'film',
  clip: 'film', still: 'film', stream: 'film', quality: 'film',
  savePicture: 'own', importPicture: 'own', pictureFrame: 'own', sprite: 'own', storyboard: 'own', draw: 'own',
};

const isEndless = (result: unknown): result is AsyncIterable<unknown> => typeof result === 'object' && result !== null && Symbol.asyncIterator in result;

it('no way to read a film opens one that may not be opened now', async () => {
  const opened: string[] = [];
  const names = Object.keys(READS) as (keyof Media)[];
  const media = Object.fromEntries(names.map((name) => [name, () => void opened.push(name)])) as unknown as Media;
  const refuse = (path: string): Promise<never> => Promise.reject(new Fault('file/outside-media', { path, allowed: [] }));
  const guarded = guardMedia(media, refuse) as unknown as Readonly<Record<string, (...given: readonly unknown[]) => unknown>>;
  const ends = await Promise.all(names.filter((name) => READS[name] === 'film').map(async (name) => {
    const result = guarded[name]?.(name === 'clip' ? [{ path: '/film.mp4' }] : '/film.mp4', {});
    const end = isEndless(result) ? result[Symbol.asyncIterator]().next() : Promise.resolve(result);
    return end.then(() => `${name} was let in`, (error: unknown) => (error instanceof Fault ? error.code : String(error)));
  }));
  expect(new Set(ends)).toEqual(new Set(['file/outside-media']));
  expect(opened).toEqual([]);
});
