-- The index of somebody's copy of a repository. It can be made anew from that copy, so there are no
-- migrations: another number in precedents.rs empties it.

-- What was indexed last; one row, or none.
CREATE TABLE source (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    path TEXT NOT NULL,
    indexed_at INTEGER NOT NULL,
    reader TEXT NOT NULL
) STRICT;

-- Every Markdown file that was seen, also those that are no proposals.
CREATE TABLE file (
    path TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    -- When it changed, or its checksum in an archive: to tell whether it has to be read again.
    stamp INTEGER NOT NULL,
    hash BLOB,
    -- Why it is not in the index, as a word and as a sentence.
    skipped TEXT,
    why TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE proposal (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    number INTEGER,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    status TEXT NOT NULL,
    outcome TEXT NOT NULL,
    posted TEXT,
    ratified TEXT,
    words INTEGER NOT NULL,
    note TEXT,
    -- What stands before the first heading. With it the marks and bodies of the sections are the text.
    head TEXT NOT NULL
) STRICT;
CREATE INDEX proposal_kind ON proposal (kind, number);

CREATE TABLE tag (
    tag TEXT NOT NULL,
    proposal INTEGER NOT NULL REFERENCES proposal ON DELETE CASCADE,
    PRIMARY KEY (tag, proposal)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_proposal ON tag (proposal);

CREATE TABLE section (
    id INTEGER PRIMARY KEY,
    proposal INTEGER NOT NULL REFERENCES proposal ON DELETE CASCADE,
    place INTEGER NOT NULL,
    title TEXT NOT NULL,
    level INTEGER NOT NULL,
    -- The edition's heading that it is, in lower case.
    heading TEXT,
    -- Which section's part it is: that of the last heading of the edition above it.
    part_of INTEGER NOT NULL,
    words INTEGER NOT NULL,
    -- The heading as it is written, and what follows it up to the next heading.
    mark TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (proposal, place)
) STRICT;
CREATE INDEX section_heading ON section (heading) WHERE heading IS NOT NULL;

CREATE VIRTUAL TABLE search USING fts5 (
    title, body, content = 'section', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
INSERT INTO search (search, rank) VALUES ('rank', 'bm25(4.0, 1.0)');
