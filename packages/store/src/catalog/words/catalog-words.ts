import { damerauDistance, maxEdits, type WordRepository } from '@frameseek/core';
import { z } from 'zod';
import { requireVideo } from '../catalog-videos.ts';
import type { Sqlite } from '../../sqlite/sqlite.ts';
import { putWords } from './put-words.ts';

/** The words of all videos. Looking for those near one reads each word of about its length once, and keeps none. */
export const catalogWords = (db: Sqlite): WordRepository => ({
  putDescriptionWords: (id, texts) => db.transact(() => {
    requireVideo(db, id);
    putWords(db, { id, source: 'descriptions' }, texts);
  }),
  wordsNear: (typed) => {
    const edits = maxEdits(typed);
    return db.all(wordRow, 'SELECT word, count FROM word WHERE length(word) BETWEEN ?2 - ?3 AND ?2 + ?3 AND edit_distance(word, ?1, ?3) <= ?3 ORDER BY word',
      [typed, typed.length, edits]);
  },
});

/** `edit_distance(a, b, limit)` of statements; see `damerauDistance`. */
export const editDistance = (a: unknown, b: unknown, limit: unknown): number => damerauDistance(String(a), String(b), Number(limit));

const wordRow = z.object({ word: z.string(), count: z.number() });
