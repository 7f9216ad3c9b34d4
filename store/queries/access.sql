-- name: RelationsOf :many
SELECT DISTINCT relation FROM relation WHERE agency = $1 AND case_id = $2 AND person = $3 ORDER BY relation;

-- name: CasesOf :many
SELECT DISTINCT case_id, relation FROM relation WHERE agency = $1 AND person = $2 ORDER BY case_id, relation;

-- name: OfficesOf :many
SELECT office, unit FROM official WHERE agency = $1 AND person = $2 AND until_on = '' ORDER BY office, unit;

-- name: Officials :many
SELECT * FROM official WHERE agency = $1 ORDER BY office, unit, from_on, person;

-- name: HoldersOf :many
SELECT person FROM official WHERE agency = $1 AND office = $2 AND unit = $3 AND until_on = '' ORDER BY person;
