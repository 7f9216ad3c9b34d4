-- The record: what was done. Nothing in these tables is ever changed; a disposal deletes from body and file alone.
-- The same text runs on SQLite and PostgreSQL. Every key begins with the agency.

-- +goose Up
CREATE TABLE agency (
    agency  TEXT   NOT NULL PRIMARY KEY,
    size    BIGINT NOT NULL, -- entries in the record
    last_on TEXT   NOT NULL, -- day of the last entry; '' when there is none
    last_at BIGINT NOT NULL, -- instant of the last entry, microseconds UTC
    root    BYTEA  NOT NULL  -- root of the tree over the entries
);

-- header is what the tree is built over; the other columns are a view of it.
CREATE TABLE entry (
    agency  TEXT   NOT NULL,
    seq     BIGINT NOT NULL,
    header  BYTEA  NOT NULL,
    stream  TEXT   NOT NULL,
    version BIGINT NOT NULL,
    on_date TEXT   NOT NULL,
    at      BIGINT NOT NULL,
    actor   TEXT   NOT NULL,
    behalf  TEXT   NOT NULL,
    act     TEXT   NOT NULL,
    form    TEXT   NOT NULL,
    sum     BYTEA  NOT NULL,
    PRIMARY KEY (agency, seq),
    UNIQUE (agency, stream, version),
    UNIQUE (agency, act)
);
CREATE INDEX entry_actor ON entry (agency, actor, seq);

CREATE TABLE body (
    agency TEXT   NOT NULL,
    seq    BIGINT NOT NULL,
    salt   BYTEA  NOT NULL,
    body   BYTEA  NOT NULL,
    PRIMARY KEY (agency, seq)
);

-- A file that came with an entry. The body lists it with the sum of salt and content; it is verified and disposed of
-- with its entry.
CREATE TABLE file (
    agency  TEXT   NOT NULL,
    seq     BIGINT NOT NULL, -- the entry
    number  BIGINT NOT NULL, -- which of the entry's files, from 1
    salt    BYTEA  NOT NULL,
    content BYTEA  NOT NULL,
    PRIMARY KEY (agency, seq, number)
);

CREATE TABLE node (
    agency TEXT   NOT NULL,
    idx    BIGINT NOT NULL,
    hash   BYTEA  NOT NULL,
    PRIMARY KEY (agency, idx)
);
