import { isCorrection, tokenize, type VideoId } from '@frameseek/core';
import type { Database } from '../../database/database.ts';

/** Which words of a video are replaced together. */
interface WordSource {
  readonly id: VideoId;
  readonly source: 'names' | 'speech' | 'screen' | 'descriptions';
}

/** Replaces the words of one source of a video by those of the texts, each with how often it stands there. Part of the caller's transaction. */
export const putWords = (db: Database, { id, source }: WordSource, texts: readonly string[]): void => {
  db.run('DELETE FROM word_use WHERE video_id = ? AND source = ?', [id, source]);
  const counts = JSON.stringify(Object.fromEntries(countWords(texts)));
  // Without a condition SQLite would take ON CONFLICT for that of a join.
  db.run('INSERT INTO word (word) SELECT key FROM json_each(?) WHERE 1 = 1 ON CONFLICT DO NOTHING', [counts]);
  db.run(`INSERT INTO word_use (video_id, source, word_id, count)
    SELECT ?1, ?2, word.id, CAST(counted.value AS INTEGER) FROM json_each(?3) AS counted JOIN word ON word.word = counted.key`, [id, source, counts]);
};

const countWords = (texts: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const word of texts.flatMap(tokenize)) if (isCorrection(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};
