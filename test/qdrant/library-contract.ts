import { randomUUID } from 'node:crypto';
import type { Segment, SegmentIndex, WordQuery } from '@frameseek/core';
import { COLOURS, NO_FILTER, WIDE, unit, vectorSegment, wordSegment } from '@frameseek/core/testing';
import { openQdrantIndex } from '@frameseek/store';
import { describe, expect, it } from 'vitest';

const { signal } = new AbortController();
const RED = [1, 0, 0, 0];
const WIDE_RED = [1, 0, 0, 0, 0, 0, 0, 0];

/** The same film in one more generation, as a library that indexes it again writes it. */
const write = async (index: SegmentIndex, text: string, generation = 1): Promise<void> => {
  await index.upsertVectors(COLOURS, [vectorSegment(COLOURS, RED, { generation })], { signal });
  await index.upsertWords([wordSegment(text, { generation })], { signal });
};

/** All that one library finds, by every way there is. Scores of words are left out: how rare a word is, the server counts over all libraries. */
const everything = async (index: SegmentIndex): Promise<unknown> => {
  const asked = { limit: 50, filter: NO_FILTER, signal };
  const texts = async (query: WordQuery): Promise<readonly Segment[]> => (await index.searchWords(query, asked)).map(({ segment }) => segment);
  return {
    near: await index.searchVectors(COLOURS, unit(RED), asked),
    words: await texts({ words: 'bridge', phrases: [] }),
    mistyped: await texts({ words: 'brigde', phrases: [] }),
    quoted: await texts({ words: '', phrases: ['bridge'] }),
    vectorsOf: await index.vectorsOf(COLOURS, 'video-a', { signal }),
    wordsOf: await index.wordsOf('video-a', { signal }),
    count: await index.count({ signal }),
    spaces: await index.spaces({ signal }),
    tally: await index.tally({ signal }),
  };
};

/** What holds for libraries that share a server and a prefix, as they do when nobody sets one. */
export const libraryContract = (url: () => string, apiKey?: string, start = ''): void => {
  const place = (): ((library: string) => Promise<SegmentIndex>) => {
    const prefix = `${start}${randomUUID().slice(0, 8)}`;
    return (library) => openQdrantIndex({ url: url(), prefix, library, ...(apiKey !== undefined && { apiKey }) });
  };
  describe('two libraries with one prefix', () => {
    it('have the same film each for itself, through everything that is done to it in one', async () => {
      const open = place();
      const [ours, theirs] = [await open('library-a'), await open('library-b')];
      await write(ours, 'a red bridge');
      expect(await theirs.count({ signal })).toEqual({ words: 0, vectors: {} });
      expect(await theirs.searchWords({ words: 'brigde', phrases: [] }, { limit: 5, filter: NO_FILTER, signal })).toEqual([]);
      await write(theirs, 'the same bridge, as they have it');
      const before = await everything(theirs);
      expect(await ours.wordsOf('video-a', { signal })).toEqual([wordSegment('a red bridge', { generation: 1 })]);
      // Indexed again: a new generation, and the old one goes.
      await write(ours, 'a blue bridge', 2);
      await ours.remove('video-a', { keeping: 2, signal });
      expect(await everything(theirs)).toEqual(before);
      // Moved to another model and back.
      await ours.upsertVectors(WIDE, [vectorSegment(WIDE, WIDE_RED)], { signal });
      expect(await everything(theirs)).toEqual(before);
      await ours.dropSpace(COLOURS.id, { signal });
      expect(await ours.spaces({ signal })).toEqual([WIDE]);
      await ours.dropSpace(WIDE.id, { signal });
      expect(await everything(theirs)).toEqual(before);
      await ours.remove('video-a', { signal });
      expect(await ours.count({ signal })).toEqual({ words: 0, vectors: {} });
      expect(await everything(theirs)).toEqual(before);
      expect(await everything(await open('library-b'))).toEqual(before);
    });

    it('find again what lay there before libraries were told apart: the first to come takes it over', async () => {
      const prefix = `${start}${randomUUID().slice(0, 8)}`;
      const open = (library: string): Promise<SegmentIndex> => openQdrantIndex({ url: url(), prefix, library, ...(apiKey !== undefined && { apiKey }) });
      await writeOwnerless(url(), prefix, apiKey);
      const ours = await open('library-a');
      const [seen, said] = [vectorSegment(COLOURS, RED), wordSegment('a red bridge')];
      expect(await ours.vectorsOf(COLOURS, 'video-a', { signal })).toEqual([seen]);
      expect(await ours.wordsOf('video-a', { signal })).toEqual([said]);
      expect((await ours.searchWords({ words: 'brigde', phrases: [] }, { limit: 5, filter: NO_FILTER, signal })).map(({ segment }) => segment)).toEqual([said]);
      const theirs = await open('library-b');
      expect(await theirs.count({ signal })).toEqual({ words: 0, vectors: {} });
      // What is written again takes the place of what was there, in this process and in the next.
      for (const index of [ours, await open('library-a')]) {
        await index.upsertVectors(COLOURS, [seen], { signal });
        await index.upsertWords([said], { signal });
        expect(await index.count({ signal })).toEqual({ words: 1, vectors: { [COLOURS.id]: 1 } });
      }
      await theirs.upsertWords([said], { signal });
      await theirs.remove('video-a', { signal });
      expect(await ours.count({ signal })).toEqual({ words: 1, vectors: { [COLOURS.id]: 1 } });
    });

    it('of which one drops the space that it had alone lose nothing, and fill it again', async () => {
      const open = place();
      const [ours, theirs] = [await open('library-a'), await open('library-b')];
      await write(ours, 'a bridge');
      await theirs.count({ signal });
      await ours.dropSpace(COLOURS.id, { signal });
      await write(theirs, 'a bridge');
      expect((await theirs.count({ signal })).vectors).toEqual({ [COLOURS.id]: 1 });
    });
  });
};

/** A segment in each kind of collection, as they were made and written before points had a library. */
const writeOwnerless = async (url: string, prefix: string, apiKey = ''): Promise<void> => {
  const send = async (method: string, path: string, body: unknown): Promise<void> => {
    const answer = await fetch(`${url}${path}`, { method, headers: { 'content-type': 'application/json', 'api-key': apiKey }, body: JSON.stringify(body) });
    expect(answer.status, `${method} ${path}: ${await answer.text()}`).toBe(200);
  };
  const { id: seen, vector, ...picture } = vectorSegment(COLOURS, RED);
  const { id: said, ...words } = wordSegment('a red bridge');
  const bm25 = { text: 'a red bridge', model: 'qdrant/bm25', options: { language: 'english', tokenizer: 'whitespace', avg_len: 30 } };
  const old = [
    { name: `${prefix}_space.${COLOURS.id}`, body: { vectors: { dense: { size: 4, distance: 'Cosine' } } }, point: { id: seen, vector: { dense: [...vector] }, payload: picture } },
    { name: `${prefix}_words`, body: { sparse_vectors: { bm25: { modifier: 'idf' } } }, point: { id: said, vector: { bm25 }, payload: { ...words, plain: 'a red bridge', near: [] } } },
  ];
  for (const { name, body, point } of old) {
    await send('PUT', `/collections/${name}.1`, body);
    await send('PUT', `/collections/${name}.1/index?wait=true`, { field_name: 'videoId', field_schema: { type: 'keyword', is_tenant: true } });
    await send('POST', '/collections/aliases', { actions: [{ create_alias: { collection_name: `${name}.1`, alias_name: name } }] });
    await send('PUT', `/collections/${name}/points?wait=true`, { points: [point] });
  }
};
