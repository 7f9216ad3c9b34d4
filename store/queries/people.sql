-- name: Person :one
SELECT * FROM person WHERE agency = $1 AND id = $2;

-- name: People :many
SELECT * FROM person WHERE agency = $1 ORDER BY folded, id;

-- name: PeopleFolded :many
SELECT * FROM person WHERE agency = $1 AND folded >= $2 AND folded < $3 ORDER BY folded, id LIMIT $4;

-- name: Units :many
SELECT * FROM unit WHERE agency = $1 ORDER BY name, id;

-- name: Unit :one
SELECT * FROM unit WHERE agency = $1 AND id = $2;

-- name: Positions :many
SELECT * FROM position WHERE agency = $1 ORDER BY title, id;

-- name: PositionsOf :many
SELECT * FROM position WHERE agency = $1 AND incumbent = $2 ORDER BY id;
