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
    const limit = maxEdits(typed);
    const alike = [first, `${first}\u{10ffff}`, typed.length - limit, typed.length + limit];
    // SQLite asks us for each word, which reads no row in vain.
    if (db.dialect === 'sqlite') return db.all(wordRow, `${ALIKE} AND edit_distance(word, ?5, ?6) <= ?6 ORDER BY word`, [...alike, typed, limit]);
    return db.all(wordRow, `${ALIKE} ORDER BY word`, alike).filter(({ word }) => editDistance(word, typed, limit) <= limit);
  },
});

/** `edit_distance(a, b, limit)` of statements; see `damerauDistance`. */
export const editDistance = (a: unknown, b: unknown, limit: unknown): number => damerauDistance(String(a), String(b), Number(limit));

const ALIKE = 'SELECT word, count FROM word WHERE word >= ?1 AND word < ?2 AND length(word) BETWEEN ?3 AND ?4';
const wordRow = z.object({ word: z.string(), count: z.number() });
