-- name: PrincipalsOf :many
-- In whose place a person may act on a day, a row for each office, and for whom the person prepares.
SELECT s.principal, p.name, p.title, s.kind, s.relation, s.until_on
  FROM standin s JOIN person p ON p.agency = s.agency AND p.id = s.principal
 WHERE s.agency = sqlc.arg(agency) AND s.person = sqlc.arg(person) AND s.ended_on = ''
   AND (s.kind = 'proxy' OR (s.from_on <= CAST(sqlc.arg(today) AS TEXT) AND s.until_on >= CAST(sqlc.arg(today) AS TEXT)))
 ORDER BY p.folded, s.principal, s.kind, s.relation;

-- name: TasksInPlace :many
-- What waits, on a day, for one in whose place a person acts or prepares: on the cases where that one is what is delegated,
-- or what a proxy prepares for. The person's own appraisal is never among them.
SELECT DISTINCT t.case_id, t.act, t.what, t.since_on, t.until_on, t.provision, t.may, x.name AS executive_name, e.title AS period_title
  FROM relation r CROSS JOIN task t CROSS JOIN appraisal a CROSS JOIN person x CROSS JOIN period e
 WHERE r.agency = sqlc.arg(agency) AND r.person = sqlc.arg(principal) AND r.relation = CAST(sqlc.arg(relation) AS TEXT)
   AND t.agency = r.agency AND t.case_id = r.case_id AND (t.person = r.person OR (t.person = '' AND t.office = r.relation))
   AND t.from_on <= CAST(sqlc.arg(today) AS TEXT) AND (t.may = 0 OR t.until_on = '' OR t.until_on >= CAST(sqlc.arg(today) AS TEXT))
   AND a.agency = t.agency AND a.id = t.case_id AND a.executive <> sqlc.arg(person)
   AND x.agency = a.agency AND x.id = a.executive AND e.agency = a.agency AND e.id = a.period
 ORDER BY t.until_on, t.since_on, t.case_id, t.act LIMIT sqlc.arg(most);
