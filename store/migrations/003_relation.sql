-- What each person is to each case: the only source of power and sight. Every list, count, search and export
-- starts here. An office counts while it is held: its end is an act of its own. CROSS JOIN is an inner join that
-- SQLite takes in the order written: from the few rows of a person to those of cases.

-- +goose Up
CREATE VIEW relation AS
SELECT agency, id AS case_id, executive AS person, CAST('executive' AS TEXT) AS relation
  FROM appraisal WHERE executive <> ''
UNION ALL
SELECT agency, id, rating_official, CAST('rating-official' AS TEXT)
  FROM appraisal WHERE rating_official <> ''
UNION ALL
SELECT agency, id, reviewing_official, CAST('reviewing-official' AS TEXT)
  FROM appraisal WHERE reviewing_official <> ''
UNION ALL
SELECT agency, id, appointing_authority, CAST('appointing-authority' AS TEXT)
  FROM appraisal WHERE appointing_authority <> ''
UNION ALL
SELECT agency, id, higher_level_reviewer, CAST('higher-level-reviewer' AS TEXT)
  FROM appraisal WHERE higher_level_reviewer <> ''
UNION ALL
SELECT d.agency, d.case_id, d.supervisor, CAST('gaining-supervisor' AS TEXT)
  FROM detail d
 WHERE NOT EXISTS (SELECT 1 FROM detail e
                    WHERE e.agency = d.agency AND e.case_id = d.case_id AND e.number < d.number AND e.supervisor = d.supervisor)
UNION ALL
-- Who serves on the board that considers the case, is not its executive and is not recused from it.
SELECT m.agency, a.id, m.person, CAST('board-member' AS TEXT)
  FROM board_member m CROSS JOIN appraisal a
 WHERE a.agency = m.agency AND a.board = m.board AND m.ended_on = '' AND m.person <> a.executive
   AND NOT EXISTS (SELECT 1 FROM recusal r
                    WHERE r.agency = m.agency AND r.board = m.board AND r.person = m.person AND r.case_id = a.id)
UNION ALL
SELECT m.agency, a.id, m.person, CAST('board-chair' AS TEXT)
  FROM board_member m CROSS JOIN appraisal a
 WHERE a.agency = m.agency AND a.board = m.board AND m.ended_on = '' AND m.person <> a.executive AND m.role = 'chair'
   AND NOT EXISTS (SELECT 1 FROM recusal r
                    WHERE r.agency = m.agency AND r.board = m.board AND r.person = m.person AND r.case_id = a.id)
UNION ALL
-- Each other member presides once the chair has stepped aside from the case, when it is the chair's own, and while the
-- board has no chair.
SELECT m.agency, a.id, m.person, CAST('board-chair' AS TEXT)
  FROM board_member m CROSS JOIN board_member c CROSS JOIN recusal q CROSS JOIN appraisal a
 WHERE m.ended_on = '' AND m.role <> 'chair' AND c.agency = m.agency AND c.board = m.board AND c.role = 'chair' AND c.ended_on = ''
   AND q.agency = c.agency AND q.board = c.board AND q.person = c.person
   AND a.agency = q.agency AND a.id = q.case_id AND a.board = m.board AND m.person <> a.executive AND c.person <> a.executive
   AND NOT EXISTS (SELECT 1 FROM recusal r
                    WHERE r.agency = m.agency AND r.board = m.board AND r.person = m.person AND r.case_id = a.id)
UNION ALL
SELECT m.agency, a.id, m.person, CAST('board-chair' AS TEXT)
  FROM board_member m CROSS JOIN board_member c CROSS JOIN appraisal a
 WHERE m.ended_on = '' AND m.role <> 'chair' AND c.agency = m.agency AND c.board = m.board AND c.role = 'chair' AND c.ended_on = ''
   AND a.agency = c.agency AND a.executive = c.person AND a.board = m.board
   AND NOT EXISTS (SELECT 1 FROM recusal r
                    WHERE r.agency = m.agency AND r.board = m.board AND r.person = m.person AND r.case_id = a.id)
UNION ALL
SELECT m.agency, a.id, m.person, CAST('board-chair' AS TEXT)
  FROM board_member m CROSS JOIN appraisal a
 WHERE a.agency = m.agency AND a.board = m.board AND m.ended_on = '' AND m.person <> a.executive
   AND NOT EXISTS (SELECT 1 FROM board_member c WHERE c.agency = m.agency AND c.board = m.board AND c.role = 'chair' AND c.ended_on = '')
   AND NOT EXISTS (SELECT 1 FROM recusal r
                    WHERE r.agency = m.agency AND r.board = m.board AND r.person = m.person AND r.case_id = a.id)
UNION ALL
SELECT agency, board, person, CAST('board-member' AS TEXT)
  FROM board_member WHERE ended_on = ''
UNION ALL
SELECT agency, board, person, CAST('board-chair' AS TEXT)
  FROM board_member WHERE ended_on = '' AND role = 'chair'
UNION ALL
-- Offices of the whole agency: of an appraisal, ER and the oversight official alone; of everything else also the
-- agency head and the Inspector General; the administrator of the agency itself and of nothing in it.
SELECT o.agency, s.id, o.person, o.office
  FROM official o CROSS JOIN stream s
 WHERE s.agency = o.agency AND o.unit = '' AND o.until_on = ''
   AND (o.office IN ('executive-resources', 'oversight-official')
     OR (o.office IN ('agency-head', 'inspector-general') AND s.kind <> 'appraisal')
     OR (o.office = 'administrator' AND s.kind = 'agency'))
UNION ALL
SELECT o.agency, a.id, o.person, o.office
  FROM official o CROSS JOIN appraisal a
 WHERE a.agency = o.agency AND a.unit = o.unit AND o.unit <> '' AND o.until_on = '' AND o.office = 'executive-resources'
UNION ALL
-- The Inspector General who is named for a unit: of the appraisal periods, for assessments and guidelines.
SELECT o.agency, p.id, o.person, o.office
  FROM official o CROSS JOIN period p
 WHERE p.agency = o.agency AND o.unit <> '' AND o.until_on = '' AND o.office = 'inspector-general'
UNION ALL
SELECT agency, id, id, CAST('self' AS TEXT)
  FROM person;
