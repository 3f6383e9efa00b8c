import type { Migration } from '../../database/database.ts';

/** The catalog's migrations from sounds on, in their order: a new one goes to the end. How they are written stands in `catalog-migrations.ts`. */
export const RECENT_MIGRATIONS: readonly Migration[] = [
  // What is heard beside words.
  `
  CREATE TABLE sound_event (
    video_id TEXT NOT NULL REFERENCES video (id) ON DELETE CASCADE, number INTEGER NOT NULL, label TEXT NOT NULL, start REAL NOT NULL, end REAL NOT NULL, score REAL NOT NULL,
    PRIMARY KEY (video_id, number)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sound_event_label ON sound_event (label, score);
  `,
  // The vectors of the keyframes of each video in few bytes, as a search wants them: see vectors/catalog-keyframe-vectors.ts.
  `
  CREATE TABLE keyframe_vectors (
    video_id TEXT NOT NULL REFERENCES video (id) ON DELETE CASCADE, space TEXT NOT NULL, made_at TEXT NOT NULL, segments TEXT NOT NULL, vectors BLOB NOT NULL,
    scales BLOB NOT NULL, PRIMARY KEY (video_id, space)
  ) STRICT;
  `,
  // What one at a time may do, and queues that rest, in whichever process.
  `
  CREATE TABLE lease (name TEXT PRIMARY KEY, holder TEXT NOT NULL, renewed_ms REAL NOT NULL, is_wanted INTEGER NOT NULL) STRICT;
  CREATE TABLE rest (queue TEXT PRIMARY KEY) STRICT;
  `,
  // Workers that died of a job one after the other.
  `
  ALTER TABLE job ADD COLUMN deaths INTEGER NOT NULL DEFAULT 0;
  `,
  // Stages of a job that are left to other workers, as JSON.
  `
  ALTER TABLE job ADD COLUMN lacks TEXT;
  `,
  // The colour of the picture that stands for a video. In a table of its own: to note one is no change of the library.
  `
  CREATE TABLE cover (video_id TEXT PRIMARY KEY REFERENCES video (id) ON DELETE CASCADE, colour TEXT NOT NULL) STRICT;
  `,
  // Who speaks when: voices with their names, and turns, as JSON.
  `
  CREATE TABLE speakers (
    video_id TEXT PRIMARY KEY REFERENCES video (id) ON DELETE CASCADE, model TEXT NOT NULL, same_voice REAL NOT NULL, speakers TEXT NOT NULL, turns TEXT NOT NULL
  ) STRICT;
  ${['INSERT', 'UPDATE', 'DELETE'].map((event) => `
  CREATE TRIGGER speakers_${event.toLowerCase()}_findable AFTER ${event} ON speakers
    BEGIN UPDATE counter SET value = value + 1 WHERE name = 'findable'; END;`).join('')}
  `,
  // When somebody saw what rang.
  'ALTER TABLE alert ADD COLUMN seen_ms REAL;',
  // What is seen where: a row for each thing from when it comes to when it goes, its path as JSON: see objects/catalog-objects.ts.
  `
  CREATE TABLE object_track (
    video_id TEXT NOT NULL REFERENCES video (id) ON DELETE CASCADE, number INTEGER NOT NULL, label TEXT NOT NULL, score REAL NOT NULL, start REAL NOT NULL, end REAL NOT NULL,
    color TEXT, path TEXT NOT NULL, PRIMARY KEY (video_id, number)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX object_track_label ON object_track (label, score);
  `,
  // Tables that were filled from many videos, whole or in part, as JSON. Not of the videos: what was found out stays when they go.
  'CREATE TABLE report (id TEXT PRIMARY KEY, request TEXT NOT NULL, made TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL) STRICT;',
  // Whom an alert is told, each for itself: a rule may tell several. What the alert itself says of that since then is not read any more.
  `
  CREATE TABLE alert_delivery (
    alert_id TEXT NOT NULL REFERENCES alert (id) ON DELETE CASCADE, way TEXT NOT NULL, target TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL,
    due_ms REAL NOT NULL, note TEXT, PRIMARY KEY (alert_id, way, target)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX alert_delivery_due ON alert_delivery (due_ms) WHERE state = 'due';
  INSERT INTO alert_delivery (alert_id, way, target, state, attempts, due_ms, note)
    SELECT alert.id, CASE WHEN alert_rule.rule LIKE '%"webhook":"%' THEN 'webhook' ELSE 'email' END, '', alert.delivery, alert.attempts, alert.due_ms, alert.note
    FROM alert, alert_rule WHERE alert_rule.id = alert.rule_id AND alert.delivery IS NOT NULL;
  DROP INDEX alert_due;
  CREATE INDEX alert_unseen ON alert (number) WHERE seen_ms IS NULL;
  `,
  // Browsers that are notified, and single values of the library, such as the keys by which those know it.
  `
  CREATE TABLE push_subscription (endpoint TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, p256dh TEXT NOT NULL, auth TEXT NOT NULL, added_at TEXT NOT NULL) STRICT;
  CREATE TABLE library_value (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  `,
];
