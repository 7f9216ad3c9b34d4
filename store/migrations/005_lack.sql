-- What the law asks for and the record does not have, a row each: whoever oversees the cases lists it with whose turn it
-- is. It is a view of what is so; nothing is written. Kind says where a row comes from: duty, a duty of the law that has
-- a list; late, a task past its last day; finding, one that stands on a case. A row with ending 1 lacks from the day
-- after its day.

-- +goose Up
CREATE VIEW lack AS
-- An executive without an annual summary rating after the period closed (SD-3.2): one whose case has none, and one
-- for whom no case was opened. An extended period has not closed, and a case is closed when the executive left.
SELECT agency, CAST('duty' AS TEXT) AS kind, CAST('SD-3.2' AS TEXT) AS provision, id AS case_id, executive, CAST('' AS TEXT) AS person,
       CAST('' AS TEXT) AS office, ends AS since_on, CAST(1 AS BIGINT) AS ending,
       CAST('There is no annual summary rating, and the period has closed.' AS TEXT) AS what
  FROM appraisal WHERE annual_on = '' AND stage <> 'closed'
UNION ALL
SELECT e.agency, 'duty', 'SD-3.2', p.id, p.id, '', 'executive-resources', e.ends, 1, 'No appraisal was opened for the period ' || e.title || ', which has closed.'
  FROM period e CROSS JOIN person p
 WHERE p.agency = e.agency AND p.appointed_on <> '' AND p.appointed_on <= e.ends AND (p.left_on = '' OR p.left_on > e.ends)
   AND ((e.description = 'basic' AND p.appointment IN ('career', 'noncareer', 'limited-term', 'limited-emergency'))
     OR EXISTS (SELECT 1 FROM coverage c WHERE c.agency = e.agency AND c.system = e.description AND c.appointment = p.appointment AND c.unit IN ('', p.unit)))
   AND NOT EXISTS (SELECT 1 FROM appraisal a WHERE a.agency = p.agency AND a.executive = p.id AND a.begins <= e.ends AND a.ends >= e.begins)
UNION ALL
-- A detail that is long enough, without goals and requirements from the gaining organization (SD-5.18).
SELECT d.agency, 'duty', 'SD-5.18', d.case_id, a.executive, d.supervisor, '', d.begins, 0, 'The detail to ' || d.organization || ' has no goals and requirements from there.'
  FROM detail d CROSS JOIN appraisal a WHERE a.agency = d.agency AND a.id = d.case_id AND d.required = 1 AND d.planned_on = ''
UNION ALL
-- A copy that has not reached the executive, of the initial and then of the annual summary rating (SD-9.18).
SELECT agency, 'duty', 'SD-9.18', id, executive, executive, '', initial_on, 0, 'Nothing shows that the initial summary rating has reached the executive.'
  FROM appraisal WHERE initial_on <> '' AND received_on = '' AND informed_on = '' AND stage <> 'closed'
UNION ALL
SELECT agency, 'duty', 'SD-9.18', id, executive, '', '', annual_on, 0, 'The annual summary rating has not been communicated to the executive.'
  FROM appraisal WHERE annual_on <> '' AND informed_on = ''
UNION ALL
SELECT agency, 'duty', 'SD-9.18', id, executive, executive, '', informed_on, 0, 'Nothing shows that the annual summary rating has reached the executive.'
  FROM appraisal WHERE informed_on <> '' AND annual_received_on = ''
UNION ALL
-- Who left without the written appraisal (SD-9.20): the closing of the case found it.
SELECT f.agency, 'duty', 'SD-9.20', f.case_id, a.executive, '', '', f.since_on, 0, f.text
  FROM finding f CROSS JOIN appraisal a WHERE a.agency = f.agency AND a.id = f.case_id AND f.provision = 'SD-9.20'
UNION ALL
-- Whom no board covers (SD-10.9): none has as many members, the executive not counted, as the description asks for.
SELECT a.agency, 'duty', 'SD-10.9', a.id, a.executive, '', 'agency-head', a.opened_on, 0, 'No board of the agency has the members that this case asks for.'
  FROM appraisal a
 WHERE a.board_members > 0 AND a.board = '' AND a.stage <> 'closed'
   AND NOT EXISTS (SELECT 1 FROM board b
                    WHERE b.agency = a.agency
                      AND a.board_members <= (SELECT COUNT(*) FROM board_member m
                                               WHERE m.agency = b.agency AND m.board = b.id AND m.ended_on = '' AND m.person <> a.executive))
UNION ALL
SELECT t.agency, 'late', t.provision, t.case_id, COALESCE(a.executive, ''), t.person, t.office, t.until_on, 1, t.what
  FROM task t LEFT JOIN appraisal a ON a.agency = t.agency AND a.id = t.case_id
 WHERE t.may = 0 AND t.until_on <> ''
UNION ALL
SELECT f.agency, 'finding', f.provision, f.case_id, COALESCE(a.executive, ''), '', '', f.since_on, 0, f.text
  FROM finding f LEFT JOIN appraisal a ON a.agency = f.agency AND a.id = f.case_id
 WHERE f.provision NOT IN ('SD-5.18', 'SD-9.18', 'SD-9.20');
