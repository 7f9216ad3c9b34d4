-- name: Orphans :many
-- A page of what nobody can do today, on the appraisals that a person of executive resources looks after: the tasks of somebody
-- who left or is not on record, and those of an office of the case that nobody who is there holds. By due day, with the count of all.
WITH orphan AS (
  SELECT t.case_id, t.act, t.what, t.person, t.office, t.since_on, t.until_on, t.provision, t.may,
         COALESCE(h.name, '') AS holder, COALESCE(h.left_on, '') AS left_on,
         ROW_NUMBER() OVER (ORDER BY CASE WHEN t.until_on = '' THEN 1 ELSE 0 END, t.until_on, t.since_on, t.case_id, t.act, t.person, t.office) AS place,
         COUNT(*) OVER () AS total
    FROM task t LEFT JOIN person h ON h.agency = t.agency AND h.id = t.person
   WHERE t.agency = sqlc.arg(agency)
     AND t.case_id IN (SELECT r.case_id FROM relation r WHERE r.agency = sqlc.arg(agency) AND r.person = sqlc.arg(person) AND r.relation = 'executive-resources')
     AND EXISTS (SELECT 1 FROM appraisal b WHERE b.agency = t.agency AND b.id = t.case_id)
     AND (t.may = 0 OR t.until_on = '' OR t.until_on >= CAST(sqlc.arg(today) AS TEXT))
     AND ((t.person <> '' AND COALESCE(h.left_on, '-') <> '')
       OR (t.person = '' AND t.office <> 'executive-resources'
           AND NOT EXISTS (SELECT 1 FROM relation q JOIN person p ON p.agency = q.agency AND p.id = q.person
                            WHERE q.agency = t.agency AND q.case_id = t.case_id AND q.relation = t.office AND p.left_on = '')))
)
SELECT CAST(o.place AS BIGINT) AS place, CAST(o.total AS BIGINT) AS total, o.case_id, o.act, o.what, o.person, o.office, o.since_on, o.until_on, o.provision, o.may,
       CAST(o.holder AS TEXT) AS holder, CAST(o.left_on AS TEXT) AS left_on,
       a.executive, CAST(COALESCE(x.name, '') AS TEXT) AS executive_name, a.title, CAST(COALESCE(e.title, '') AS TEXT) AS period_title,
       a.rating_official, a.reviewing_official, a.appointing_authority, a.higher_level_reviewer, a.stage
  FROM orphan o
  JOIN appraisal a ON a.agency = sqlc.arg(agency) AND a.id = o.case_id
  LEFT JOIN person x ON x.agency = sqlc.arg(agency) AND x.id = a.executive
  LEFT JOIN period e ON e.agency = sqlc.arg(agency) AND e.id = a.period
 WHERE o.place > CAST(sqlc.arg(skip) AS BIGINT) AND o.place <= CAST(sqlc.arg(last) AS BIGINT)
 ORDER BY o.place;

-- name: PartsTaken :many
-- A page of the open appraisals in which somebody has a part by name, of those that a person of executive resources looks after: a
-- row for each part and each task that waits for that somebody. A finished one is there while something of it waits.
WITH part AS (
  SELECT a.id, x.name AS executive_name, a.executive, a.title, e.title AS period_title, a.stage,
         ROW_NUMBER() OVER (ORDER BY a.begins DESC, x.folded, a.id) AS place, COUNT(*) OVER () AS total
    FROM appraisal a
    JOIN person x ON x.agency = a.agency AND x.id = a.executive
    JOIN period e ON e.agency = a.agency AND e.id = a.period
   WHERE a.agency = sqlc.arg(agency)
     AND a.id IN (SELECT r.case_id FROM relation r WHERE r.agency = sqlc.arg(agency) AND r.person = sqlc.arg(somebody)
                     AND r.relation IN ('executive', 'rating-official', 'reviewing-official', 'appointing-authority', 'higher-level-reviewer', 'gaining-supervisor'))
     AND a.id IN (SELECT q.case_id FROM relation q WHERE q.agency = sqlc.arg(agency) AND q.person = sqlc.arg(person) AND q.relation = 'executive-resources')
     AND (a.stage NOT IN ('informed', 'closed')
       OR EXISTS (SELECT 1 FROM task w WHERE w.agency = a.agency AND w.case_id = a.id AND w.person = sqlc.arg(somebody)
                     AND (w.may = 0 OR w.until_on = '' OR w.until_on >= CAST(sqlc.arg(today) AS TEXT))))
)
SELECT CAST(p.place AS BIGINT) AS place, CAST(p.total AS BIGINT) AS total, p.id, p.executive, p.executive_name, p.title, p.period_title, p.stage,
       CAST(r.relation AS TEXT) AS relation, CAST(COALESCE(t.act, '') AS TEXT) AS act, CAST(COALESCE(t.what, '') AS TEXT) AS what,
       CAST(COALESCE(t.until_on, '') AS TEXT) AS until_on
  FROM part p
  JOIN relation r ON r.agency = sqlc.arg(agency) AND r.case_id = p.id AND r.person = sqlc.arg(somebody)
   AND r.relation IN ('executive', 'rating-official', 'reviewing-official', 'appointing-authority', 'higher-level-reviewer', 'gaining-supervisor')
  LEFT JOIN task t ON t.agency = sqlc.arg(agency) AND t.case_id = p.id AND t.person = sqlc.arg(somebody)
   AND (t.may = 0 OR t.until_on = '' OR t.until_on >= CAST(sqlc.arg(today) AS TEXT))
 WHERE p.place > CAST(sqlc.arg(skip) AS BIGINT) AND p.place <= CAST(sqlc.arg(last) AS BIGINT)
 ORDER BY p.place, r.relation, t.until_on, t.act;

-- name: SeatsOf :many
-- On which boards somebody serves, of those that a person of executive resources looks after.
SELECT b.id, b.name, m.role, m.from_on
  FROM board_member m JOIN board b ON b.agency = m.agency AND b.id = m.board
 WHERE m.agency = sqlc.arg(agency) AND m.person = sqlc.arg(somebody) AND m.ended_on = ''
   AND EXISTS (SELECT 1 FROM relation r WHERE r.agency = m.agency AND r.case_id = b.id AND r.person = sqlc.arg(person) AND r.relation = 'executive-resources')
 ORDER BY b.name, b.id;

-- name: OfficesHeld :many
-- The offices somebody holds, each with its organization; none for the whole agency.
SELECT o.office, CAST(COALESCE(u.name, '') AS TEXT) AS unit_name
  FROM official o LEFT JOIN unit u ON u.agency = o.agency AND u.id = o.unit
 WHERE o.agency = $1 AND o.person = $2 AND o.until_on = '' ORDER BY o.office, unit_name;

-- name: StandinsOf :many
-- Who acts or prepares in somebody's place, and in whose place that somebody does, as far as it has not ended by a day.
SELECT s.principal, s.person, s.kind, s.relation, s.until_on, CAST(COALESCE(p.name, s.principal) AS TEXT) AS principal_name, CAST(COALESCE(h.name, s.person) AS TEXT) AS person_name
  FROM standin s
  LEFT JOIN person p ON p.agency = s.agency AND p.id = s.principal
  LEFT JOIN person h ON h.agency = s.agency AND h.id = s.person
 WHERE s.agency = sqlc.arg(agency) AND (s.principal = sqlc.arg(somebody) OR s.person = sqlc.arg(somebody)) AND s.ended_on = ''
   AND (s.until_on = '' OR s.until_on >= CAST(sqlc.arg(today) AS TEXT))
 ORDER BY s.principal, s.kind, s.number, s.relation;

-- name: CorrectionsWaiting :many
-- A page of the appraisals on which a correction waits for its second person, of those that a person of executive resources looks after.
SELECT t.case_id, CAST(MIN(t.since_on) AS TEXT) AS since_on, CAST(COUNT(*) OVER () AS BIGINT) AS total
  FROM task t
 WHERE t.agency = sqlc.arg(agency) AND t.act = 'appraisal.confirm-correction'
   AND t.case_id IN (SELECT r.case_id FROM relation r WHERE r.agency = sqlc.arg(agency) AND r.person = sqlc.arg(person) AND r.relation = 'executive-resources')
 GROUP BY t.case_id
 ORDER BY MIN(t.since_on), t.case_id LIMIT sqlc.arg(most) OFFSET sqlc.arg(skip);
