-- name: RelationsOf :many
SELECT DISTINCT relation FROM relation WHERE agency = $1 AND case_id = $2 AND person = $3 ORDER BY relation;

-- name: OfficesOf :many
SELECT office, unit FROM official WHERE agency = $1 AND person = $2 AND until_on = '' ORDER BY office, unit;

-- name: HoldersOf :many
SELECT person FROM official WHERE agency = $1 AND office = $2 AND unit = $3 AND until_on = '' ORDER BY person;

-- name: Foresee :many
-- What an act asks first, in one query: what its person is to its case, and '#' if its id was used before.
SELECT CAST(r.relation AS TEXT) AS answer FROM relation r WHERE r.agency = $1 AND r.case_id = $2 AND r.person = $3
UNION
SELECT CAST('#' AS TEXT) FROM entry e WHERE e.agency = $1 AND e.act = $4
ORDER BY answer;
