-- name: SystemsInForce :many
SELECT id FROM system WHERE agency = $1 AND from_on <> '' ORDER BY from_on, id;

-- name: Systems :many
SELECT * FROM system WHERE agency = $1 ORDER BY kind DESC, from_on DESC, title, id;

-- name: Coverages :many
SELECT * FROM coverage WHERE agency = $1 ORDER BY system, appointment, unit;

-- name: SystemsOf :many
-- The systems that a person may see, a row for each task: those that were put in force, and to whom the person is
-- anything more than a member of the agency, those that are on their way.
SELECT s.id, s.title, s.kind, s.sum, s.stage, s.conforms, s.from_on, s.until_on,
       CAST(COALESCE(t.act, '') AS TEXT) AS act, CAST(COALESCE(t.what, '') AS TEXT) AS what, CAST(COALESCE(t.office, '') AS TEXT) AS office,
       CAST(COALESCE(t.since_on, '') AS TEXT) AS since_on, CAST(COALESCE(t.until_on, '') AS TEXT) AS due_on, CAST(COALESCE(t.may, 0) AS BIGINT) AS may,
       CAST(COALESCE(t.provision, '') AS TEXT) AS provision,
       CAST((SELECT COUNT(*) FROM finding f WHERE f.agency = s.agency AND f.case_id = s.id
                AND EXISTS (SELECT 1 FROM relation q WHERE q.agency = s.agency AND q.case_id = s.id AND q.person = sqlc.arg(person))) AS BIGINT) AS findings
  FROM system s
  LEFT JOIN task t ON t.agency = s.agency AND t.case_id = s.id
        AND EXISTS (SELECT 1 FROM relation q WHERE q.agency = s.agency AND q.case_id = s.id AND q.person = sqlc.arg(person))
 WHERE s.agency = sqlc.arg(agency)
   AND (s.from_on <> '' OR EXISTS (SELECT 1 FROM relation r WHERE r.agency = s.agency AND r.case_id = s.id AND r.person = sqlc.arg(person)))
 ORDER BY s.kind DESC, CASE WHEN s.from_on = '' THEN 0 ELSE 1 END, s.from_on DESC, s.title, s.id, t.may, t.act;

-- name: CoverageNamed :many
-- Whom the systems that were put in force cover, with the names of the units.
SELECT c.system, c.appointment, c.unit, CAST(COALESCE(u.name, '') AS TEXT) AS unit_name, c.from_on, c.until_on
  FROM coverage c LEFT JOIN unit u ON u.agency = c.agency AND u.id = c.unit
 WHERE c.agency = $1 ORDER BY c.system, c.unit, c.appointment;

-- name: CoverageTally :many
-- How many people are under how many systems on a day, and under which, where it is one.
WITH RECURSIVE above (unit, higher) AS (
    SELECT u.id, u.id FROM unit u WHERE u.agency = sqlc.arg(agency)
    UNION ALL
    SELECT a.unit, u.parent FROM above a JOIN unit u ON u.agency = sqlc.arg(agency) AND u.id = a.higher WHERE u.parent <> ''
), whole AS (
    SELECT c.appointment, COUNT(*) AS systems, MIN(c.system) AS first FROM coverage c
     WHERE c.agency = sqlc.arg(agency) AND c.unit = '' AND c.from_on <= sqlc.arg(day) AND c.until_on >= sqlc.arg(day)
     GROUP BY c.appointment
), component AS (
    SELECT c.appointment, a.unit, COUNT(DISTINCT c.system) AS systems, MIN(c.system) AS first FROM coverage c JOIN above a ON a.higher = c.unit
     WHERE c.agency = sqlc.arg(agency) AND c.unit <> '' AND c.from_on <= sqlc.arg(day) AND c.until_on >= sqlc.arg(day)
     GROUP BY c.appointment, a.unit
), placed AS (
    SELECT CASE WHEN COALESCE(x.systems, w.systems, 0) > 1 THEN 2 ELSE COALESCE(x.systems, w.systems, 0) END AS systems,
           CASE WHEN COALESCE(x.systems, w.systems, 0) = 1 THEN COALESCE(x.first, w.first, '') ELSE '' END AS system
      FROM person p
      LEFT JOIN component x ON x.appointment = p.appointment AND x.unit = p.unit
      LEFT JOIN whole w ON w.appointment = p.appointment
     WHERE p.agency = sqlc.arg(agency)
       AND p.appointment IN ('career', 'noncareer', 'limited-term', 'limited-emergency', 'senior-level', 'scientific-professional')
)
SELECT CAST(l.systems AS BIGINT) AS systems, CAST(l.system AS TEXT) AS system, COUNT(*) AS people
  FROM placed l GROUP BY l.systems, l.system ORDER BY 1, 2;

-- name: CoverageOfPeople :many
-- Each person whose appointment some system covers, with how many systems cover that person on a day: those of a
-- component of which the unit is part, and only without one those of the whole agency. One is as it should be; who is
-- under none or two comes first. A page of them; of one person, or of those whose name or system is asked for, alone.
WITH RECURSIVE above (unit, higher) AS (
    SELECT u.id, u.id FROM unit u WHERE u.agency = sqlc.arg(agency)
    UNION ALL
    SELECT a.unit, u.parent FROM above a JOIN unit u ON u.agency = sqlc.arg(agency) AND u.id = a.higher WHERE u.parent <> ''
), whole AS (
    SELECT c.appointment, COUNT(*) AS systems, MIN(c.system) AS first FROM coverage c
     WHERE c.agency = sqlc.arg(agency) AND c.unit = '' AND c.from_on <= sqlc.arg(day) AND c.until_on >= sqlc.arg(day)
     GROUP BY c.appointment
), component AS (
    SELECT c.appointment, a.unit, COUNT(DISTINCT c.system) AS systems, MIN(c.system) AS first FROM coverage c JOIN above a ON a.higher = c.unit
     WHERE c.agency = sqlc.arg(agency) AND c.unit <> '' AND c.from_on <= sqlc.arg(day) AND c.until_on >= sqlc.arg(day)
     GROUP BY c.appointment, a.unit
)
SELECT p.id, p.name, p.title, p.unit, CAST(COALESCE(n.name, '') AS TEXT) AS unit_name, p.appointment, p.appointed_on,
       CAST(COALESCE(x.systems, w.systems, 0) AS BIGINT) AS systems, CAST(COALESCE(x.first, w.first, '') AS TEXT) AS system,
       CAST(COUNT(*) OVER () AS BIGINT) AS total
  FROM person p
  LEFT JOIN unit n ON n.agency = p.agency AND n.id = p.unit
  LEFT JOIN component x ON x.appointment = p.appointment AND x.unit = p.unit
  LEFT JOIN whole w ON w.appointment = p.appointment
 WHERE p.agency = sqlc.arg(agency)
   AND p.appointment IN ('career', 'noncareer', 'limited-term', 'limited-emergency', 'senior-level', 'scientific-professional')
   AND (CAST(sqlc.arg(person) AS TEXT) = '' OR p.id = CAST(sqlc.arg(person) AS TEXT))
   AND (CAST(sqlc.arg(name) AS TEXT) = '' OR p.folded LIKE CAST(sqlc.arg(name) AS TEXT) ESCAPE '!')
   AND (CAST(sqlc.arg(system) AS TEXT) = '' OR (COALESCE(x.systems, w.systems, 0) = 1 AND COALESCE(x.first, w.first, '') = CAST(sqlc.arg(system) AS TEXT)))
 ORDER BY CASE WHEN COALESCE(x.systems, w.systems, 0) = 1 THEN 1 ELSE 0 END, p.folded, p.id LIMIT sqlc.arg(most) OFFSET sqlc.arg(skip);
