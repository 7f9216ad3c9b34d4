-- name: TasksOfOffice :many
SELECT * FROM task WHERE agency = $1 AND office = $2 ORDER BY until_on, case_id, act;

-- name: TasksOfCase :many
SELECT * FROM task WHERE agency = $1 AND case_id = $2 ORDER BY act, person, office;
