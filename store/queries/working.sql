-- name: Draft :one
SELECT * FROM draft WHERE agency = $1 AND person = $2 AND case_id = $3 AND act = $4;

-- name: SaveDraft :one
-- Gives the new revision; no row when another page has saved another text since the revision that the writer
-- saw. A writer who saw revision -1 goes by none.
INSERT INTO draft (agency, person, case_id, act, body, revision, saved_at, page, prepared_by) VALUES ($1, $2, $3, $4, $5, 1, $6, $7, $8)
ON CONFLICT (agency, person, case_id, act) DO UPDATE
   SET body = excluded.body, revision = draft.revision + 1, saved_at = excluded.saved_at, page = excluded.page,
       prepared_by = CASE WHEN excluded.prepared_by = '' THEN draft.prepared_by ELSE excluded.prepared_by END
 WHERE draft.page = excluded.page OR draft.revision = CAST(sqlc.arg(saw) AS BIGINT) OR draft.body = excluded.body OR CAST(sqlc.arg(saw) AS BIGINT) = -1
RETURNING revision;

-- name: DeleteDraft :exec
DELETE FROM draft WHERE agency = $1 AND person = $2 AND case_id = $3 AND act = $4;

-- name: Notes :many
SELECT * FROM note WHERE agency = $1 AND person = $2 AND case_id = $3 ORDER BY made_at DESC, id DESC;

-- name: SaveNote :exec
INSERT INTO note (agency, person, case_id, id, body, made_at, saved_at) VALUES ($1, $2, $3, $4, $5, $6, $6)
ON CONFLICT (agency, person, case_id, id) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at;

-- name: DeleteNote :exec
DELETE FROM note WHERE agency = $1 AND person = $2 AND case_id = $3 AND id = $4;

-- name: TakeDraft :one
-- Takes a draft away and gives who prepared it; no row when there is none.
DELETE FROM draft WHERE agency = $1 AND person = $2 AND case_id = $3 AND act = $4 RETURNING prepared_by;

-- name: Session :one
SELECT data, expires_at FROM session WHERE token_hash = $1 AND expires_at > $2;

-- name: SaveSession :exec
INSERT INTO session (token_hash, data, expires_at) VALUES ($1, $2, $3)
ON CONFLICT (token_hash) DO UPDATE SET data = excluded.data, expires_at = excluded.expires_at;

-- name: DeleteSession :exec
DELETE FROM session WHERE token_hash = $1;

-- name: DeleteExpiredSessions :execrows
DELETE FROM session WHERE expires_at <= $1;
