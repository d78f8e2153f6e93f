"""The SQL of the store, all of it, with its version.

The columns of `figures` and `checks` are those of the CSV output. Decimals are text: SQLite's own numbers lose digits.
"""

from __future__ import annotations

from extractor.write.as_csv import CHECK_COLUMNS, FIGURE_COLUMNS

APPLICATION = 0x45585452  # "EXTR", as `PRAGMA application_id`
VERSION = 1  # as `PRAGMA user_version`: one more with each change of the tables

_WHOLE = frozenset({"start", "end", "sentence", "weak"})


def _columns(names: tuple[str, ...]) -> str:
    return ",\n    ".join(f'"{name}" {"INTEGER" if name in _WHOLE else "TEXT"}' for name in names)


TABLES = f"""
CREATE TABLE runs (
    run INTEGER PRIMARY KEY,
    started TEXT NOT NULL,
    ended TEXT,
    outcome TEXT,            -- done, interrupted or failed; null where the process was killed, or is still at work
    version TEXT NOT NULL,
    vocabulary TEXT NOT NULL, -- digest of the pattern files
    inputs TEXT NOT NULL,    -- as they were named, a JSON array
    articles INTEGER,
    errors INTEGER
);
CREATE TABLE documents (
    document INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE, -- digest of the text and day of publication; the place of what could not be read
    run INTEGER NOT NULL REFERENCES runs,
    id TEXT NOT NULL,
    published TEXT,
    title TEXT,
    source TEXT,
    url TEXT,
    text_sha256 TEXT NOT NULL,
    figures INTEGER NOT NULL,
    checks INTEGER NOT NULL,
    inconsistent INTEGER NOT NULL,
    error_code TEXT,
    error_message TEXT
);
CREATE INDEX documents_published ON documents (published);
CREATE INDEX documents_id ON documents (id);
CREATE TABLE figures (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    number INTEGER NOT NULL,
    {_columns(FIGURE_COLUMNS)},
    PRIMARY KEY (document, number)
) WITHOUT ROWID;
CREATE INDEX figures_series ON figures (indicator_id, entity_id, period);
CREATE TABLE checks (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    number INTEGER NOT NULL,
    {_columns(CHECK_COLUMNS)},
    PRIMARY KEY (document, number)
) WITHOUT ROWID;
CREATE INDEX checks_verdict ON checks (verdict, rule);
CREATE TABLE records (   -- the JSON line of each document, packed by zlib
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    record BLOB NOT NULL
);
CREATE TABLE texts (
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    text TEXT NOT NULL
);
CREATE VIEW errors AS
    SELECT document, run, id, source, error_code AS code, error_message AS message FROM documents WHERE error_code IS NOT NULL;
"""  # noqa: S608 - names of ours
FAILED_SOURCES = "SELECT DISTINCT source FROM errors WHERE source IS NOT NULL"
STALE = "SELECT count(*) FROM documents JOIN runs USING (run) WHERE runs.vocabulary <> ? OR runs.version <> ?"


def insertion(table: str, columns: tuple[str, ...]) -> str:
    """The statement that puts a row into `figures` or `checks`."""
    names = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {table} (document, number, {names}) VALUES (?, ?, {', '.join('?' * len(columns))})"  # noqa: S608 - names of ours


PUT_FIGURE = insertion("figures", FIGURE_COLUMNS)
PUT_CHECK = insertion("checks", CHECK_COLUMNS)
PUT_DOCUMENT = """
INSERT INTO documents (key, run, id, published, title, source, url, text_sha256, figures, checks, inconsistent, error_code, error_message)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (key) DO UPDATE SET
    run = excluded.run, id = excluded.id, published = excluded.published, title = excluded.title, source = excluded.source,
    url = excluded.url, text_sha256 = excluded.text_sha256, figures = excluded.figures, checks = excluded.checks,
    inconsistent = excluded.inconsistent, error_code = excluded.error_code, error_message = excluded.error_message
RETURNING document
"""
