import type { Migration } from '../database/database.ts';
import { RECENT_MIGRATIONS } from './migrations/recent-migrations.ts';
import { LIBRARY, PEOPLE, SCREEN_LINES, WORDS } from './migrations/twofold-migrations.ts';

/*
 * How to write a migration. It is written once, in the SQL of SQLite; `postgres/postgres-sql.ts` makes PostgreSQL's of it, by these rules:
 * - Keywords and types are written in capitals, names of tables and columns in small letters: a name that PostgreSQL would take for a keyword is put
 *   into quotes by that (`end`, `user`).
 * - Types: INTEGER (64 bits), REAL (double), TEXT (compared byte by byte), BLOB. Truth is INTEGER 0 or 1, JSON is TEXT.
 *   `INTEGER PRIMARY KEY`, with or without AUTOINCREMENT, counts by itself. STRICT and WITHOUT ROWID are left out; tables without the latter have a
 *   column `rowid` in PostgreSQL, too.
 * - `CREATE TRIGGER name AFTER INSERT|UPDATE|DELETE ON table BEGIN …; END;` with `old.` and `new.` is translated as it stands.
 * - What only one of them knows (FTS5, json_tree, randomblob, WHERE NOT <INTEGER>, the scalar max()) is said twice, `{ sqlite: …, postgres: … }`,
 *   in `migrations/twofold-migrations.ts`.
 * Statements of the repositories go the same way: `INSERT … ON CONFLICT (…) DO UPDATE` (see `database/upsert.ts`) instead of INSERT OR REPLACE or IGNORE,
 * RETURNING instead of last_insert_rowid(), coalesce instead of ifnull, CAST(? AS INTEGER) for what is selected without a column that tells its type.
 * `npm run -s node -- node_modules/.bin/vitest run packages/store/src/postgres` runs all of them on a PostgreSQL.
 */

/**
 * The catalog's tables; each entry brings the file one `user_version` further, and is never changed once published.
 * Everything that belongs to a video goes with it (`ON DELETE CASCADE`), and triggers count the changes that other
 * processes must notice.
 */
export const CATALOG_MIGRATIONS: readonly Migration[] = [
  `
  CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
  INSERT INTO counter VALUES ('version', 1);

  CREATE TABLE video (
    id TEXT PRIMARY KEY, path TEXT NOT NULL, title TEXT NOT NULL, size_bytes INTEGER NOT NULL, added_at TEXT NOT NULL,
    probe TEXT
  ) STRICT;

  -- Not tied to a video: a file is known by its content before its video is put.
  CREATE TABLE file (
    path TEXT PRIMARY KEY, size_bytes INTEGER NOT NULL, modified_ms REAL NOT NULL, video_id TEXT NOT NULL
  ) STRICT;
  CREATE INDEX file_video ON file (video_id);

  CREATE TABLE stage (
    video_id TEXT NOT NULL REFERENCES video (id) ON DELETE CASCADE, stage TEXT NOT NULL, state TEXT NOT NULL,
    made_by TEXT NOT NULL, count INTEGER NOT NULL, seconds REAL NOT NULL, note TEXT, at TEXT NOT NULL,
    PRIMARY KEY (video_id, stage)
  ) STRICT;

  -- The blobs are described in scan-blob.ts.
  CREATE TABLE scan (
    video_id TEXT PRIMARY KEY REFERENCES video (id) ON DELETE CASCADE, duration REAL NOT NULL, shots BLOB NOT NULL,
    candidates BLOB NOT NULL
  ) STRICT;

  CREATE TABLE transcript (
    video_id TEXT NOT NULL REFERENCES video (id) ON DELETE CASCADE, rank INTEGER NOT NULL, source TEXT NOT NULL,
    language TEXT, PRIMARY KEY (video_id, rank)
  ) STRICT;
  CREATE TABLE cue (
    video_id TEXT NOT NULL, rank INTEGER NOT NULL, number INTEGER NOT NULL, start REAL NOT NULL, end REAL NOT NULL,
    text TEXT NOT NULL, words TEXT, PRIMARY KEY (video_id, rank, number),
    FOREIGN KEY (video_id, rank) REFERENCES transcript (video_id, rank) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE screen_text (
    video_id TEXT NOT NULL REFERENCES video (id) ON DELETE CASCADE, number INTEGER NOT NULL, start REAL NOT NULL,
    end REAL NOT NULL, text TEXT NOT NULL, confidence REAL NOT NULL, PRIMARY KEY (video_id, number)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE sprite (video_id TEXT PRIMARY KEY REFERENCES video (id) ON DELETE CASCADE, sheet TEXT NOT NULL) STRICT;

  CREATE TABLE job (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, path TEXT NOT NULL, video_id TEXT,
    state TEXT NOT NULL, priority INTEGER NOT NULL, attempts INTEGER NOT NULL, sampling TEXT NOT NULL, fault TEXT,
    created_at TEXT NOT NULL, started_at TEXT, ended_at TEXT, progress TEXT NOT NULL, worker TEXT, heartbeat_ms INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX job_active ON job (path) WHERE state IN ('queued', 'running');
  CREATE INDEX job_next ON job (state, priority DESC, number);
  CREATE INDEX job_video ON job (video_id);

  ${['video', 'stage'].flatMap((table) => ['INSERT', 'UPDATE', 'DELETE'].map((event) => `
  CREATE TRIGGER ${table}_${event.toLowerCase()} AFTER ${event} ON ${table}
    BEGIN UPDATE counter SET value = value + 1 WHERE name = 'version'; END;`)).join('')}
  `,
  // The ledger of language-model calls, and the cache of their answers.
  `
  -- Neither is tied to a video: what was paid stays paid.
  CREATE TABLE model_call (
    number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, purpose TEXT NOT NULL, model TEXT NOT NULL,
    input_tokens INTEGER NOT NULL, output_tokens INTEGER NOT NULL, estimated INTEGER NOT NULL, frames INTEGER NOT NULL, ms REAL NOT NULL,
    dollars REAL, cached INTEGER NOT NULL, outcome TEXT NOT NULL
  ) STRICT;
  CREATE INDEX model_call_at ON model_call (at);
  CREATE TABLE model_answer (key TEXT PRIMARY KEY, events TEXT NOT NULL, size INTEGER NOT NULL, used_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX model_answer_used ON model_answer (used_ms);
  `,
  // Tags are a JSON array; a relevance label goes with its video.
  `
  ALTER TABLE video ADD COLUMN tags TEXT;

  CREATE TABLE label (
    id TEXT PRIMARY KEY, query TEXT NOT NULL, video_id TEXT NOT NULL REFERENCES video (id) ON DELETE CASCADE,
    start REAL NOT NULL, end REAL NOT NULL, verdict TEXT NOT NULL, at TEXT NOT NULL,
    UNIQUE (query, video_id, start, end)
  ) STRICT;
  CREATE INDEX label_video ON label (video_id);
  `,
  // Turns are JSON as they are sent; they stay, though a video goes.
  `
  CREATE TABLE conversation (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, video_ids TEXT NOT NULL,
    created_at TEXT NOT NULL, updated_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE turn (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    conversation_id TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE, content TEXT NOT NULL
  ) STRICT;
  CREATE INDEX turn_conversation ON turn (conversation_id, number);
  `,
  // Insights, and the queue of tasks that make them: at most one task of a key waits or runs for each video.
  `
  CREATE TABLE insight (
    video_id TEXT NOT NULL REFERENCES video (id) ON DELETE CASCADE, key TEXT NOT NULL, insight TEXT NOT NULL, PRIMARY KEY (video_id, key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE task (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, video_id TEXT NOT NULL REFERENCES video (id) ON DELETE CASCADE,
    key TEXT NOT NULL, request TEXT NOT NULL, state TEXT NOT NULL, done REAL NOT NULL, words TEXT, fault TEXT, created_at TEXT NOT NULL,
    started_at TEXT, ended_at TEXT, worker TEXT, heartbeat_ms INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX task_active ON task (video_id, key) WHERE state IN ('queued', 'running');
  CREATE INDEX task_next ON task (state, number);
  CREATE INDEX task_video ON task (video_id, number);
  `,
  // Watched folders, and which files are gone.
  `
  ALTER TABLE video ADD COLUMN missing INTEGER NOT NULL DEFAULT 0;
  CREATE TABLE watched_folder (path TEXT PRIMARY KEY) STRICT;
  `,
  // The perceptual fingerprint of each keyframe: 8 × 8 colours; see frames/perceptual-fingerprint.ts in core.
  `
  CREATE TABLE print (
    video_id TEXT NOT NULL REFERENCES video (id) ON DELETE CASCADE, at REAL NOT NULL, print BLOB NOT NULL, PRIMARY KEY (video_id, at)
  ) STRICT, WITHOUT ROWID;
  `,
  // What subtitles hold besides or instead of what is said.
  `
  ALTER TABLE transcript ADD COLUMN kind TEXT;
  `,
  // People, what lets them in, and who did what. Of secrets there are only digests; a pass goes with its user.
  PEOPLE,
  // What each store holds (which generation of a video's segments, in which spaces), and which space answers.
  `
  ALTER TABLE stage ADD COLUMN generation INTEGER;
  ALTER TABLE stage ADD COLUMN store TEXT;
  CREATE TABLE store (id TEXT PRIMARY KEY, name TEXT NOT NULL, opened_at TEXT NOT NULL) STRICT;
  CREATE TABLE generation (
    store TEXT NOT NULL, video_id TEXT NOT NULL REFERENCES video (id) ON DELETE CASCADE, modality TEXT NOT NULL, number INTEGER NOT NULL,
    is_current INTEGER NOT NULL, holds TEXT NOT NULL, token TEXT, PRIMARY KEY (store, video_id, modality, number)
  ) STRICT;
  CREATE INDEX generation_hidden ON generation (store) WHERE is_current = 0;
  CREATE INDEX generation_video ON generation (video_id, modality);
  CREATE TABLE space (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, role TEXT NOT NULL, model TEXT NOT NULL, dimensions INTEGER NOT NULL,
    is_serving INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX space_serving ON space (role) WHERE is_serving = 1;
  CREATE TABLE swap_choice (role TEXT PRIMARY KEY, is_paused INTEGER NOT NULL, declined TEXT) STRICT;
  `,
  // What has been moved into a space, and how long that took.
  `
  ALTER TABLE space ADD COLUMN moved_media REAL NOT NULL DEFAULT 0;
  ALTER TABLE space ADD COLUMN moved_seconds REAL NOT NULL DEFAULT 0;
  `,
  // Lines on the screen, each with its place, and the runs of three characters in them, by which they are found however they were read.
  SCREEN_LINES,
  // What all of a file hashes to, once it has been read.
  `
  ALTER TABLE file ADD COLUMN digest TEXT;
  `,
  // Which sound track people picked for what is said in a video, and which one was listened to.
  `
  ALTER TABLE video ADD COLUMN sound_track INTEGER;
  ALTER TABLE transcript ADD COLUMN sound_track INTEGER;
  `,
  // Which words stand where, and how often: what a typing error may have meant. What is there already is read once, as FTS5 cuts it.
  WORDS,
  // When a file was changed as the system keeps it, and what is asked of files by their content.
  `
  ALTER TABLE file ADD COLUMN changed_ms REAL;
  CREATE INDEX file_size ON file (size_bytes);
  CREATE INDEX file_digest ON file (digest) WHERE digest IS NOT NULL;
  `,
  // What the library is called where it shares a server with others.
  LIBRARY,
  // How often anything has changed that a search finds or shows. Cues go with their transcript.
  `
  INSERT INTO counter VALUES ('findable', 1);
  ${['video', 'stage', 'scan', 'transcript', 'screen_text', 'screen_line', 'print', 'insight', 'generation', 'space', 'store'].flatMap((table) => ['INSERT', 'UPDATE', 'DELETE'].map((event) => `
  CREATE TRIGGER ${table}_${event.toLowerCase()}_findable AFTER ${event} ON ${table}
    BEGIN UPDATE counter SET value = value + 1 WHERE name = 'findable'; END;`)).join('')}
  `,
  // Where a scan has found one picture held, as pairs of doubles.
  `
  ALTER TABLE scan ADD COLUMN held BLOB;
  `,
  // What people say is really said, and what stood in the lines before.
  `
  CREATE TABLE correction (
    video_id TEXT NOT NULL REFERENCES video (id) ON DELETE CASCADE, source TEXT NOT NULL, language TEXT NOT NULL, start REAL NOT NULL, end REAL NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (video_id, source, language, start)
  ) STRICT, WITHOUT ROWID;
  ALTER TABLE cue ADD COLUMN was TEXT;
  `,
  // When a video was put into the trash.
  `
  ALTER TABLE video ADD COLUMN removed_at TEXT;
  CREATE INDEX video_removed ON video (removed_at) WHERE removed_at IS NOT NULL;
  `,
  // Streams, what is recorded of them, saved searches that ring, and what rang.
  `
  CREATE TABLE live_stream (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, url TEXT NOT NULL, keep_days REAL NOT NULL, keep_gigabytes REAL NOT NULL, state TEXT NOT NULL, note TEXT,
    added_at TEXT NOT NULL, worker TEXT, claimed_ms REAL, taken TEXT
  ) STRICT;
  CREATE TABLE stream_event (
    id INTEGER PRIMARY KEY, stream_id TEXT NOT NULL REFERENCES live_stream (id) ON DELETE CASCADE, at_ms REAL NOT NULL, kind TEXT NOT NULL, note TEXT NOT NULL
  ) STRICT;
  CREATE INDEX stream_event_stream ON stream_event (stream_id, id);
  CREATE TABLE recording (
    video_id TEXT PRIMARY KEY REFERENCES video (id) ON DELETE CASCADE, stream_id TEXT NOT NULL, started_ms REAL NOT NULL, seconds REAL NOT NULL,
    size_bytes INTEGER NOT NULL, head_bytes INTEGER NOT NULL, is_open INTEGER NOT NULL, analysed_to REAL NOT NULL
  ) STRICT;
  CREATE INDEX recording_stream ON recording (stream_id, started_ms);
  CREATE TABLE fragment (
    video_id TEXT NOT NULL REFERENCES recording (video_id) ON DELETE CASCADE, number INTEGER NOT NULL, start REAL NOT NULL, end REAL NOT NULL,
    at_byte INTEGER NOT NULL, bytes INTEGER NOT NULL, intra INTEGER NOT NULL, PRIMARY KEY (video_id, number)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE alert_rule (id TEXT PRIMARY KEY, rule TEXT NOT NULL, added_at TEXT NOT NULL) STRICT;
  CREATE TABLE alert_look (
    rule_id TEXT NOT NULL REFERENCES alert_rule (id) ON DELETE CASCADE, video_id TEXT NOT NULL REFERENCES video (id) ON DELETE CASCADE, looked_to REAL NOT NULL,
    PRIMARY KEY (rule_id, video_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE alert (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, rule_id TEXT NOT NULL REFERENCES alert_rule (id) ON DELETE CASCADE,
    video_id TEXT NOT NULL REFERENCES video (id) ON DELETE CASCADE, start REAL NOT NULL, end REAL NOT NULL, score REAL NOT NULL, happened_ms REAL NOT NULL,
    rang_ms REAL NOT NULL, feedback TEXT, delivery TEXT, attempts INTEGER NOT NULL, note TEXT, due_ms REAL NOT NULL
  ) STRICT;
  CREATE INDEX alert_rule_number ON alert (rule_id, number);
  CREATE INDEX alert_video ON alert (video_id);
  CREATE INDEX alert_due ON alert (due_ms) WHERE delivery = 'due';
  `,
  // What people collected: moments as JSON, in their order.
  `
  CREATE TABLE collection (id TEXT PRIMARY KEY, name TEXT NOT NULL, folder TEXT, items TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL) STRICT;
  `,
  ...RECENT_MIGRATIONS,
];
