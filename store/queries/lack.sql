-- name: LackTally :many
-- How much is missing on the cases that a person oversees, by provision, and since when the first.
SELECT l.kind, l.provision, CAST(COUNT(*) AS BIGINT) AS total, CAST(MIN(l.since_on) AS TEXT) AS since_on
  FROM lack l
 WHERE l.agency = sqlc.arg(agency)
   AND (l.since_on < CAST(sqlc.arg(today) AS TEXT) OR (l.ending = 0 AND l.since_on = CAST(sqlc.arg(today) AS TEXT)))
   AND l.case_id IN (SELECT r.case_id FROM relation r WHERE r.agency = sqlc.arg(agency) AND r.person = sqlc.arg(person)
                        AND r.relation IN ('executive-resources', 'oversight-official'))
 GROUP BY l.kind, l.provision
 ORDER BY l.kind, l.provision;

-- name: Lacks :many
-- A page of what is missing of one provision, what is missing longest first, a row for each task of its case.
WITH page AS (
  SELECT l.case_id, l.executive, l.person, l.office, l.since_on, l.what,
         ROW_NUMBER() OVER (ORDER BY l.since_on, l.executive, l.case_id, l.what) AS place, COUNT(*) OVER () AS total
    FROM lack l
   WHERE l.agency = sqlc.arg(agency) AND l.kind = CAST(sqlc.arg(kind) AS TEXT) AND l.provision = CAST(sqlc.arg(provision) AS TEXT)
     AND (l.since_on < CAST(sqlc.arg(today) AS TEXT) OR (l.ending = 0 AND l.since_on = CAST(sqlc.arg(today) AS TEXT)))
     AND l.case_id IN (SELECT r.case_id FROM relation r WHERE r.agency = sqlc.arg(agency) AND r.person = sqlc.arg(person)
                          AND r.relation IN ('executive-resources', 'oversight-official'))
)
SELECT CAST(p.place AS BIGINT) AS place, CAST(p.total AS BIGINT) AS total, p.case_id, p.executive, CAST(COALESCE(x.name, '') AS TEXT) AS executive_name,
       CAST(COALESCE(a.title, x.title, '') AS TEXT) AS title, CAST(COALESCE(e.title, '') AS TEXT) AS period_title, p.since_on, p.what,
       CAST(COALESCE(y.title, '') AS TEXT) AS system_title,
       p.person, p.office, CAST(COALESCE(w.name, '') AS TEXT) AS person_name,
       CAST(COALESCE(t.act, '') AS TEXT) AS act, CAST(COALESCE(t.what, '') AS TEXT) AS task, CAST(COALESCE(t.person, '') AS TEXT) AS task_person,
       CAST(COALESCE(t.office, '') AS TEXT) AS task_office, CAST(COALESCE(t.since_on, '') AS TEXT) AS task_since, CAST(COALESCE(t.from_on, '') AS TEXT) AS task_from,
       CAST(COALESCE(t.until_on, '') AS TEXT) AS task_until, CAST(COALESCE(t.provision, '') AS TEXT) AS task_provision, CAST(COALESCE(t.may, 0) AS BIGINT) AS may,
       CAST(COALESCE(h.name, '') AS TEXT) AS holder
  FROM page p
  LEFT JOIN appraisal a ON a.agency = sqlc.arg(agency) AND a.id = p.case_id
  LEFT JOIN person x ON x.agency = sqlc.arg(agency) AND x.id = p.executive
  LEFT JOIN period e ON e.agency = sqlc.arg(agency) AND e.id = a.period
  LEFT JOIN system y ON y.agency = sqlc.arg(agency) AND y.id = p.case_id
  LEFT JOIN person w ON w.agency = sqlc.arg(agency) AND w.id = p.person
  LEFT JOIN task t ON t.agency = sqlc.arg(agency) AND t.case_id = p.case_id
  LEFT JOIN person h ON h.agency = sqlc.arg(agency) AND h.id = t.person
 WHERE p.place > CAST(sqlc.arg(skip) AS BIGINT) AND p.place <= CAST(sqlc.arg(last) AS BIGINT)
 ORDER BY p.place, t.act, t.person;
