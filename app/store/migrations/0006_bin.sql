-- Version 6. What a person deletes goes to the bin for thirty days: it stays in its table and says in which entry of the
-- bin it is. Everybody else reads the views live_…, in which nothing of the bin stands. Only what is in the bin can be
-- deleted for good; of the history the hashes stay, of a finished letter its days and of a sent one the SHA-256 of its
-- files.
-- Frozen once released: later changes are later files.

CREATE TABLE bin (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id INTEGER NOT NULL REFERENCES cases,
  kind TEXT NOT NULL CHECK (kind IN ('case', 'letter', 'reply', 'exhibit', 'entry')),
  item_id INTEGER NOT NULL,
  title TEXT NOT NULL,
  binned_on TEXT NOT NULL CHECK (binned_on IS date(binned_on)),
  goes_on TEXT NOT NULL CHECK (goes_on IS date(goes_on)),
  accounts TEXT NOT NULL CHECK (json_type(accounts) = 'object')
) STRICT;

CREATE INDEX bin_of_case ON bin (case_id);

ALTER TABLE cases ADD COLUMN bin_id INTEGER REFERENCES bin;
ALTER TABLE letters ADD COLUMN bin_id INTEGER REFERENCES bin;
ALTER TABLE points ADD COLUMN bin_id INTEGER REFERENCES bin;
ALTER TABLE replies ADD COLUMN bin_id INTEGER REFERENCES bin;
ALTER TABLE exhibits ADD COLUMN bin_id INTEGER REFERENCES bin;
ALTER TABLE history ADD COLUMN bin_id INTEGER REFERENCES bin;

CREATE INDEX cases_in_bin ON cases (bin_id) WHERE bin_id IS NOT NULL;
CREATE INDEX letters_in_bin ON letters (bin_id) WHERE bin_id IS NOT NULL;
CREATE INDEX points_in_bin ON points (bin_id) WHERE bin_id IS NOT NULL;
CREATE INDEX replies_in_bin ON replies (bin_id) WHERE bin_id IS NOT NULL;
CREATE INDEX exhibits_in_bin ON exhibits (bin_id) WHERE bin_id IS NOT NULL;
CREATE INDEX history_in_bin ON history (bin_id) WHERE bin_id IS NOT NULL;

-- The day on which all of a case was deleted for good; its number, reference and chain of hashes are all that is left.
ALTER TABLE cases ADD COLUMN gone_on TEXT CHECK (gone_on IS date(gone_on));

-- The day on which what a finished letter says was deleted for good. Its row stays, for replies and others refer to it.
ALTER TABLE letters ADD COLUMN gone_on TEXT CHECK (gone_on IS date(gone_on));

-- The SHA-256 of the files of a sent letter, kept with the entry that told of its finishing when the letter was deleted.
ALTER TABLE history ADD COLUMN left_hashes TEXT NOT NULL DEFAULT '[]' CHECK (json_type(left_hashes) = 'array');

-- A number and a label are given once, also when what had them is gone.
ALTER TABLE cases ADD COLUMN points_given INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN exhibits_given INTEGER NOT NULL DEFAULT 0;

UPDATE cases SET
  points_given = (SELECT coalesce(max(number), 0) FROM points WHERE case_id = cases.id),
  exhibits_given = (SELECT count(*) FROM exhibits WHERE case_id = cases.id);

CREATE TRIGGER points_are_counted AFTER INSERT ON points BEGIN
  UPDATE cases SET points_given = max(points_given, NEW.number) WHERE id = NEW.case_id;
END;

CREATE TRIGGER exhibits_are_counted AFTER INSERT ON exhibits BEGIN
  UPDATE cases SET exhibits_given = exhibits_given + 1 WHERE id = NEW.case_id;
END;

CREATE VIEW live_cases AS SELECT * FROM cases WHERE bin_id IS NULL AND gone_on IS NULL;
CREATE VIEW live_letters AS SELECT * FROM letters WHERE bin_id IS NULL AND gone_on IS NULL;
CREATE VIEW live_points AS SELECT * FROM points WHERE bin_id IS NULL;
CREATE VIEW live_replies AS SELECT * FROM replies WHERE bin_id IS NULL;
CREATE VIEW live_exhibits AS SELECT * FROM exhibits WHERE bin_id IS NULL;

-- Only what is in the bin can be deleted.
DROP TRIGGER letters_stay_finished;
CREATE TRIGGER letters_stay_finished BEFORE UPDATE ON letters
WHEN OLD.state <> 'draft' AND NOT (OLD.bin_id IS NOT NULL AND NEW.gone_on IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'finished-letter')
  WHERE NEW.id IS NOT OLD.id
    OR NEW.case_id IS NOT OLD.case_id
    OR NEW.pack IS NOT OLD.pack
    OR NEW.template IS NOT OLD.template
    OR NEW.version IS NOT OLD.version
    OR NEW.title IS NOT OLD.title
    OR NEW.edited_at IS NOT OLD.edited_at
    OR NEW.origin IS NOT OLD.origin
    OR NEW.answers IS NOT OLD.answers
    OR NEW.step IS NOT OLD.step
    OR NEW.finished_on IS NOT OLD.finished_on
    OR NEW.dated IS NOT OLD.dated
    OR NEW.reply_by IS NOT OLD.reply_by
    OR NEW.recipient IS NOT OLD.recipient
    OR NEW.text IS NOT OLD.text
    OR NEW.gone_on IS NOT OLD.gone_on
    OR NEW.state = 'draft'
    OR (OLD.state = 'sent' AND NEW.state <> 'sent');
END;

DROP TRIGGER letters_keep_their_pack;
CREATE TRIGGER letters_keep_their_pack BEFORE UPDATE ON letters
WHEN OLD.state <> 'draft' AND NOT (OLD.bin_id IS NOT NULL AND NEW.gone_on IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'finished-letter') WHERE NEW.pack_digest IS NOT OLD.pack_digest;
END;

DROP TRIGGER letter_files_stay;
CREATE TRIGGER letter_files_stay BEFORE DELETE ON letter_files BEGIN
  SELECT RAISE(ABORT, 'finished-letter') FROM letters
  WHERE id = OLD.letter_id AND state <> 'draft' AND bin_id IS NULL;
END;

DROP TRIGGER points_stay;
CREATE TRIGGER points_stay BEFORE DELETE ON points WHEN OLD.bin_id IS NULL BEGIN
  SELECT RAISE(ABORT, 'stated-point');
END;

DROP TRIGGER labelled_exhibits_stay;
CREATE TRIGGER labelled_exhibits_stay BEFORE DELETE ON exhibits
WHEN OLD.letter_id IS NOT NULL AND OLD.bin_id IS NULL BEGIN
  SELECT RAISE(ABORT, 'labelled-exhibit');
END;

CREATE TRIGGER replies_stay BEFORE DELETE ON replies WHEN OLD.bin_id IS NULL BEGIN
  SELECT RAISE(ABORT, 'kept-reply');
END;

-- An entry of the history may go to the bin and come back, and lose what it says for good; nothing else.
DROP TRIGGER history_never_changes;
CREATE TRIGGER history_never_changes BEFORE UPDATE ON history BEGIN
  SELECT RAISE(ABORT, 'kept-history')
  WHERE OLD.deleted_on IS NOT NULL
    OR (NEW.deleted_on IS NULL AND (
      NEW.content IS NOT OLD.content OR NEW.salt IS NOT OLD.salt OR NEW.left_hashes IS NOT OLD.left_hashes
    ))
    OR (NEW.deleted_on IS NOT NULL AND (NEW.content IS NOT NULL OR NEW.salt IS NOT NULL))
    OR NEW.id IS NOT OLD.id
    OR NEW.case_id IS NOT OLD.case_id
    OR NEW.place IS NOT OLD.place
    OR NEW.kind IS NOT OLD.kind
    OR NEW.happened_on IS NOT OLD.happened_on
    OR NEW.recorded_at IS NOT OLD.recorded_at
    OR NEW.content_hash IS NOT OLD.content_hash
    OR NEW.previous IS NOT OLD.previous
    OR NEW.hash IS NOT OLD.hash;
END;

-- What is in the bin is not found.
DROP VIEW findable;
CREATE VIEW findable (case_id, kind, item_id, day, title, body) AS
SELECT id, 'case', id, opened_on, title, ref || char(10) || organisation FROM live_cases
UNION ALL
SELECT
  case_id, 'letter', id, coalesce(sent_on, finished_on, substr(edited_at, 1, 10)), title,
  iif(
    state = 'draft',
    (SELECT coalesce(group_concat(atom, char(10)), '') FROM json_tree(answers) WHERE type = 'text'),
    text
  )
FROM live_letters
UNION ALL
SELECT
  live_points.case_id, 'point', number, coalesce(sent_on, finished_on, substr(edited_at, 1, 10)), 'P' || number,
  concat_ws(char(10), statement, remedy, rule, their_words, still_wanted, i_had_said)
FROM live_points JOIN letters ON letters.id = letter_id
UNION ALL
SELECT
  case_id, 'reply', id, received_on, their_ref,
  concat_ws(char(10), text, file_name, (SELECT words FROM words_of_files WHERE sha256 = file_sha256))
FROM live_replies
UNION ALL
SELECT
  case_id, 'exhibit', id,
  coalesce(date(json_extract(dated, '$')), date(json_extract(dated, '$.sort')), ''), title,
  concat_ws(char(10), file_name, (SELECT words FROM words_of_files WHERE sha256 = file_sha256))
FROM live_exhibits
UNION ALL
SELECT
  case_id, kind, place, happened_on,
  coalesce(json_extract(content, '$.with'), ''), coalesce(json_extract(content, '$.text'), '')
FROM history WHERE kind IN ('note', 'contact') AND content IS NOT NULL AND bin_id IS NULL
UNION ALL
SELECT
  case_id, iif(json_extract(content, '$.now.with') IS NULL, 'note', 'contact'), place,
  coalesce(date(json_extract(content, '$.now.on')), happened_on),
  coalesce(json_extract(content, '$.now.with'), ''), coalesce(json_extract(content, '$.now.text'), '')
FROM history WHERE kind = 'corrected' AND json_extract(content, '$.now.text') IS NOT NULL AND bin_id IS NULL;

CREATE TRIGGER binned_cases_are_not_found AFTER UPDATE OF bin_id ON cases WHEN NEW.bin_id IS NOT OLD.bin_id BEGIN
  DELETE FROM to_be_found WHERE id = (
    SELECT id FROM searched WHERE case_id = NEW.id AND kind = 'case' AND item_id = NEW.id
  );
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE kind = 'case' AND item_id = NEW.id;
END;

CREATE TRIGGER binned_letters_are_not_found AFTER UPDATE OF bin_id ON letters WHEN NEW.bin_id IS NOT OLD.bin_id BEGIN
  DELETE FROM to_be_found WHERE id = (
    SELECT id FROM searched WHERE case_id = NEW.case_id AND kind = 'letter' AND item_id = NEW.id
  );
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE kind = 'letter' AND item_id = NEW.id;
END;

CREATE TRIGGER binned_points_are_not_found AFTER UPDATE OF bin_id ON points
WHEN NEW.bin_id IS NOT NULL AND OLD.bin_id IS NULL BEGIN
  DELETE FROM to_be_found WHERE id = (
    SELECT id FROM searched WHERE case_id = NEW.case_id AND kind = 'point' AND item_id = NEW.number
  );
END;

CREATE TRIGGER binned_replies_are_not_found AFTER UPDATE OF bin_id ON replies
WHEN NEW.bin_id IS NOT NULL AND OLD.bin_id IS NULL BEGIN
  DELETE FROM to_be_found WHERE id = (
    SELECT id FROM searched WHERE case_id = NEW.case_id AND kind = 'reply' AND item_id = NEW.id
  );
END;

CREATE TRIGGER binned_exhibits_are_not_found AFTER UPDATE OF bin_id ON exhibits
WHEN NEW.bin_id IS NOT NULL AND OLD.bin_id IS NULL BEGIN
  DELETE FROM to_be_found WHERE id = (
    SELECT id FROM searched WHERE case_id = NEW.case_id AND kind = 'exhibit' AND item_id = NEW.id
  );
END;

DROP TRIGGER deleted_notes_are_not_found;
CREATE TRIGGER changed_notes_are_found AFTER UPDATE ON history BEGIN
  DELETE FROM to_be_found WHERE id IN (
    SELECT id FROM searched WHERE case_id = OLD.case_id AND kind IN ('note', 'contact') AND item_id = OLD.place
  );
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE case_id = NEW.case_id AND kind IN ('note', 'contact') AND item_id = NEW.place;
END;

CREATE TRIGGER deleted_cases_are_not_found AFTER UPDATE OF gone_on ON cases WHEN NEW.gone_on IS NOT NULL BEGIN
  DELETE FROM to_be_found WHERE id IN (SELECT id FROM searched WHERE case_id = NEW.id);
END;
