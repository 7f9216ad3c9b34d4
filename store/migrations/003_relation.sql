-- What each person is to each case: the only source of power and sight. Every list, count, search and export
-- starts here. An office counts while it is held: its end is an act of its own.

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
-- Who serves on the board that considers the case, is not its executive and is not recused from it.
SELECT a.agency, a.id, m.person, CAST('board-member' AS TEXT)
  FROM board_member m JOIN appraisal a ON a.agency = m.agency AND a.board = m.board
 WHERE m.ended_on = '' AND m.person <> a.executive
   AND NOT EXISTS (SELECT 1 FROM recusal r
                    WHERE r.agency = a.agency AND r.board = m.board AND r.person = m.person AND r.case_id = a.id)
UNION ALL
SELECT a.agency, a.id, m.person, CAST('board-chair' AS TEXT)
  FROM board_member m JOIN appraisal a ON a.agency = m.agency AND a.board = m.board
 WHERE m.ended_on = '' AND m.person <> a.executive
   AND ((a.presiding = '' AND m.role = 'chair') OR a.presiding = m.person)
   AND NOT EXISTS (SELECT 1 FROM recusal r
                    WHERE r.agency = a.agency AND r.board = m.board AND r.person = m.person AND r.case_id = a.id)
UNION ALL
SELECT agency, board, person, CAST('board-member' AS TEXT)
  FROM board_member WHERE ended_on = ''
UNION ALL
SELECT agency, board, person, CAST('board-chair' AS TEXT)
  FROM board_member WHERE ended_on = '' AND role = 'chair'
UNION ALL
-- Offices of the whole agency: of an appraisal, ER and the oversight official alone; of everything else also the
-- agency head and the Inspector General; the administrator of the agency itself and of nothing in it.
SELECT s.agency, s.id, o.person, o.office
  FROM official o JOIN stream s ON s.agency = o.agency
 WHERE o.unit = '' AND o.until_on = ''
   AND (o.office IN ('executive-resources', 'oversight-official')
     OR (o.office IN ('agency-head', 'inspector-general') AND s.kind <> 'appraisal')
     OR (o.office = 'administrator' AND s.kind = 'agency'))
UNION ALL
SELECT a.agency, a.id, o.person, o.office
  FROM official o JOIN appraisal a ON a.agency = o.agency AND a.unit = o.unit
 WHERE o.unit <> '' AND o.until_on = '' AND o.office = 'executive-resources'
UNION ALL
SELECT agency, 'person/' || id, id, CAST('self' AS TEXT)
  FROM person;
