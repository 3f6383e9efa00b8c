import { FuzzyVocabulary, isFuzzyMatchable, tokenize, type Segment } from '@frameseek/core';
import type { LanceTables } from './lance-tables.ts';

/** Every long word that was ever said or shown, so that a mistyped one finds those near it. */
export class LanceVocabulary {
  readonly #tables: LanceTables;
  #vocabulary = new FuzzyVocabulary();
  #version: number | undefined;

  constructor(tables: LanceTables) {
    this.#tables = tables;
  }

  /** Writes down the words that are new. Words stay when their video goes: they then find nothing. */
  async learn(segments: readonly Segment[]): Promise<void> {
    const vocabulary = await this.#read();
    const words = new Set(segments.flatMap(({ text = '' }) => tokenize(text)).filter(isFuzzyMatchable));
    const fresh = [...words].filter((word) => !vocabulary.has(word));
    if (fresh.length === 0) return;
    const table = await this.#tables.makeVocabulary();
    await this.#tables.write(() => table.add(fresh.map((word) => ({ word }))));
  }

  /** For each term that nobody said or showed, the words that may have been meant. */
  async near(terms: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const doubtful = terms.filter(isFuzzyMatchable);
    if (doubtful.length === 0) return new Map();
    const vocabulary = await this.#read();
    const found = doubtful.filter((term) => !vocabulary.has(term)).map((term): [string, readonly string[]] => [term, vocabulary.near(term)]);
    return new Map(found.filter(([, near]) => near.length > 0));
  }

  /** The vocabulary as it stands, read anew when any process has written. */
  async #read(): Promise<FuzzyVocabulary> {
    const table = await this.#tables.vocabulary();
    if (table === undefined) return this.#vocabulary;
    return this.#tables.guard(async () => {
      const version = await table.version();
      if (version === this.#version) return this.#vocabulary;
      const words = (await table.query().select(['word']).toArrow()).getChild('word');
      const vocabulary = new FuzzyVocabulary();
      for (const word of words ?? []) if (typeof word === 'string') vocabulary.add(word);
      this.#vocabulary = vocabulary;
      this.#version = version;
      return vocabulary;
    });
  }
}
