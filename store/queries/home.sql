-- name: TasksOf :many
-- What waits for a person, by name or by what the person is to the case: what is open by due day, a page of it, and the
-- first of what opens later; with the person's draft. The case is an appraisal or a system of the agency. What has no due day stands after what is due soon. The counts are of all, not of the page.
WITH mine AS (
  SELECT t.case_id, t.act, t.what, t.since_on, t.from_on, t.until_on, t.provision, t.may
    FROM task t
   WHERE t.agency = sqlc.arg(agency) AND t.person = sqlc.arg(person)
     AND EXISTS (SELECT 1 FROM relation r WHERE r.agency = sqlc.arg(agency) AND r.case_id = t.case_id AND r.person = sqlc.arg(person))
  UNION ALL
  SELECT t.case_id, t.act, t.what, t.since_on, t.from_on, t.until_on, t.provision, t.may
    FROM task t
   WHERE t.agency = sqlc.arg(agency) AND t.person = ''
     AND t.office IN (SELECT o.office FROM official o WHERE o.agency = sqlc.arg(agency) AND o.person = sqlc.arg(person) AND o.until_on = ''
                      UNION SELECT 'board-chair' FROM board_member b WHERE b.agency = sqlc.arg(agency) AND b.person = sqlc.arg(person) AND b.ended_on = '')
     AND EXISTS (SELECT 1 FROM relation r WHERE r.agency = sqlc.arg(agency) AND r.case_id = t.case_id AND r.person = sqlc.arg(person) AND r.relation = t.office)
), dated AS (
  SELECT m.case_id, m.act, m.what, m.since_on, m.from_on, m.until_on, m.provision, m.may,
         CASE WHEN m.from_on > CAST(sqlc.arg(today) AS TEXT) THEN 1 ELSE 0 END AS later,
         CASE WHEN m.until_on <> '' AND m.until_on < CAST(sqlc.arg(today) AS TEXT) THEN 1 ELSE 0 END AS late
    FROM mine m
   WHERE m.may = 0 OR m.until_on = '' OR m.until_on >= CAST(sqlc.arg(today) AS TEXT)
), placed AS (
  SELECT d.case_id, d.act, d.what, d.since_on, d.from_on, d.until_on, d.provision, d.may, d.later, d.late,
         ROW_NUMBER() OVER (PARTITION BY d.later ORDER BY CASE WHEN d.later = 1 THEN d.from_on ELSE '' END,
                            CASE WHEN d.until_on = '' THEN CAST(sqlc.arg(soon) AS TEXT) ELSE d.until_on END, d.may, d.since_on, d.case_id, d.act) AS place,
         COUNT(*) OVER (PARTITION BY d.later) AS total, SUM(d.late) OVER (PARTITION BY d.later) AS late_total
    FROM dated d
)
SELECT p.case_id, p.act, p.what, p.since_on, p.from_on, p.until_on, p.provision, p.may, CAST(p.later AS BIGINT) AS later,
       CAST(p.total AS BIGINT) AS total, CAST(p.late_total AS BIGINT) AS late_total,
       CAST(COALESCE(a.executive, '') AS TEXT) AS executive, CAST(COALESCE(x.name, '') AS TEXT) AS executive_name,
       CAST(COALESCE(a.title, '') AS TEXT) AS title, CAST(COALESCE(e.title, '') AS TEXT) AS period_title,
       CAST(COALESCE(s.title, '') AS TEXT) AS system_title, CAST(COALESCE(w.saved_at, 0) AS BIGINT) AS saved_at
  FROM placed p
  LEFT JOIN appraisal a ON a.agency = sqlc.arg(agency) AND a.id = p.case_id
  LEFT JOIN person x ON x.agency = sqlc.arg(agency) AND x.id = a.executive
  LEFT JOIN period e ON e.agency = sqlc.arg(agency) AND e.id = a.period
  LEFT JOIN system s ON s.agency = sqlc.arg(agency) AND s.id = p.case_id
  LEFT JOIN draft w ON w.agency = sqlc.arg(agency) AND w.person = sqlc.arg(person) AND w.case_id = p.case_id AND w.act = p.act
 WHERE (p.later = 0 AND p.place > CAST(sqlc.arg(skip) AS BIGINT) AND p.place <= CAST(sqlc.arg(last) AS BIGINT)) OR (p.later = 1 AND p.place <= CAST(sqlc.arg(upcoming) AS BIGINT))
 ORDER BY p.later, p.place;

-- name: TaskCount :one
-- How many things wait for a person today, as TasksOf counts them.
SELECT COUNT(*) FROM (
  SELECT t.may, t.from_on, t.until_on
    FROM task t
   WHERE t.agency = sqlc.arg(agency) AND t.person = sqlc.arg(person)
     AND EXISTS (SELECT 1 FROM relation r WHERE r.agency = sqlc.arg(agency) AND r.case_id = t.case_id AND r.person = sqlc.arg(person))
  UNION ALL
  SELECT t.may, t.from_on, t.until_on
    FROM task t
   WHERE t.agency = sqlc.arg(agency) AND t.person = ''
     AND t.office IN (SELECT o.office FROM official o WHERE o.agency = sqlc.arg(agency) AND o.person = sqlc.arg(person) AND o.until_on = ''
                      UNION SELECT 'board-chair' FROM board_member b WHERE b.agency = sqlc.arg(agency) AND b.person = sqlc.arg(person) AND b.ended_on = '')
     AND EXISTS (SELECT 1 FROM relation r WHERE r.agency = sqlc.arg(agency) AND r.case_id = t.case_id AND r.person = sqlc.arg(person) AND r.relation = t.office)
) m
 WHERE m.from_on <= CAST(sqlc.arg(today) AS TEXT) AND (m.may = 0 OR m.until_on = '' OR m.until_on >= CAST(sqlc.arg(today) AS TEXT));

-- name: TasksOfOthers :many
-- What others owe, today, on the cases that a person has a part in: the first by due day, with the count of all. Whoever
-- has a part in a case sees whose turn it is.
SELECT t.case_id, t.act, t.what, t.since_on, t.until_on, t.provision, t.may, t.office, t.person, CAST(COALESCE(h.name, '') AS TEXT) AS holder,
       a.executive, x.name AS executive_name, e.title AS period_title, CAST(COUNT(*) OVER () AS BIGINT) AS total
  FROM task t
  JOIN appraisal a ON a.agency = t.agency AND a.id = t.case_id
  JOIN person x ON x.agency = t.agency AND x.id = a.executive
  JOIN period e ON e.agency = t.agency AND e.id = a.period
  LEFT JOIN person h ON h.agency = t.agency AND h.id = t.person
 WHERE t.agency = sqlc.arg(agency) AND t.person <> sqlc.arg(person)
   AND t.case_id IN (SELECT r.case_id FROM relation r WHERE r.agency = sqlc.arg(agency) AND r.person = sqlc.arg(person))
   AND t.from_on <= CAST(sqlc.arg(today) AS TEXT) AND (t.may = 0 OR t.until_on >= CAST(sqlc.arg(today) AS TEXT))
   AND NOT EXISTS (SELECT 1 FROM relation q WHERE q.agency = sqlc.arg(agency) AND q.case_id = t.case_id AND q.person = sqlc.arg(person) AND q.relation = t.office)
 ORDER BY CASE WHEN t.until_on = '' THEN 1 ELSE 0 END, t.until_on, t.since_on, t.case_id, t.act LIMIT sqlc.arg(most);

-- name: CasesOnHome :many
-- A person's own appraisals and those of the executives whom the person rates, as far as they are not finished or are of
-- the latest period; the cases before the person's boards; and those that wait for the person's decision. The first of
-- each relation, with the count of all, a row for each task. What is rated leaves the database only for whom the
-- declarations of the parts let see it.
SELECT c.id, c.relation, c.executive, x.name AS executive_name, c.title, c.begins, c.ends, e.title AS period_title, c.stage,
       CAST(c.total AS BIGINT) AS total, CAST(c.initial_level AS BIGINT) AS initial_level, CAST(c.recommended_level AS BIGINT) AS recommended_level,
       CAST((SELECT COALESCE(MAX(n.on_date), '') FROM entry n WHERE n.agency = sqlc.arg(agency) AND n.stream = c.id AND n.form LIKE 'appraisal.review-progress/%') AS TEXT) AS reviewed_on,
       CAST((SELECT COALESCE(MAX(n.on_date), '') FROM entry n WHERE n.agency = sqlc.arg(agency) AND n.stream = c.id AND n.form LIKE 'appraisal.record-accomplishments/%') AS TEXT) AS accomplished_on,
       CAST((SELECT COUNT(*) FROM finding f WHERE f.agency = sqlc.arg(agency) AND f.case_id = c.id) AS BIGINT) AS findings,
       CAST(COALESCE(t.act, '') AS TEXT) AS act, CAST(COALESCE(t.what, '') AS TEXT) AS what, CAST(COALESCE(t.person, '') AS TEXT) AS person,
       CAST(COALESCE(t.office, '') AS TEXT) AS office, CAST(COALESCE(t.since_on, '') AS TEXT) AS since_on, CAST(COALESCE(t.from_on, '') AS TEXT) AS from_on,
       CAST(COALESCE(t.until_on, '') AS TEXT) AS until_on, CAST(COALESCE(t.provision, '') AS TEXT) AS provision, CAST(COALESCE(t.may, 0) AS BIGINT) AS may,
       CAST(COALESCE(h.name, '') AS TEXT) AS holder,
       CAST(CASE WHEN t.office <> '' AND EXISTS (SELECT 1 FROM relation y WHERE y.agency = sqlc.arg(agency) AND y.case_id = c.id
                                                    AND y.person = sqlc.arg(person) AND y.relation = t.office) THEN 1 ELSE 0 END AS BIGINT) AS mine
  FROM (SELECT a.id, r.relation, a.executive, a.title, a.period, a.begins, a.ends, a.stage,
               CASE WHEN r.relation IN ('board-member', 'appointing-authority') THEN a.initial_level ELSE -1 END AS initial_level,
               CASE WHEN r.relation = 'appointing-authority' THEN a.recommended_level ELSE -1 END AS recommended_level,
               COUNT(*) OVER (PARTITION BY r.relation) AS total,
               ROW_NUMBER() OVER (PARTITION BY r.relation ORDER BY a.begins DESC, p.folded, a.id) AS place
          FROM relation r CROSS JOIN appraisal a CROSS JOIN person p
         WHERE r.agency = sqlc.arg(agency) AND r.person = sqlc.arg(person) AND r.relation IN ('executive', 'rating-official', 'board-member', 'appointing-authority')
           AND a.agency = r.agency AND a.id = r.case_id AND p.agency = r.agency AND p.id = a.executive
           AND ((r.relation IN ('executive', 'rating-official')
                 AND (a.stage <> 'informed' OR a.begins = (SELECT COALESCE(MAX(q.begins), '') FROM period q WHERE q.agency = sqlc.arg(agency) AND q.begins <= CAST(sqlc.arg(today) AS TEXT))))
             OR (r.relation = 'board-member' AND a.stage = 'referred')
             OR (r.relation = 'appointing-authority' AND a.stage = 'recommended'))) c
  JOIN person x ON x.agency = sqlc.arg(agency) AND x.id = c.executive
  JOIN period e ON e.agency = sqlc.arg(agency) AND e.id = c.period
  LEFT JOIN task t ON t.agency = sqlc.arg(agency) AND t.case_id = c.id
  LEFT JOIN person h ON h.agency = sqlc.arg(agency) AND h.id = t.person
 WHERE c.place <= CAST(sqlc.arg(most) AS BIGINT)
 ORDER BY c.relation, c.place, t.act, t.person;

-- name: StageCounts :many
-- How many of the cases that a person has a part in are at each stage, by period.
SELECT a.period, e.title AS period_title, e.begins, a.stage, COUNT(*) AS cases
  FROM appraisal a JOIN period e ON e.agency = a.agency AND e.id = a.period
 WHERE a.agency = sqlc.arg(agency)
   AND a.id IN (SELECT r.case_id FROM relation r WHERE r.agency = sqlc.arg(agency) AND r.person = sqlc.arg(person))
 GROUP BY a.period, e.title, e.begins, a.stage
 ORDER BY e.begins DESC, a.period, a.stage;

-- name: BoardsOf :many
-- The boards to which a person is anything.
SELECT b.id, b.name FROM board b
 WHERE b.agency = sqlc.arg(agency)
   AND EXISTS (SELECT 1 FROM relation r WHERE r.agency = sqlc.arg(agency) AND r.case_id = b.id AND r.person = sqlc.arg(person))
 ORDER BY b.name, b.id;
