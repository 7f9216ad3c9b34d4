-- name: CaseTally :many
-- How many cases a person has a part in, by stage, as far as a filter lets them through; an empty filter lets all through.
SELECT a.stage, COUNT(*) AS cases
  FROM appraisal a JOIN person x ON x.agency = a.agency AND x.id = a.executive
 WHERE a.agency = sqlc.arg(agency)
   AND a.id IN (SELECT r.case_id FROM relation r WHERE r.agency = sqlc.arg(agency) AND r.person = sqlc.arg(person)
                   AND (CAST(sqlc.arg(part) AS TEXT) = '' OR r.relation = CAST(sqlc.arg(part) AS TEXT)))
   AND (CAST(sqlc.arg(period) AS TEXT) = '' OR a.period = CAST(sqlc.arg(period) AS TEXT))
   AND (CAST(sqlc.arg(name) AS TEXT) = '' OR x.folded LIKE CAST(sqlc.arg(name) AS TEXT) ESCAPE '!')
 GROUP BY a.stage;

-- name: Cases :many
-- One page of those cases by executive, the latest first, a row for each task.
SELECT c.id, c.executive, c.executive_name, c.title, c.period_title, c.begins, c.ends, c.stage, o.name AS rating_official,
       CAST(COALESCE(t.act, '') AS TEXT) AS act, CAST(COALESCE(t.what, '') AS TEXT) AS what, CAST(COALESCE(t.person, '') AS TEXT) AS person,
       CAST(COALESCE(t.office, '') AS TEXT) AS office, CAST(COALESCE(t.since_on, '') AS TEXT) AS since_on, CAST(COALESCE(t.from_on, '') AS TEXT) AS from_on,
       CAST(COALESCE(t.until_on, '') AS TEXT) AS until_on, CAST(COALESCE(t.provision, '') AS TEXT) AS provision, CAST(COALESCE(t.may, 0) AS BIGINT) AS may,
       CAST(COALESCE(h.name, '') AS TEXT) AS holder,
       CAST(CASE WHEN t.office <> '' AND EXISTS (SELECT 1 FROM relation q WHERE q.agency = sqlc.arg(agency) AND q.case_id = c.id
                                                    AND q.person = sqlc.arg(person) AND q.relation = t.office) THEN 1 ELSE 0 END AS BIGINT) AS mine
  FROM (SELECT a.id, a.executive, x.name AS executive_name, x.folded, a.title, e.title AS period_title, a.begins, a.ends, a.stage, a.rating_official
          FROM appraisal a
          JOIN person x ON x.agency = a.agency AND x.id = a.executive
          JOIN period e ON e.agency = a.agency AND e.id = a.period
         WHERE a.agency = sqlc.arg(agency)
           AND a.id IN (SELECT r.case_id FROM relation r WHERE r.agency = sqlc.arg(agency) AND r.person = sqlc.arg(person)
                           AND (CAST(sqlc.arg(part) AS TEXT) = '' OR r.relation = CAST(sqlc.arg(part) AS TEXT)))
           AND (CAST(sqlc.arg(period) AS TEXT) = '' OR a.period = CAST(sqlc.arg(period) AS TEXT))
           AND (CAST(sqlc.arg(stage) AS TEXT) = '' OR a.stage = CAST(sqlc.arg(stage) AS TEXT))
           AND (CAST(sqlc.arg(name) AS TEXT) = '' OR x.folded LIKE CAST(sqlc.arg(name) AS TEXT) ESCAPE '!')
         ORDER BY x.folded, x.id, a.begins DESC, a.id LIMIT sqlc.arg(most) OFFSET sqlc.arg(skip)) c
  JOIN person o ON o.agency = sqlc.arg(agency) AND o.id = c.rating_official
  LEFT JOIN task t ON t.agency = sqlc.arg(agency) AND t.case_id = c.id
  LEFT JOIN person h ON h.agency = sqlc.arg(agency) AND h.id = t.person
 ORDER BY c.folded, c.executive, c.begins DESC, c.id, t.act, t.person;

-- name: CasesOfMany :many
-- The same page for who has a part in most cases: it goes along the names and asks of each case, until the page is full.
SELECT c.id, c.executive, c.executive_name, c.title, c.period_title, c.begins, c.ends, c.stage, o.name AS rating_official,
       CAST(COALESCE(t.act, '') AS TEXT) AS act, CAST(COALESCE(t.what, '') AS TEXT) AS what, CAST(COALESCE(t.person, '') AS TEXT) AS person,
       CAST(COALESCE(t.office, '') AS TEXT) AS office, CAST(COALESCE(t.since_on, '') AS TEXT) AS since_on, CAST(COALESCE(t.from_on, '') AS TEXT) AS from_on,
       CAST(COALESCE(t.until_on, '') AS TEXT) AS until_on, CAST(COALESCE(t.provision, '') AS TEXT) AS provision, CAST(COALESCE(t.may, 0) AS BIGINT) AS may,
       CAST(COALESCE(h.name, '') AS TEXT) AS holder,
       CAST(CASE WHEN t.office <> '' AND EXISTS (SELECT 1 FROM relation q WHERE q.agency = sqlc.arg(agency) AND q.case_id = c.id
                                                    AND q.person = sqlc.arg(person) AND q.relation = t.office) THEN 1 ELSE 0 END AS BIGINT) AS mine
  FROM (SELECT a.id, a.executive, x.name AS executive_name, x.folded, a.title, e.title AS period_title, a.begins, a.ends, a.stage, a.rating_official
          FROM person x CROSS JOIN appraisal a
          JOIN period e ON e.agency = a.agency AND e.id = a.period
         WHERE x.agency = sqlc.arg(agency) AND a.agency = x.agency AND a.executive = x.id
           AND EXISTS (SELECT 1 FROM relation r WHERE r.agency = sqlc.arg(agency) AND r.case_id = a.id AND r.person = sqlc.arg(person)
                           AND (CAST(sqlc.arg(part) AS TEXT) = '' OR r.relation = CAST(sqlc.arg(part) AS TEXT)))
           AND (CAST(sqlc.arg(period) AS TEXT) = '' OR a.period = CAST(sqlc.arg(period) AS TEXT))
           AND (CAST(sqlc.arg(stage) AS TEXT) = '' OR a.stage = CAST(sqlc.arg(stage) AS TEXT))
           AND (CAST(sqlc.arg(name) AS TEXT) = '' OR x.folded LIKE CAST(sqlc.arg(name) AS TEXT) ESCAPE '!')
         ORDER BY x.folded, x.id, a.begins DESC, a.id LIMIT sqlc.arg(most) OFFSET sqlc.arg(skip)) c
  JOIN person o ON o.agency = sqlc.arg(agency) AND o.id = c.rating_official
  LEFT JOIN task t ON t.agency = sqlc.arg(agency) AND t.case_id = c.id
  LEFT JOIN person h ON h.agency = sqlc.arg(agency) AND h.id = t.person
 ORDER BY c.folded, c.executive, c.begins DESC, c.id, t.act, t.person;

-- name: CasesOfBoard :many
-- The cases before a board that a person has a part in, with how many of its members have stepped aside from each.
SELECT a.id, x.name AS executive_name, a.title, e.title AS period_title, a.stage, x.appointment,
       CAST((SELECT COUNT(*) FROM recusal q WHERE q.agency = a.agency AND q.board = a.board AND q.case_id = a.id) AS BIGINT) AS recused,
       CAST(COUNT(*) OVER () AS BIGINT) AS total
  FROM appraisal a
  JOIN person x ON x.agency = a.agency AND x.id = a.executive
  JOIN period e ON e.agency = a.agency AND e.id = a.period
 WHERE a.agency = sqlc.arg(agency) AND a.board = sqlc.arg(board)
   AND a.id IN (SELECT r.case_id FROM relation r WHERE r.agency = sqlc.arg(agency) AND r.person = sqlc.arg(person))
 ORDER BY a.begins DESC, CASE WHEN a.stage = 'referred' THEN 0 ELSE 1 END, x.folded, a.id LIMIT sqlc.arg(most) OFFSET sqlc.arg(skip);

-- name: BoardSeats :many
-- Who serves on a board, with the appointment on record.
SELECT m.person, p.name, p.title, p.appointment, m.role, m.from_on, m.published_on, m.citation
  FROM board_member m JOIN person p ON p.agency = m.agency AND p.id = m.person
 WHERE m.agency = sqlc.arg(agency) AND m.board = sqlc.arg(board) AND m.ended_on = ''
 ORDER BY m.role, p.folded, p.id;
