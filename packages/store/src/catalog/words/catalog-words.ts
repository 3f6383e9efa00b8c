import { damerauDistance, maxEdits, type WordRepository } from '@frameseek/core';
import { z } from 'zod';
import { requireVideo } from '../catalog-videos.ts';
import type { Database } from '../../database/database.ts';
import { putWords } from './put-words.ts';

/** The words of all videos. Looking for those near one reads each that begins with its letter once, and keeps none. */
export const catalogWords = (db: Database): WordRepository => ({
  putDescriptionWords: (id, texts) => db.transact(() => {
    requireVideo(db, id);
    putWords(db, { id, source: 'descriptions' }, texts);
  }),
  hasWord: (word) => db.first(wordRow, 'SELECT word, count FROM word WHERE word = ?', [word]) !== undefined,
  wordsNear: (typed) => {
    const [first] = typed;
    if (first === undefined) return [];
    return db.all(wordRow, `SELECT word, count FROM word WHERE word >= ?2 AND word < ?2 || char(0x10ffff)
      AND length(word) BETWEEN ?3 - ?4 AND ?3 + ?4 AND edit_distance(word, ?1, ?4) <= ?4 ORDER BY word`, [typed, first, typed.length, maxEdits(typed)]);
  },
});

/** `edit_distance(a, b, limit)` of statements; see `damerauDistance`. */
export const editDistance = (a: unknown, b: unknown, limit: unknown): number => damerauDistance(String(a), String(b), Number(limit));

const wordRow = z.object({ word: z.string(), count: z.number() });
