-- name: Appraisal :one
SELECT * FROM appraisal WHERE agency = $1 AND id = $2;

-- name: AppraisalsOf :many
-- The appraisals to which a person is anything, the latest first.
SELECT a.* FROM appraisal a
 WHERE a.agency = $1
   AND a.id IN (SELECT r.case_id FROM relation r WHERE r.agency = $1 AND r.person = $2)
 ORDER BY a.begins DESC, a.id;

-- name: AppraisalsRelated :many
-- The same with what the person is to each: a row for each relation.
SELECT a.*, CAST(r.relation AS TEXT) AS relation FROM relation r
  JOIN appraisal a ON a.agency = r.agency AND a.id = r.case_id
 WHERE r.agency = $1 AND r.person = $2
 ORDER BY a.begins DESC, a.id, r.relation;

-- name: AppraisalsOfExecutive :many
SELECT * FROM appraisal WHERE agency = $1 AND executive = $2 ORDER BY begins, id;
