-- name: Person :one
SELECT * FROM person WHERE agency = $1 AND id = $2;

-- name: People :many
SELECT * FROM person WHERE agency = $1 ORDER BY folded, id;

-- name: Units :many
SELECT * FROM unit WHERE agency = $1 ORDER BY name, id;

-- name: Unit :one
SELECT * FROM unit WHERE agency = $1 AND id = $2;

-- name: NamesOfCase :many
-- The people whom a case names: its officials, those who acted on it or on the stream beside it, the board that has it, a board's members.
SELECT p.id, p.name FROM person p
 WHERE p.agency = $1 AND p.id IN (
       SELECT e.actor FROM entry e WHERE e.agency = $1 AND (e.stream = $2 OR e.stream = sqlc.arg(beside))
 UNION SELECT e.behalf FROM entry e WHERE e.agency = $1 AND e.stream = $2
 UNION SELECT a.executive FROM appraisal a WHERE a.agency = $1 AND a.id = $2
 UNION SELECT a.rating_official FROM appraisal a WHERE a.agency = $1 AND a.id = $2
 UNION SELECT a.reviewing_official FROM appraisal a WHERE a.agency = $1 AND a.id = $2
 UNION SELECT a.appointing_authority FROM appraisal a WHERE a.agency = $1 AND a.id = $2
 UNION SELECT d.supervisor FROM detail d WHERE d.agency = $1 AND d.case_id = $2
 UNION SELECT m.person FROM board_member m JOIN appraisal a ON a.agency = m.agency AND a.board = m.board
        WHERE a.agency = $1 AND a.id = $2
 UNION SELECT m.person FROM board_member m WHERE m.agency = $1 AND m.board = $2);

-- name: SignInPeople :many
-- Whom a demonstration lets one pick, with what the person does: the first office, a seat on a board, rating, being rated.
SELECT p.id, p.name, p.title, p.appointment,
       CAST(COALESCE((SELECT MIN(o.office) FROM official o WHERE o.agency = p.agency AND o.person = p.id AND o.until_on = ''), '') AS TEXT) AS office,
       CAST(COALESCE((SELECT MIN(m.role) FROM board_member m WHERE m.agency = p.agency AND m.person = p.id AND m.ended_on = ''), '') AS TEXT) AS seat,
       CAST(CASE WHEN EXISTS (SELECT 1 FROM appraisal a WHERE a.agency = p.agency AND a.rating_official = p.id) THEN 1 ELSE 0 END AS BIGINT) AS rates,
       CAST(CASE WHEN EXISTS (SELECT 1 FROM appraisal a WHERE a.agency = p.agency AND a.executive = p.id) THEN 1 ELSE 0 END AS BIGINT) AS rated
  FROM person p
 WHERE p.agency = $1
 ORDER BY CASE WHEN EXISTS (SELECT 1 FROM official o WHERE o.agency = p.agency AND o.person = p.id AND o.until_on = '') THEN 0
               WHEN EXISTS (SELECT 1 FROM board_member m WHERE m.agency = p.agency AND m.person = p.id AND m.ended_on = '') THEN 1
               WHEN EXISTS (SELECT 1 FROM appraisal a WHERE a.agency = p.agency AND a.rating_official = p.id) THEN 2
               WHEN EXISTS (SELECT 1 FROM appraisal a WHERE a.agency = p.agency AND a.executive = p.id) THEN 3
               ELSE 4 END, p.folded, p.id LIMIT $2;
