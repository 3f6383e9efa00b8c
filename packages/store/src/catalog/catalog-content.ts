import {
  SUBTITLE_KINDS, TRANSCRIPT_SOURCES, uncorrected, withCorrections, word, type Correction, type Cue, type ScanRepository, type ScanResult, type ScreenText, type ScreenTextRepository,
  type Span, type SpriteRepository, type SpriteSheet, type Transcript, type TranscriptRepository, type VideoId, type Word,
} from '@frameseek/core';
import { z } from 'zod';
import { requireVideo } from './catalog-videos.ts';
import { putWords } from './words/put-words.ts';
import { json, withoutNulls } from '../database/row.ts';
import { upsert } from '../database/upsert.ts';
import { blobToCandidates, blobToShots, blobToSpans, candidatesToBlob, spansToBlob } from './scan-blob.ts';
import type { Database } from '../database/database.ts';

type Content = ScanRepository & TranscriptRepository & Pick<ScreenTextRepository, 'putScreenTexts' | 'screenTexts'> & SpriteRepository;

/** What the stages found in a video. Every `put` replaces what was there. */
export const catalogContent = (db: Database): Content => {
  const put = (id: VideoId, write: () => void): void =>
    db.transact(() => {
      requireVideo(db, id);
      write();
    });
  return {
    putScan: (id, { duration, shots, candidates, held }) => put(id, () => {
      upsert(db, { table: 'scan', key: ['video_id'] }, {
        video_id: id, duration, shots: spansToBlob(shots), candidates: candidatesToBlob(candidates), held: held === undefined ? null : spansToBlob(held),
      });
    }),
    scan: (id) => db.first(scanRow, 'SELECT duration, shots, candidates, held FROM scan WHERE video_id = ?', [id]),
    shots: (id) => db.first(shotsRow, 'SELECT shots FROM scan WHERE video_id = ?', [id])?.shots ?? [],
    hasShots: () => db.first(anyRow, 'SELECT 1 AS any FROM scan WHERE length(shots) > 0 LIMIT 1') !== undefined,

    putTranscripts: (id, transcripts) => put(id, () => putTranscripts(db, id, transcripts)),
    hasTranscripts: () => db.first(anyRow, 'SELECT 1 AS any FROM cue LIMIT 1') !== undefined,
    transcripts: (id) => allTranscripts(db, id),
    transcriptsWithin: (id, { start, end }) => transcriptsOf(db, id, (rank) => cuesWithin(db, { id, rank, start, end })),
    cues: (id, { start, end }) => cuesWithin(db, { id, rank: 0, start, end }),

    corrections: (id) => corrections(db, id),
    putCorrections: (id, all) => put(id, () => {
      for (const { source, language = '', start, end, text } of all) {
        db.run('DELETE FROM correction WHERE video_id = ? AND source = ? AND language = ? AND start < ? AND end > ?', [id, source, language, end, start]);
        if (text !== undefined) db.run('INSERT INTO correction (video_id, source, language, start, end, text) VALUES (?, ?, ?, ?, ?, ?)', [id, source, language, start, end, text]);
      }
      putTranscripts(db, id, allTranscripts(db, id));
    }),

    putScreenTexts: (id, texts) => put(id, () => putScreenTexts(db, id, texts)),
    screenTexts: (id) =>
      db.all(screenTextRow, 'SELECT start, end, text, confidence FROM screen_text WHERE video_id = ? ORDER BY number', [id]),

    putSprite: (id, sheet) => put(id, () => {
      upsert(db, { table: 'sprite', key: ['video_id'] }, { video_id: id, sheet: JSON.stringify(sheet) });
    }),
    putCoverColour: (id, colour) => put(id, () => {
      upsert(db, { table: 'cover', key: ['video_id'] }, { video_id: id, colour });
    }),
    sprite: (id) => db.first(spriteRow, 'SELECT sheet FROM sprite WHERE video_id = ?', [id])?.sheet,
  };
};

const transcriptsOf = (db: Database, id: VideoId, cuesOf: (rank: number) => readonly Cue[]): readonly Transcript[] =>
  db.all(transcriptRow, 'SELECT rank, source, language, kind, sound_track AS soundTrack FROM transcript WHERE video_id = ? ORDER BY rank', [id])
    .map(({ rank, ...transcript }): Transcript => ({ ...withoutNulls(transcript), cues: cuesOf(rank) }));

const allTranscripts = (db: Database, id: VideoId): readonly Transcript[] =>
  transcriptsOf(db, id, (rank) => db.all(cueRow, `SELECT ${CUE} FROM cue WHERE video_id = ? AND rank = ? ORDER BY number`, [id, rank]));

const corrections = (db: Database, id: VideoId): readonly Correction[] =>
  db.all(correctionRow, 'SELECT source, language, start, end, text FROM correction WHERE video_id = ? ORDER BY start, source, language', [id]);

const cuesWithin = (db: Database, { id, rank, start, end }: Span & { readonly id: VideoId; readonly rank: number }): readonly Cue[] =>
  db.all(cueRow, `SELECT ${CUE} FROM cue WHERE video_id = ? AND rank = ? AND start < ? AND end > ? ORDER BY number`, [id, rank, end, start]);

const putTranscripts = (db: Database, id: VideoId, transcripts: readonly Transcript[]): void => {
  const known = corrections(db, id);
  const corrected = transcripts.map((transcript) => withCorrections({ ...transcript, cues: transcript.cues.map(uncorrected) }, known));
  db.run('DELETE FROM transcript WHERE video_id = ?', [id]);
  corrected.forEach(({ source, language, kind, soundTrack, cues }, rank) => {
    db.run('INSERT INTO transcript (video_id, rank, source, language, kind, sound_track) VALUES (?, ?, ?, ?, ?, ?)',
      [id, rank, source, language ?? null, kind ?? null, soundTrack ?? null]);
    db.runEach('INSERT INTO cue (video_id, rank, number, start, end, text, words, was) VALUES (?, ?, ?, ?, ?, ?, ?, ?)', cues.map(({ start, end, text, words, was }, number) =>
      [id, rank, number, start, end, text, words === undefined ? null : wordsToJson(words), was ?? null]));
  });
  putWords(db, { id, source: 'speech' }, corrected.flatMap(({ cues }) => cues.map(({ text }) => text)));
};

const putScreenTexts = (db: Database, id: VideoId, texts: readonly ScreenText[]): void => {
  db.run('DELETE FROM screen_text WHERE video_id = ?', [id]);
  db.runEach('INSERT INTO screen_text (video_id, number, start, end, text, confidence) VALUES (?, ?, ?, ?, ?, ?)',
    texts.map(({ start, end, text, confidence }, number) => [id, number, start, end, text, confidence]));
  putWords(db, { id, source: 'screen' }, texts.map(({ text }) => text));
};

/** Words as `[start, end, text]`: the names of the fields would take most of the room. */
const wordsToJson = (words: readonly Word[]): string => JSON.stringify(words.map(({ start, end, text }) => [start, end, text]));
const words = z
  .array(z.tuple([word.shape.start, word.shape.end, word.shape.text]))
  .transform((rows) => rows.map(([start, end, text]): Word => ({ start, end, text })));

const CUE = 'start, end, text, words, was';
const blob = z.instanceof(Uint8Array);
const anyRow = z.object({ any: z.number() });
const scanRow = z
  .object({ duration: z.number(), shots: blob.transform(blobToShots), candidates: blob.transform(blobToCandidates), held: blob.transform(blobToSpans).nullable() })
  .transform((row): ScanResult => withoutNulls(row));
const shotsRow = z.object({ shots: blob.transform(blobToShots) });
const transcriptRow = z.object({ rank: z.number(), source: z.enum(TRANSCRIPT_SOURCES), language: z.string().nullable(), kind: z.enum(SUBTITLE_KINDS).nullable(), soundTrack: z.number().nullable() });
const cueRow = z
  .object({ start: z.number(), end: z.number(), text: z.string(), words: json(words).nullable(), was: z.string().nullable() })
  .transform((row): Cue => withoutNulls(row));
const correctionRow = z
  .object({ source: z.enum(TRANSCRIPT_SOURCES), language: z.string(), start: z.number(), end: z.number(), text: z.string() })
  .transform(({ language, ...row }): Correction => ({ ...row, ...(language !== '' && { language }) }));
const screenTextRow = z.object({ start: z.number(), end: z.number(), text: z.string(), confidence: z.number() });
const sheet: z.ZodType<SpriteSheet> = z.object({
  columns: z.number(), rows: z.number(), tileWidth: z.number(), tileHeight: z.number(), count: z.number(), interval: z.number(),
});
const spriteRow = z.object({ sheet: json(sheet) });
