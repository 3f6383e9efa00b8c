import type { Migration } from '../../database/database.ts';

const PASSES = `CREATE TABLE pass (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, digest TEXT NOT NULL UNIQUE, label TEXT NOT NULL,
    user_id TEXT REFERENCES user (id) ON DELETE CASCADE, permissions TEXT, shared TEXT, created_at TEXT NOT NULL, expires_at TEXT, last_used_at TEXT
  ) STRICT;
  CREATE INDEX pass_user ON pass (user_id);
  CREATE TABLE audit (
    number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL, target TEXT, address TEXT
  ) STRICT;`;
const LINES = `CREATE TABLE screen_line (
    id INTEGER PRIMARY KEY, video_id TEXT NOT NULL REFERENCES video (id) ON DELETE CASCADE, number INTEGER NOT NULL, start REAL NOT NULL, end REAL NOT NULL,
    text TEXT NOT NULL, confidence REAL NOT NULL, kind TEXT NOT NULL, box TEXT
  ) STRICT;
  CREATE INDEX screen_line_video ON screen_line (video_id, number);`;
const WORD_USES = `CREATE TABLE word (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, count INTEGER NOT NULL DEFAULT 0) STRICT;
  CREATE TABLE word_use (
    video_id TEXT NOT NULL REFERENCES video (id) ON DELETE CASCADE, source TEXT NOT NULL, word_id INTEGER NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (video_id, source, word_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER word_used AFTER INSERT ON word_use BEGIN UPDATE word SET count = count + new.count WHERE id = new.word_id; END;
  CREATE TRIGGER word_gone AFTER DELETE ON word_use BEGIN
    UPDATE word SET count = count - old.count WHERE id = old.word_id;
    DELETE FROM word WHERE id = old.word_id AND count <= 0;
  END;
`;

/** People, what lets them in, and who did what. */
export const PEOPLE: Migration = {
  sqlite: `
CREATE TABLE user (
  id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, role TEXT NOT NULL, password TEXT, subject TEXT UNIQUE, created_at TEXT NOT NULL
) STRICT;
${PASSES}`,
  postgres: `
CREATE TABLE user (id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, password TEXT, subject TEXT UNIQUE, created_at TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX user_name ON user (lower(name));
${PASSES}`,
};

/** Lines on the screen, and the runs of three characters in them: by FTS5, or by an index of arrays. */
export const SCREEN_LINES: Migration = {
  sqlite: `
${LINES}
CREATE VIRTUAL TABLE screen_line_gram USING fts5 (squeezed, tokenize = 'trigram', content = '', contentless_delete = 1);
CREATE TRIGGER screen_line_gone AFTER DELETE ON screen_line BEGIN DELETE FROM screen_line_gram WHERE rowid = old.id; END;
`,
  postgres: `
${LINES}
CREATE TABLE screen_line_gram (rowid INTEGER PRIMARY KEY REFERENCES screen_line (id) ON DELETE CASCADE, squeezed TEXT NOT NULL) STRICT;
CREATE INDEX screen_line_grams ON screen_line_gram USING gin (grams_of(squeezed));
`,
};

/** Which words stand where. What a library holds already is read once, as FTS5 cuts it. */
export const WORDS: Migration = {
  sqlite: `
${WORD_USES}
CREATE TABLE written (id INTEGER PRIMARY KEY, video_id TEXT NOT NULL, source TEXT NOT NULL);
INSERT INTO written (video_id, source) SELECT id, source FROM video JOIN (SELECT column1 AS source FROM (VALUES ('names'), ('speech'), ('screen'), ('descriptions')));
CREATE VIRTUAL TABLE written_text USING fts5 (text, content = '', tokenize = "unicode61 remove_diacritics 0 tokenchars ''''");
CREATE VIRTUAL TABLE written_word USING fts5vocab (written_text, instance);
INSERT INTO written_text (rowid, text) SELECT written.id, CASE source
  WHEN 'names' THEN title || ' ' || replace(path, rtrim(path, replace(replace(path, '/', ''), char(92), '')), '') || ' ' || ifnull(tags, '')
  WHEN 'speech' THEN (SELECT group_concat(text, ' ') FROM cue WHERE cue.video_id = video.id)
  WHEN 'screen' THEN (SELECT group_concat(text, ' ') FROM screen_text WHERE screen_text.video_id = video.id)
  ELSE concat_ws(' ', json_extract(probe, '$.metadata.title'), json_extract(probe, '$.metadata.description'), json_extract(probe, '$.metadata.comment'),
    json_extract(probe, '$.metadata.artist'), (SELECT group_concat(tree.atom, ' ') FROM insight, json_tree(insight.insight) AS tree WHERE insight.video_id = video.id AND tree.key IN ('text', 'object')))
  END FROM written JOIN video ON video.id = written.video_id;
INSERT INTO word (word) SELECT DISTINCT term FROM written_word WHERE length(term) BETWEEN 3 AND 40 AND NOT term GLOB '*[0-9'']*';
INSERT INTO word_use SELECT written.video_id, written.source, word.id, count(*) FROM written_word JOIN written ON written.id = written_word.doc JOIN word ON word.word = term GROUP BY 1, 2, 3;
DROP TABLE written_word;
DROP TABLE written_text;
DROP TABLE written;
`,
  // There is no older one that would have words already.
  postgres: WORD_USES,
};

/** What the library is called: sixteen bytes by chance. */
export const LIBRARY: Migration = {
  sqlite: 'CREATE TABLE library (id TEXT NOT NULL) STRICT; INSERT INTO library VALUES (lower(hex(randomblob(16))));',
  postgres: `CREATE TABLE library (id TEXT NOT NULL) STRICT; INSERT INTO library VALUES (replace(CAST(gen_random_uuid() AS VARCHAR), '-', ''));`,
};
