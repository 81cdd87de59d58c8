-- Version 4. Search knows the kind and the day of each thing without reading its words; it finds points too, and the
-- words in kept files. Frozen once released: later changes are later files.

DROP TRIGGER cases_are_found;
DROP TRIGGER changed_cases_are_found;
DROP TRIGGER deleted_drafts_are_not_found;
DROP TRIGGER replies_are_found;
DROP TRIGGER changed_replies_are_found;
DROP TRIGGER notes_are_found;
DROP TRIGGER deleted_notes_are_not_found;
DROP TRIGGER exhibits_are_found;
DROP TRIGGER changed_exhibits_are_found;
DROP TABLE search;

-- What is in the index, in the order in which it came in: the id is eight times the place in that order, plus the number
-- of the kind. The item of a point is its number, of a note, a call or a correction its place in the case's history.
CREATE TABLE searched (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases,
  kind TEXT NOT NULL CHECK (kind IN ('case', 'letter', 'reply', 'note', 'contact', 'exhibit', 'point')),
  item_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  UNIQUE (case_id, kind, item_id)
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (title, body, prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 2");
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

-- The words that were read in kept files: in exhibits, and in what came with replies.
CREATE TABLE words_of_files (
  sha256 TEXT NOT NULL PRIMARY KEY REFERENCES contents ON DELETE CASCADE,
  words TEXT NOT NULL
) STRICT;

-- All that can be found, as it stands now. A correction of a note or a call says in `now` what is right.
CREATE VIEW findable (case_id, kind, item_id, day, title, body) AS
SELECT id, 'case', id, opened_on, title, ref || char(10) || organisation FROM cases
UNION ALL
SELECT
  case_id, 'letter', id, coalesce(sent_on, finished_on, substr(edited_at, 1, 10)), title,
  iif(
    state = 'draft',
    (SELECT coalesce(group_concat(atom, char(10)), '') FROM json_tree(answers) WHERE type = 'text'),
    text
  )
FROM letters
UNION ALL
SELECT
  points.case_id, 'point', number, coalesce(sent_on, finished_on, substr(edited_at, 1, 10)), 'P' || number,
  concat_ws(char(10), statement, remedy, rule, their_words, still_wanted, i_had_said)
FROM points JOIN letters ON letters.id = letter_id
UNION ALL
SELECT
  case_id, 'reply', id, received_on, their_ref,
  concat_ws(char(10), text, file_name, (SELECT words FROM words_of_files WHERE sha256 = file_sha256))
FROM replies
UNION ALL
SELECT
  case_id, 'exhibit', id,
  coalesce(date(json_extract(dated, '$')), date(json_extract(dated, '$.sort')), ''), title,
  concat_ws(char(10), file_name, (SELECT words FROM words_of_files WHERE sha256 = file_sha256))
FROM exhibits
UNION ALL
SELECT
  case_id, kind, place, happened_on,
  coalesce(json_extract(content, '$.with'), ''), coalesce(json_extract(content, '$.text'), '')
FROM history WHERE kind IN ('note', 'contact') AND content IS NOT NULL
UNION ALL
SELECT
  case_id, iif(json_extract(content, '$.now.with') IS NULL, 'note', 'contact'), place,
  coalesce(date(json_extract(content, '$.now.on')), happened_on),
  coalesce(json_extract(content, '$.now.with'), ''), coalesce(json_extract(content, '$.now.text'), '')
FROM history WHERE kind = 'corrected' AND json_extract(content, '$.now.text') IS NOT NULL;

-- Everything comes into the index and leaves it through this view.
CREATE VIEW to_be_found AS
SELECT searched.id, case_id, kind, item_id, day, title, body FROM searched JOIN search ON search.rowid = searched.id;

CREATE TRIGGER things_are_found INSTEAD OF INSERT ON to_be_found BEGIN
  INSERT INTO searched (id, case_id, kind, item_id, day)
  VALUES (
    (SELECT coalesce(max(id), 0) / 8 + 1 FROM searched) * 8 + CASE NEW.kind
      WHEN 'case' THEN 1 WHEN 'letter' THEN 2 WHEN 'reply' THEN 3 WHEN 'note' THEN 4 WHEN 'contact' THEN 5
      WHEN 'exhibit' THEN 6 ELSE 7 END,
    NEW.case_id, NEW.kind, NEW.item_id, NEW.day
  )
  ON CONFLICT (case_id, kind, item_id) DO UPDATE SET day = excluded.day;
  DELETE FROM search WHERE rowid = (
    SELECT id FROM searched WHERE case_id = NEW.case_id AND kind = NEW.kind AND item_id = NEW.item_id
  );
  INSERT INTO search (rowid, title, body)
  SELECT id, NEW.title, NEW.body FROM searched
  WHERE case_id = NEW.case_id AND kind = NEW.kind AND item_id = NEW.item_id;
END;

CREATE TRIGGER things_are_not_found INSTEAD OF DELETE ON to_be_found BEGIN
  DELETE FROM search WHERE rowid = OLD.id;
  DELETE FROM searched WHERE id = OLD.id;
END;

CREATE TRIGGER cases_are_found AFTER INSERT ON cases BEGIN
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE kind = 'case' AND item_id = NEW.id;
END;

CREATE TRIGGER changed_cases_are_found AFTER UPDATE ON cases
WHEN NEW.title IS NOT OLD.title OR NEW.ref IS NOT OLD.ref OR NEW.organisation IS NOT OLD.organisation BEGIN
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE kind = 'case' AND item_id = NEW.id;
END;

CREATE TRIGGER deleted_drafts_are_not_found AFTER DELETE ON letters BEGIN
  DELETE FROM to_be_found WHERE id = (
    SELECT id FROM searched WHERE case_id = OLD.case_id AND kind = 'letter' AND item_id = OLD.id
  );
END;

CREATE TRIGGER sent_letters_are_found_by_their_day AFTER UPDATE ON letters WHEN NEW.sent_on IS NOT OLD.sent_on BEGIN
  UPDATE searched SET day = NEW.sent_on WHERE case_id = NEW.case_id AND kind = 'letter' AND item_id = NEW.id;
  UPDATE searched SET day = NEW.sent_on
  WHERE case_id = NEW.case_id AND kind = 'point' AND item_id IN (SELECT number FROM points WHERE letter_id = NEW.id);
END;

CREATE TRIGGER points_are_found AFTER INSERT ON points BEGIN
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE kind = 'point' AND case_id = NEW.case_id AND item_id = NEW.number;
END;

CREATE TRIGGER changed_points_are_found AFTER UPDATE ON points BEGIN
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE kind = 'point' AND case_id = NEW.case_id AND item_id = NEW.number;
END;

CREATE TRIGGER replies_are_found AFTER INSERT ON replies BEGIN
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE kind = 'reply' AND item_id = NEW.id;
END;

CREATE TRIGGER changed_replies_are_found AFTER UPDATE ON replies BEGIN
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE kind = 'reply' AND item_id = NEW.id;
END;

CREATE TRIGGER exhibits_are_found AFTER INSERT ON exhibits BEGIN
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE kind = 'exhibit' AND item_id = NEW.id;
END;

CREATE TRIGGER changed_exhibits_are_found AFTER UPDATE ON exhibits BEGIN
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE kind = 'exhibit' AND item_id = NEW.id;
END;

CREATE TRIGGER words_of_files_are_found AFTER INSERT ON words_of_files BEGIN
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE kind = 'reply' AND item_id IN (SELECT id FROM replies WHERE file_sha256 = NEW.sha256);
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE kind = 'exhibit' AND item_id IN (SELECT id FROM exhibits WHERE file_sha256 = NEW.sha256);
END;

CREATE TRIGGER notes_are_found AFTER INSERT ON history WHEN NEW.kind IN ('note', 'contact', 'corrected') BEGIN
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE case_id = NEW.case_id AND kind IN ('note', 'contact') AND item_id = NEW.place;
END;

CREATE TRIGGER deleted_notes_are_not_found AFTER UPDATE ON history BEGIN
  DELETE FROM to_be_found WHERE id IN (
    SELECT id FROM searched WHERE case_id = OLD.case_id AND kind IN ('note', 'contact') AND item_id = OLD.place
  );
END;

-- What the file holds already, the oldest first.
INSERT INTO to_be_found (case_id, kind, item_id, day, title, body) SELECT * FROM findable ORDER BY day;
DELETE FROM search_waiting;
