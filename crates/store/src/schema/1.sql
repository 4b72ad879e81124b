-- What was added. Rows are never changed and never taken away.

CREATE TABLE articles (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    url TEXT,
    outlet TEXT,
    title TEXT,
    -- The day, as YYYY-MM-DD.
    published TEXT,
    text TEXT NOT NULL
) STRICT;

-- An address has a row for each of its texts.
CREATE INDEX articles_by_url ON articles (url);

-- The last reading of an article is the one that counts; those of older models stay.
CREATE TABLE readings (
    number INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (number),
    model TEXT NOT NULL,
    -- Compressed JSON, the article's text left out.
    reading BLOB NOT NULL
) STRICT;

CREATE INDEX readings_by_article ON readings (article, model);

CREATE TABLE corrections (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    -- JSON.
    correction TEXT NOT NULL
) STRICT;

-- What was added when.
CREATE TABLE log (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    -- RFC 3339, in UTC.
    at TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('article', 'reading', 'correction')),
    -- Id of the article or correction.
    subject TEXT NOT NULL
) STRICT;

CREATE TRIGGER articles_stay BEFORE DELETE ON articles BEGIN SELECT RAISE(ABORT, 'articles are never taken away'); END;
CREATE TRIGGER articles_stay_so BEFORE UPDATE ON articles BEGIN SELECT RAISE(ABORT, 'articles are never changed'); END;
CREATE TRIGGER readings_stay BEFORE DELETE ON readings BEGIN SELECT RAISE(ABORT, 'readings are never taken away'); END;
CREATE TRIGGER readings_stay_so BEFORE UPDATE ON readings BEGIN SELECT RAISE(ABORT, 'readings are never changed'); END;
CREATE TRIGGER corrections_stay BEFORE DELETE ON corrections BEGIN SELECT RAISE(ABORT, 'corrections are never taken away'); END;
CREATE TRIGGER corrections_stay_so BEFORE UPDATE ON corrections BEGIN SELECT RAISE(ABORT, 'corrections are never changed'); END;
CREATE TRIGGER log_stays BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER log_stays_so BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;

-- What is made from the above, and can be made again.

-- What each article brings to the record.
CREATE TABLE digests (
    article INTEGER PRIMARY KEY REFERENCES articles (number),
    -- The reading that it was made from.
    reading INTEGER NOT NULL,
    -- The way in which it was made.
    form TEXT NOT NULL,
    -- Compressed JSON.
    digest BLOB NOT NULL
) STRICT;

-- The record as it stood by a day ('' for all days), with the last entry of the log that it holds.
CREATE TABLE merged (
    as_of TEXT PRIMARY KEY,
    log INTEGER NOT NULL,
    form TEXT NOT NULL,
    -- Compressed JSON.
    record BLOB NOT NULL
) STRICT;

CREATE VIRTUAL TABLE words USING fts5 (
    title, text, outlet,
    content = 'articles', content_rowid = 'number',
    tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TRIGGER articles_are_searched AFTER INSERT ON articles BEGIN
    INSERT INTO words (rowid, title, text, outlet) VALUES (new.number, new.title, new.text, new.outlet);
END;
