import { LINE_KINDS, lineGrams, squeezed, type Corner, type FoundLine, type ScreenLine, type ScreenTextRepository, type Span, type VideoId } from '@frameseek/core';
import { z } from 'zod';
import { json, withoutNulls } from '../database/row.ts';
import type { Database } from '../database/database.ts';
import { requireVideo } from './catalog-videos.ts';

type ScreenLines = Pick<ScreenTextRepository, 'hasScreenLines' | 'putScreenLines' | 'screenLines' | 'screenLinesLike'>;

/** The lines on the screens of all videos, and those that are like a text by the runs of three characters that both hold. */
export const catalogScreenLines = (db: Database): ScreenLines => ({
  hasScreenLines: () => db.first(z.object({ any: z.number() }), 'SELECT 1 AS any FROM screen_line LIMIT 1') !== undefined,
  putScreenLines: (id, lines) => db.transact(() => {
    requireVideo(db, id);
    db.run('DELETE FROM screen_line WHERE video_id = ?', [id]);
    lines.forEach((line, number) => insert(db, { id, number }, line));
  }),
  screenLines: (id, within) => linesOf(db, id, within ?? { start: -1, end: Number.MAX_VALUE }),
  screenLinesLike: (text, limit) => {
    const grams = lineGrams(text);
    const long = grams.filter((gram) => gram.length >= GRAM);
    if (long.length > 0) {
      if (db.dialect === 'postgres') return db.all(foundRow, LIKE_ON_POSTGRES, [JSON.stringify(long), limit]);
      const any = long.map((gram) => `"${gram}"`).join(' OR ');
      return db.all(foundRow, `SELECT ${FOUND} FROM screen_line_gram JOIN screen_line ON id = screen_line_gram.rowid WHERE squeezed MATCH ? AND ${IN_LIBRARY} ORDER BY rank LIMIT ?`, [any, limit]);
    }
    if (grams.length === 0) return [];
    // Too short for a run of three: all of them must stand in the line.
    const all = grams.map(() => 'instr(lower(text), ?) > 0').join(' AND ');
    return db.all(foundRow, `SELECT ${FOUND} FROM screen_line WHERE ${all} AND ${IN_LIBRARY} ORDER BY id LIMIT ?`, [...grams, limit]);
  },
});

/** Characters of a run, as FTS5's trigram tokenizer counts them, https://sqlite.org/fts5.html#the_trigram_tokenizer. */
const GRAM = 3;
const LINE = 'start, end, text, confidence, kind, box';
const IN_LIBRARY = 'video_id NOT IN (SELECT v.id FROM video v WHERE v.removed_at IS NOT NULL)';
const FOUND = `video_id AS videoId, ${LINE}`;

/** The lines with any of these runs in the order of FTS5's bm25(), with its k1 and b, https://sqlite.org/fts5.html#the_bm25_function. */
const LIKE_ON_POSTGRES = `
  WITH wanted AS (SELECT value AS gram FROM json_each(?1)),
    size AS (SELECT count(*) AS lines, avg(greatest(length(squeezed) - 2, 0)) AS grams FROM screen_line_gram),
    found AS MATERIALIZED (SELECT rowid, grams_of(squeezed) AS grams FROM screen_line_gram WHERE grams_of(squeezed) && ARRAY(SELECT gram FROM wanted)),
    used AS (SELECT rowid, gram, count(*) AS times, cardinality(grams) AS of FROM found, unnest(grams) AS gram WHERE gram IN (SELECT gram FROM wanted) GROUP BY rowid, gram, grams),
    rare AS (SELECT gram, greatest(ln((size.lines - count(*) + 0.5) / (count(*) + 0.5)), 0.000001) AS idf FROM used, size GROUP BY gram, size.lines),
    scored AS (
      SELECT rowid, sum(idf * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * used.of / size.grams))) AS score
      FROM used JOIN rare ON rare.gram = used.gram CROSS JOIN size GROUP BY rowid)
  SELECT ${FOUND} FROM scored JOIN screen_line ON id = scored.rowid WHERE ${IN_LIBRARY} ORDER BY score DESC, id LIMIT ?2`;

const insert = (db: Database, { id, number }: { readonly id: VideoId; readonly number: number }, { start, end, text, confidence, kind, box }: ScreenLine): void => {
  const row = db.first(z.object({ id: z.number() }), `INSERT INTO screen_line (video_id, number, ${LINE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
    [id, number, start, end, text, confidence, kind, box === undefined ? null : JSON.stringify(box)]);
  if (row !== undefined) db.run('INSERT INTO screen_line_gram (rowid, squeezed) VALUES (?, ?)', [row.id, squeezed(text)]);
};

const linesOf = (db: Database, id: VideoId, { start, end }: Span): readonly ScreenLine[] =>
  db.all(lineRow, `SELECT ${LINE} FROM screen_line WHERE video_id = ? AND start < ? AND end > ? ORDER BY number`, [id, end, start]);

const corner: z.ZodType<Corner> = z.tuple([z.number(), z.number()]);
const columns = {
  start: z.number(), end: z.number(), text: z.string(), confidence: z.number(), kind: z.enum(LINE_KINDS),
  box: json(z.tuple([corner, corner, corner, corner])).nullable(),
};
const lineRow = z.object(columns).transform((row): ScreenLine => withoutNulls(row));
const foundRow = z.object({ videoId: z.string(), ...columns }).transform((row): FoundLine => withoutNulls(row));
