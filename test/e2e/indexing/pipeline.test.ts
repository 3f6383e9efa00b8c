import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Job } from '@frameseek/core';
import type { FoundMoment, SearchRequest, SearchResult } from '@frameseek/engine';
import type { Runtime } from '@frameseek/runtime';
import { canMake, FILMS } from '../../films.ts';
import { openRuntime, openWorkplace } from '../open-runtime.ts';

const { signal } = new AbortController();
const showsText = await canMake('text');

const index = async ({ engine }: Runtime, paths: readonly string[]): Promise<readonly Job[]> => {
  const { jobs } = await engine.add(paths, { signal });
  return engine.finish(jobs.map(({ id }) => id), { signal, report: () => undefined });
};
const search = ({ engine }: Runtime, query: string, more: Partial<SearchRequest> = {}): Promise<SearchResult> =>
  engine.search({ query, limit: 10, ...more }, { signal });
const best = async (runtime: Runtime, query: string, more: Partial<SearchRequest> = {}): Promise<FoundMoment> => {
  const [moment] = (await search(runtime, query, more)).moments;
  if (moment === undefined) throw new Error(`nothing found for ${query}`);
  return moment;
};

describe('a film of three colours', () => {
  it('opens at the colour that was asked for, to a frame', async () => {
    await using place = await openWorkplace();
    await using runtime = await openRuntime(place);
    expect(await index(runtime, [await place.put('three-colours')])).toMatchObject([{ state: 'done' }]);
    for (const { colour, start, end } of FILMS['three-colours'].colours ?? []) {
      const moment = await best(runtime, `${colour} screen`);
      expect(moment).toMatchObject({ video: { title: 'three-colours' }, hits: [{ modality: 'visual' }] });
      expect(moment.start).toBeCloseTo(start, 1);
      expect(moment.end).toBeCloseTo(end, 1);
    }
  });

  it('is found the same way in every container, whatever its clock begins with', async () => {
    await using place = await openWorkplace();
    await using runtime = await openRuntime(place);
    const names = ['three-colours-mkv', 'three-colours-avi', 'three-colours-webm', 'start-offset', 'start-offset-ts'] as const;
    const paths = await Promise.all(names.map((name) => place.put(name)));
    expect((await index(runtime, paths)).map(({ state }) => state)).toEqual(names.map(() => 'done'));
    for (const { id, title, path } of runtime.engine.videos()) {
      const name = names[paths.indexOf(path)];
      const truth = FILMS[name ?? 'three-colours-mkv'].colours?.find(({ colour }) => colour === 'blue');
      const moment = await best(runtime, 'blue', { modalities: ['visual'], videoIds: [id] });
      expect(Math.abs(moment.start - (truth?.start ?? NaN)), `${title} starts`).toBeLessThan(0.3);
      expect(Math.abs(moment.end - (truth?.end ?? NaN)), `${title} ends`).toBeLessThan(0.3);
    }
  });
});

describe('words', () => {
  it('that are spoken are found where they are said, by word, by sense and by quotation', async () => {
    await using place = await openWorkplace();
    await using runtime = await openRuntime(place);
    await index(runtime, [await place.put('spoken-tones'), await place.put('three-colours')]);
    for (const { start, end, text } of FILMS['spoken-tones'].spoken ?? []) {
      const moment = await best(runtime, `"${text.split(' ').slice(0, 3).join(' ')}"`);
      expect(moment).toMatchObject({ video: { title: 'spoken-tones' }, hits: [{ modality: 'speech', text }] });
      expect(Math.abs(moment.start - start)).toBeLessThan(0.7);
      expect(Math.abs(moment.end - end)).toBeLessThan(0.7);
    }
    expect(await best(runtime, 'an automobile in town', { modalities: ['speech'] })).toMatchObject({ video: { title: 'spoken-tones' } });
    expect(await search(runtime, '"nobody ever said this"')).toMatchObject({ match: false });
  });

  it('of a file without any picture are found, too', async () => {
    await using place = await openWorkplace();
    await using runtime = await openRuntime(place);
    expect(await index(runtime, [await place.put('audio-only')])).toMatchObject([{ state: 'done' }]);
    const [{ text = '', start = 0 } = {}] = FILMS['audio-only'].spoken ?? [];
    const moment = await best(runtime, text);
    expect(moment.hits[0]?.modality).toBe('speech');
    expect(Math.abs(moment.start - start)).toBeLessThan(0.7);
    expect(runtime.engine.videos()[0]?.stages.filter(({ state }) => state === 'off').map(({ stage }) => stage)).toEqual(['shots', 'visual', 'text', 'objects']);
  });

  it.each(['subtitles-mkv', 'sidecars'] as const)('of subtitles (%s) are found at their cue', async (name) => {
    await using place = await openWorkplace();
    await using runtime = await openRuntime(place);
    await index(runtime, [await place.put(name)]);
    const moment = await best(runtime, 'when does the storm come');
    expect(moment).toMatchObject({ start: 2.5, end: 5 });
    expect(moment.hits.find(({ modality }) => modality === 'speech')?.text).toContain('A storm is coming');
  });

  it.skipIf(!showsText)('that stand in the picture are found while they stand there', async () => {
    await using place = await openWorkplace();
    await using runtime = await openRuntime(place);
    await index(runtime, [await place.put('burned-in-text')]);
    for (const { text, start, end } of FILMS['burned-in-text'].texts ?? []) {
      const moment = await best(runtime, text.toLowerCase());
      expect(moment.hits[0]).toMatchObject({ modality: 'text' });
      expect(Math.abs(moment.start - start)).toBeLessThan(0.3);
      expect(Math.abs(moment.end - end)).toBeLessThan(0.3);
    }
  });
});

describe('odd files', () => {
  it('each fail with their own reason, or are taken as far as they go, and stop nobody', async () => {
    await using place = await openWorkplace();
    await using runtime = await openRuntime(place);
    for (const name of ['text-named-mp4', 'zero-byte', 'truncated', 'one-frame', 'no-audio', 'fade-not-cut'] as const) await place.put(name);
    const { jobs, skipped } = await runtime.engine.add([place.media, join(place.media, 'missing.mp4')], { signal });
    expect(skipped.map(({ code }) => code).toSorted()).toEqual(['file/empty', 'file/missing']);
    const ended = await runtime.engine.finish(jobs.map(({ id }) => id), { signal, report: () => undefined });
    const states = Object.fromEntries(ended.map(({ path, state, fault }) => [path.slice(place.media.length + 1), fault?.code ?? state]));
    expect(states).toEqual({
      'text.mp4': 'media/unreadable', 'truncated.mp4': 'done', 'one-frame.mp4': 'done', 'no-audio.mp4': 'done', 'fade-not-cut.mp4': 'done',
    });
    const truncated = runtime.engine.videos().find(({ title }) => title === 'truncated');
    expect(truncated?.stages.find(({ stage }) => stage === 'shots')?.note).toMatch(/ends after \d/u);
    expect(await best(runtime, 'yellow')).toMatchObject({ video: { title: 'no-audio' } });
    const black = await search(runtime, 'black', { modalities: ['visual'] });
    expect(black.moments.every(({ hits }) => hits.every(({ at }) => at < 2.9 || at > 3.1))).toBe(true);
  });
});

describe('a library', () => {
  it('knows a copy and a moved file, and forgets what is removed', async () => {
    await using place = await openWorkplace();
    await using runtime = await openRuntime(place);
    const path = await place.put('three-colours');
    await index(runtime, [path]);
    const copy = join(place.media, 'copy.mp4');
    await copyFile(path, copy);
    expect(await index(runtime, [copy])).toMatchObject([{ state: 'done' }]);
    expect(runtime.engine.videos()).toMatchObject([{ path }]);
    await rm(path);
    await index(runtime, [copy]);
    expect(runtime.engine.videos()).toMatchObject([{ path: copy }]);
    const [video] = runtime.engine.videos();
    await runtime.engine.remove(video?.id ?? '', { signal });
    expect(runtime.engine.videos()).toEqual([]);
    expect((await search(runtime, 'blue')).moments).toEqual([]);
    expect(await index(runtime, [copy])).toMatchObject([{ state: 'done' }]);
    expect(await best(runtime, 'blue')).toMatchObject({ video: { path: copy } });
  });

  it('is found as it was left by the next process', async () => {
    await using place = await openWorkplace();
    const path = await place.put('three-colours');
    {
      await using runtime = await openRuntime(place);
      await index(runtime, [path]);
    }
    await using runtime = await openRuntime(place);
    expect(await best(runtime, 'blue')).toMatchObject({ video: { path } });
  });
});
