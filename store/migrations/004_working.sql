-- The working tables: nothing of law rests on them, and verification does not ask them.

-- +goose Up
CREATE TABLE draft (
    agency   TEXT   NOT NULL,
    person   TEXT   NOT NULL, -- who is writing
    case_id  TEXT   NOT NULL,
    act      TEXT   NOT NULL,
    body     BYTEA  NOT NULL,
    revision BIGINT NOT NULL,
    page     TEXT   NOT NULL, -- the page that saved it last: it may save again whatever it saw
    saved_at BIGINT NOT NULL, -- microseconds UTC
    prepared_by TEXT NOT NULL, -- the proxy or delegate who wrote at it; empty for the writer alone
    PRIMARY KEY (agency, person, case_id, act)
);

-- What a person wrote for oneself about a case: seen by the writer alone, and deleted at will.
CREATE TABLE note (
    agency   TEXT   NOT NULL,
    person   TEXT   NOT NULL, -- who wrote it
    case_id  TEXT   NOT NULL,
    id       TEXT   NOT NULL,
    body     BYTEA  NOT NULL,
    made_at  BIGINT NOT NULL, -- microseconds UTC
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (agency, person, case_id, id)
);

CREATE TABLE session (
    token_hash BYTEA  NOT NULL PRIMARY KEY,
    data       BYTEA  NOT NULL,
    expires_at BIGINT NOT NULL -- microseconds UTC
);
CREATE INDEX session_expires ON session (expires_at);
