-- The tables of the projection, dropped and made anew when TABLES differs.
DROP TABLE IF EXISTS record;
DROP TABLE IF EXISTS step;
DROP TABLE IF EXISTS history;
DROP TABLE IF EXISTS search;
DROP TABLE IF EXISTS overview;

-- A record as it is. A deleted one keeps an empty row, which remembers when and by whom.
CREATE TABLE record (
    key        INTEGER PRIMARY KEY,
    doc        INTEGER NOT NULL,
    collection TEXT NOT NULL,
    id         TEXT NOT NULL,
    body       TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    deleted    INTEGER NOT NULL DEFAULT 0,
    UNIQUE (doc, collection, id)
) STRICT;

-- What each change says of itself; `n` is that of `change`.
CREATE TABLE step (
    doc INTEGER NOT NULL,
    n   INTEGER NOT NULL,
    who TEXT NOT NULL,
    at  INTEGER NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (doc, n)
) STRICT, WITHOUT ROWID;

-- What it wrote to a record (record.key), of the newest changes of each: the paths of leaves as a
-- JSON array, and the fields that they are part of as an object, with what they held after it.
-- No `after` in rows of an older version.
CREATE TABLE history (
    record INTEGER NOT NULL,
    n      INTEGER NOT NULL,
    fields TEXT NOT NULL,
    after  TEXT,
    PRIMARY KEY (record, n)
) STRICT, WITHOUT ROWID;

-- Row id = record.key. The words only: excerpts are cut from the body.
CREATE VIRTUAL TABLE search USING fts5 (
    title, text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

-- What the caller's `Overview` says of each space; no body if it has nothing to say.
CREATE TABLE overview (
    space   TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    body    TEXT
) STRICT, WITHOUT ROWID;
