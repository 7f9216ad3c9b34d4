-- name: TasksOf :many
-- What waits for a person, by name or by what the person is to the case, on an appraisal or a system of the agency, in three
-- groups: now, what must be done and has begun; may, what may be done and whose window is open; later, what opens on a
-- day to come. By legal due day, what is late first, what has no day last: a page of the group that is shown, and the first of
-- the others. The first of each group always comes, so that its counts, which are of all, are known on every page.
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
         CASE WHEN m.from_on > CAST(sqlc.arg(today) AS TEXT) THEN 'later' WHEN m.may = 1 THEN 'may' ELSE 'now' END AS part,
         CASE WHEN m.until_on <> '' AND m.until_on < CAST(sqlc.arg(today) AS TEXT) THEN 1 ELSE 0 END AS late
    FROM mine m
   WHERE m.may = 0 OR m.until_on = '' OR m.until_on >= CAST(sqlc.arg(today) AS TEXT)
), placed AS (
  SELECT d.case_id, d.act, d.what, d.since_on, d.from_on, d.until_on, d.provision, d.part,
         ROW_NUMBER() OVER (PARTITION BY d.part ORDER BY CASE WHEN d.part = 'later' THEN d.from_on ELSE '' END,
                            CASE WHEN d.until_on = '' THEN 1 ELSE 0 END, d.until_on, d.since_on, d.case_id, d.act) AS place,
         COUNT(*) OVER (PARTITION BY d.part) AS total, SUM(d.late) OVER (PARTITION BY d.part) AS late_total
    FROM dated d
)
SELECT CAST(p.part AS TEXT) AS part, CAST(p.place AS BIGINT) AS place, CAST(p.total AS BIGINT) AS total, CAST(p.late_total AS BIGINT) AS late_total,
       p.case_id, p.act, p.what, p.since_on, p.from_on, p.until_on, p.provision,
       CAST(COALESCE(a.executive, '') AS TEXT) AS executive, CAST(COALESCE(x.name, '') AS TEXT) AS executive_name,
       CAST(COALESCE(a.title, '') AS TEXT) AS title, CAST(COALESCE(e.title, '') AS TEXT) AS period_title,
       CAST(COALESCE(s.title, '') AS TEXT) AS system_title, CAST(COALESCE(w.saved_at, 0) AS BIGINT) AS saved_at
  FROM placed p
  LEFT JOIN appraisal a ON a.agency = sqlc.arg(agency) AND a.id = p.case_id
  LEFT JOIN person x ON x.agency = sqlc.arg(agency) AND x.id = a.executive
  LEFT JOIN period e ON e.agency = sqlc.arg(agency) AND e.id = a.period
  LEFT JOIN system s ON s.agency = sqlc.arg(agency) AND s.id = p.case_id
  LEFT JOIN draft w ON w.agency = sqlc.arg(agency) AND w.person = sqlc.arg(person) AND w.case_id = p.case_id AND w.act = p.act
 WHERE p.place = 1 OR (p.part = CAST(sqlc.arg(shown) AS TEXT) AND p.place > CAST(sqlc.arg(skip) AS BIGINT) AND p.place <= CAST(sqlc.arg(last) AS BIGINT))
    OR (p.part <> CAST(sqlc.arg(shown) AS TEXT) AND p.place <= CAST(sqlc.arg(beside) AS BIGINT))
 ORDER BY p.part, p.place;

-- name: TasksOfOthers :many
-- What others owe, today, on the cases that a person has a part in: a page by due day, with the count of all. Whoever
-- has a part in a case sees whose turn it is.
WITH owed AS (
  SELECT t.case_id, t.act, t.what, t.since_on, t.until_on, t.provision, t.may, t.office, t.person,
         ROW_NUMBER() OVER (ORDER BY CASE WHEN t.until_on = '' THEN 1 ELSE 0 END, t.until_on, t.since_on, t.case_id, t.act, t.person) AS place,
         COUNT(*) OVER () AS total
    FROM task t
   WHERE t.agency = sqlc.arg(agency) AND t.person <> sqlc.arg(person)
     AND t.case_id IN (SELECT r.case_id FROM relation r WHERE r.agency = sqlc.arg(agency) AND r.person = sqlc.arg(person))
     AND EXISTS (SELECT 1 FROM appraisal b WHERE b.agency = sqlc.arg(agency) AND b.id = t.case_id)
     AND t.from_on <= CAST(sqlc.arg(today) AS TEXT) AND (t.may = 0 OR t.until_on >= CAST(sqlc.arg(today) AS TEXT))
     AND NOT EXISTS (SELECT 1 FROM relation q WHERE q.agency = sqlc.arg(agency) AND q.case_id = t.case_id AND q.person = sqlc.arg(person) AND q.relation = t.office)
)
SELECT p.case_id, p.act, p.what, p.since_on, p.until_on, p.provision, p.may, p.office, p.person, CAST(COALESCE(h.name, '') AS TEXT) AS holder,
       a.executive, x.name AS executive_name, a.title, e.title AS period_title, CAST(p.place AS BIGINT) AS place, CAST(p.total AS BIGINT) AS total
  FROM owed p
  JOIN appraisal a ON a.agency = sqlc.arg(agency) AND a.id = p.case_id
  JOIN person x ON x.agency = sqlc.arg(agency) AND x.id = a.executive
  JOIN period e ON e.agency = sqlc.arg(agency) AND e.id = a.period
  LEFT JOIN person h ON h.agency = sqlc.arg(agency) AND h.id = p.person
 WHERE p.place = 1 OR (p.place > CAST(sqlc.arg(skip) AS BIGINT) AND p.place <= CAST(sqlc.arg(last) AS BIGINT))
 ORDER BY p.place;

-- name: CasesOnHome :many
-- A person's own appraisals and those of the executives whom the person rates, as far as they are not finished or are of
-- the latest period; the cases before the person's boards; and those that wait for the person's decision. The first of
-- each relation, with the count of all, a row for each task. What is rated leaves the database only for whom the
-- declarations of the parts let see it.
SELECT c.id, c.relation, c.executive, x.name AS executive_name, c.title, c.begins, c.ends, e.title AS period_title, c.stage, c.came_to, c.board_members,
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
  FROM (SELECT a.id, r.relation, a.executive, a.title, a.period, a.begins, a.ends, a.stage, a.came_to, a.board_members,
               CASE WHEN r.relation IN ('board-member', 'appointing-authority') THEN a.initial_level ELSE -1 END AS initial_level,
               CASE WHEN r.relation = 'appointing-authority' THEN a.recommended_level ELSE -1 END AS recommended_level,
               COUNT(*) OVER (PARTITION BY r.relation) AS total,
               ROW_NUMBER() OVER (PARTITION BY r.relation ORDER BY a.begins DESC, p.folded, a.id) AS place
          FROM relation r CROSS JOIN appraisal a CROSS JOIN person p
         WHERE r.agency = sqlc.arg(agency) AND r.person = sqlc.arg(person) AND r.relation IN ('executive', 'rating-official', 'board-member', 'appointing-authority')
           AND a.agency = r.agency AND a.id = r.case_id AND p.agency = r.agency AND p.id = a.executive
           AND ((r.relation IN ('executive', 'rating-official')
                 AND (a.stage NOT IN ('informed', 'closed') OR a.begins = (SELECT COALESCE(MAX(q.begins), '') FROM period q WHERE q.agency = sqlc.arg(agency) AND q.begins <= CAST(sqlc.arg(today) AS TEXT))))
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

-- name: DoneBy :many
-- What a person did, the newest first: a page of the entries that the person signed or made, on the cases that the person
-- still has a part in. Every person of the agency has a part in what is no appraisal. Looking into a case is left out.
SELECT e.seq, e.stream, e.on_date, e.at, e.behalf, e.form, CAST(COALESCE(a.executive, '') AS TEXT) AS executive,
       CAST(COALESCE(x.name, '') AS TEXT) AS executive_name, CAST(COALESCE(a.title, '') AS TEXT) AS title,
       CAST(COALESCE(p.title, '') AS TEXT) AS period_title, CAST(COALESCE(f.name, '') AS TEXT) AS behalf_name,
       CAST(COALESCE(y.title, b.name, u.name, d.title, q.name, o.title, '') AS TEXT) AS name, CAST(e.total AS BIGINT) AS total
  FROM (SELECT n.seq, n.stream, n.on_date, n.at, n.behalf, n.form, COUNT(*) OVER () AS total
          FROM entry n
         WHERE n.agency = sqlc.arg(agency) AND n.actor = sqlc.arg(person) AND n.stream NOT LIKE 'opening/%'
           AND (n.stream NOT LIKE 'appraisal/%'
             OR EXISTS (SELECT 1 FROM relation r WHERE r.agency = sqlc.arg(agency) AND r.case_id = n.stream AND r.person = sqlc.arg(person)))
         ORDER BY n.seq DESC LIMIT sqlc.arg(most) OFFSET sqlc.arg(skip)) e
  LEFT JOIN appraisal a ON a.agency = sqlc.arg(agency) AND a.id = e.stream
  LEFT JOIN person x ON x.agency = sqlc.arg(agency) AND x.id = a.executive
  LEFT JOIN period p ON p.agency = sqlc.arg(agency) AND p.id = a.period
  LEFT JOIN person f ON f.agency = sqlc.arg(agency) AND f.id = e.behalf
  LEFT JOIN system y ON y.agency = sqlc.arg(agency) AND y.id = e.stream
  LEFT JOIN board b ON b.agency = sqlc.arg(agency) AND b.id = e.stream
  LEFT JOIN unit u ON u.agency = sqlc.arg(agency) AND u.id = e.stream
  LEFT JOIN period d ON d.agency = sqlc.arg(agency) AND d.id = e.stream
  LEFT JOIN person q ON q.agency = sqlc.arg(agency) AND q.id = e.stream
  LEFT JOIN position o ON o.agency = sqlc.arg(agency) AND o.id = e.stream
 ORDER BY e.seq DESC;
