-- name: TakeHead :one
UPDATE agency SET size = size WHERE agency = $1
RETURNING agency, size, last_on, last_at, root;

-- name: ReadHead :one
SELECT agency, size, last_on, last_at, root FROM agency WHERE agency = $1;

-- name: OpenHead :exec
INSERT INTO agency (agency, size, last_on, last_at, root) VALUES ($1, 0, '', 0, $2)
ON CONFLICT (agency) DO NOTHING;

-- name: Agencies :many
SELECT agency FROM agency ORDER BY agency;

-- name: EntriesAfter :many
SELECT e.header, b.salt, b.body FROM entry e
  JOIN body b ON b.agency = e.agency AND b.seq = e.seq
 WHERE e.agency = $1 AND e.stream = $2 AND e.version > $3
 ORDER BY e.version;

-- name: EntryBySeq :one
SELECT e.header, b.salt, b.body FROM entry e
  JOIN body b ON b.agency = e.agency AND b.seq = e.seq
 WHERE e.agency = $1 AND e.seq = $2;

-- name: EntryByAct :one
SELECT e.header, b.salt, b.body FROM entry e
  JOIN body b ON b.agency = e.agency AND b.seq = e.seq
 WHERE e.agency = $1 AND e.act = $2;

-- name: FileOf :one
SELECT salt, content FROM file WHERE agency = $1 AND seq = $2 AND number = $3;

-- name: StreamVersion :one
SELECT CAST(COALESCE(MAX(version), 0) AS BIGINT) AS version FROM entry WHERE agency = $1 AND stream = $2;

-- name: NodeHash :one
SELECT hash FROM node WHERE agency = $1 AND idx = $2;
