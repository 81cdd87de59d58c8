-- Version 2: for whom a case is, when not for the member, is kept with the case. NULL: for the member.
-- It used to stand in the answers of the letters alone; the newest that says so is taken.

ALTER TABLE cases ADD COLUMN for_whom TEXT CHECK (json_type(for_whom) = 'object');

UPDATE cases SET for_whom = (
  SELECT json_object(
    'name', answers ->> '$."behalf.name"',
    'relation', coalesce(answers ->> '$."behalf.relation"', ''),
    'dob', coalesce(answers ->> '$."behalf.dob"', ''),
    'identifiers', json(coalesce(answers -> '$."behalf.identifiers"', '[]'))
  )
  FROM (
    SELECT answers FROM letters
    WHERE case_id = cases.id AND coalesce(answers ->> '$."behalf.who"', '') <> ''
    ORDER BY id DESC LIMIT 1
  )
  WHERE answers ->> '$."behalf.who"' = 'other' AND coalesce(answers ->> '$."behalf.name"', '') <> ''
);
