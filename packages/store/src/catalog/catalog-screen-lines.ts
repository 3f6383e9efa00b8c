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
const FOUND = `video_id AS videoId, ${LINE}`;
const IN_LIBRARY = 'video_id NOT IN (SELECT v.id FROM video v WHERE v.removed_at IS NOT NULL)';

const insert = (db: Database, { id, number }: { readonly id: VideoId; readonly number: number }, { start, end, text, confidence, kind, box }: ScreenLine): void => {
  db.run(`INSERT INTO screen_line (video_id, number, ${LINE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [id, number, start, end, text, confidence, kind, box === undefined ? null : JSON.stringify(box)]);
  db.run('INSERT INTO screen_line_gram (rowid, squeezed) VALUES (last_insert_rowid(), ?)', [squeezed(text)]);
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
