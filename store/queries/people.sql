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

-- name: NamesOfCase :many
-- The people whom a case names: its officials, those who acted on it or on the stream beside it, the board that has it, a board's members.
SELECT p.id, p.name FROM person p
 WHERE p.agency = $1 AND p.id IN (
       SELECT e.actor FROM entry e WHERE e.agency = $1 AND (e.stream = $2 OR e.stream = sqlc.arg(beside))
 UNION SELECT a.executive FROM appraisal a WHERE a.agency = $1 AND a.id = $2
 UNION SELECT a.rating_official FROM appraisal a WHERE a.agency = $1 AND a.id = $2
 UNION SELECT a.reviewing_official FROM appraisal a WHERE a.agency = $1 AND a.id = $2
 UNION SELECT a.appointing_authority FROM appraisal a WHERE a.agency = $1 AND a.id = $2
 UNION SELECT m.person FROM board_member m JOIN appraisal a ON a.agency = m.agency AND a.board = m.board
        WHERE a.agency = $1 AND a.id = $2
 UNION SELECT m.person FROM board_member m WHERE m.agency = $1 AND m.board = $2);

-- name: SignInPeople :many
-- Whom a demonstration lets one pick: officials first, then everybody by name.
SELECT p.id, p.name, p.title, p.appointment, CAST(COALESCE(MIN(o.office), '') AS TEXT) AS office
  FROM person p LEFT JOIN official o ON o.agency = p.agency AND o.person = p.id AND o.until_on = ''
 WHERE p.agency = $1
 GROUP BY p.id, p.name, p.folded, p.title, p.appointment
 ORDER BY CASE WHEN MIN(o.office) IS NULL THEN 1 ELSE 0 END, p.folded, p.id LIMIT $2;
