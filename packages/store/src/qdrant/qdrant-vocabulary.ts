import { isFuzzyMatchable, isOneEditApart, tokenize, type Segment } from '@frameseek/core';
import { z } from 'zod';
import type { QdrantCollection, QdrantCollections } from './qdrant-collections.ts';
import { libraryFilter, nearCondition } from './qdrant-filter.ts';
import { vocabularyPoint } from './qdrant-points.ts';
import { scrollPoints } from './qdrant-reader.ts';
import type { QdrantServer } from './qdrant-server.ts';
import { upsertPoints } from './qdrant-writer.ts';

/** Words that are remembered as written: writing one twice changes nothing, and costs a little. */
const REMEMBERED = 100_000;

/** Every long word that was ever said or shown in a library, so that a mistyped one finds those near it. */
export class QdrantVocabulary {
  readonly #server: QdrantServer;
  readonly #collections: QdrantCollections;
  readonly #written = new Set<string>();
  #isWhole = false;

  constructor(server: QdrantServer, collections: QdrantCollections) {
    this.#server = server;
    this.#collections = collections;
  }

  /** Writes down the words that are new. Words stay when their video goes: they then find nothing. */
  async learn(segments: readonly Pick<Segment, 'text'>[], signal: AbortSignal): Promise<void> {
    await this.#write(matchableWords(segments), signal);
  }

  /** Reads the words of texts from before there was a vocabulary, once: nothing happens where there are some. */
  async catchUp(words: QdrantCollection, signal: AbortSignal): Promise<void> {
    if (this.#isWhole) return;
    const known = words.isAdopted ? await this.#collections.vocabulary(signal) : undefined;
    const isMissing = words.isAdopted && (known === undefined || (await this.#collections.count(known.name, signal, libraryFilter(known.library))) === 0);
    if (isMissing) {
      // Written when all are read: a vocabulary that has some words is taken for one that has all.
      const all = new Set<string>();
      for await (const records of scrollPoints({ server: this.#server, collection: words }, { payload: ['text'], signal })) {
        for (const word of matchableWords(records.map(({ payload }) => textPayload.parse(payload)))) all.add(word);
      }
      await this.#write(all, signal);
    }
    this.#isWhole = true;
  }

  /** For each of these that nobody said or showed, the words that may have been meant. */
  async near(terms: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, readonly string[]>> {
    const collection = terms.length === 0 ? undefined : await this.#collections.vocabulary(signal);
    if (collection === undefined) return new Map();
    const words: string[] = [];
    for await (const records of scrollPoints({ server: this.#server, collection }, { more: [nearCondition(terms)], payload: ['word'], signal })) {
      words.push(...records.map(({ payload }) => wordPayload.parse(payload).word));
    }
    const found = terms.filter((term) => !words.includes(term)).map((term): [string, readonly string[]] => [term, words.filter((word) => isOneEditApart(term, word))]);
    return new Map(found.filter(([, near]) => near.length > 0));
  }

  async #write(words: ReadonlySet<string>, signal: AbortSignal): Promise<void> {
    const known = await this.#collections.vocabulary(signal);
    if (known === undefined || this.#written.size > REMEMBERED) this.#written.clear();
    const fresh = [...words].filter((word) => !this.#written.has(word));
    if (fresh.length === 0) return;
    const collection = known ?? await this.#collections.makeVocabulary(signal);
    await upsertPoints({ server: this.#server, collection }, fresh.map((word) => vocabularyPoint(word, collection)), signal);
    for (const word of fresh) this.#written.add(word);
  }
}

const matchableWords = (segments: readonly Pick<Segment, 'text'>[]): ReadonlySet<string> =>
  new Set(segments.flatMap(({ text = '' }) => tokenize(text)).filter(isFuzzyMatchable));

const textPayload = z.object({ text: z.string().default('') });
const wordPayload = z.object({ word: z.string() });
