-- name: Periods :many
SELECT * FROM period WHERE agency = $1 ORDER BY begins, id;

-- name: Goals :many
SELECT * FROM goal WHERE agency = $1 ORDER BY document, id;

-- name: Boards :many
SELECT * FROM board WHERE agency = $1 ORDER BY name, id;

-- name: BoardMembers :many
SELECT * FROM board_member WHERE agency = $1 AND board = $2 ORDER BY role, person;

-- name: StreamsOfKind :many
SELECT * FROM stream WHERE agency = $1 AND kind = $2 ORDER BY id;

-- name: Stream :one
SELECT * FROM stream WHERE agency = $1 AND id = $2;
