-- application_id 1349283444, user_version 8

CREATE INDEX bin_of_case ON bin (case_id);

CREATE INDEX cases_in_bin ON cases (bin_id) WHERE bin_id IS NOT NULL;

CREATE INDEX exhibits_file ON exhibits (file_sha256) WHERE file_sha256 IS NOT NULL;

CREATE INDEX exhibits_in_bin ON exhibits (bin_id) WHERE bin_id IS NOT NULL;

CREATE INDEX exhibits_of_letter ON exhibits (letter_id) WHERE letter_id IS NOT NULL;

CREATE INDEX history_in_bin ON history (bin_id) WHERE bin_id IS NOT NULL;

CREATE INDEX letter_files_content ON letter_files (sha256);

CREATE INDEX letters_in_bin ON letters (bin_id) WHERE bin_id IS NOT NULL;

CREATE INDEX letters_in_state ON letters (state);

CREATE INDEX letters_of_case ON letters (case_id);

CREATE INDEX letters_proof ON letters (proof_sha256) WHERE proof_sha256 IS NOT NULL;

CREATE INDEX letters_superseding ON letters (supersedes) WHERE supersedes IS NOT NULL;

CREATE INDEX points_in_bin ON points (bin_id) WHERE bin_id IS NOT NULL;

CREATE INDEX points_of_letter ON points (letter_id);

CREATE INDEX replies_file ON replies (file_sha256) WHERE file_sha256 IS NOT NULL;

CREATE INDEX replies_in_bin ON replies (bin_id) WHERE bin_id IS NOT NULL;

CREATE INDEX replies_of_case ON replies (case_id);

CREATE INDEX replies_to_letter ON replies (letter_id) WHERE letter_id IS NOT NULL;

CREATE INDEX steps_of_draft ON draft_steps (letter_id, id);

CREATE TABLE apology_accounts (
  case_id INTEGER NOT NULL REFERENCES cases,
  request INTEGER NOT NULL,
  element TEXT NOT NULL CHECK (element IN ('names-fault', 'sorry', 'explains', 'repairs', 'published')),
  given TEXT NOT NULL CHECK (given IN ('waiting', 'came', 'partly', 'promised', 'not')),
  their_words TEXT NOT NULL,
  still_wanted TEXT NOT NULL,
  place TEXT NOT NULL,
  came_on TEXT CHECK (came_on IS date(came_on)),
  promised_by TEXT CHECK (promised_by IS date(promised_by)),
  PRIMARY KEY (case_id, request, element)
) STRICT;

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

CREATE TABLE case_references (
  year INTEGER NOT NULL PRIMARY KEY,
  last INTEGER NOT NULL CHECK (last > 0)
) STRICT;

CREATE TABLE cases (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  ref TEXT NOT NULL UNIQUE COLLATE NOCASE,
  title TEXT NOT NULL,
  organisation_id TEXT NOT NULL,
  organisation TEXT NOT NULL,
  organisation_kind TEXT NOT NULL,
  nation TEXT NOT NULL,
  opened_on TEXT NOT NULL CHECK (opened_on IS date(opened_on)),
  closed_on TEXT CHECK (closed_on IS date(closed_on))
, for_whom TEXT CHECK (json_type(for_whom) = 'object'), bin_id INTEGER REFERENCES bin, gone_on TEXT CHECK (gone_on IS date(gone_on)), points_given INTEGER NOT NULL DEFAULT 0, exhibits_given INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE contents (
  sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  size INTEGER NOT NULL CHECK (size = length(data)),
  data BLOB NOT NULL
) STRICT;

CREATE TABLE draft_steps (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  letter_id INTEGER NOT NULL REFERENCES letters ON DELETE CASCADE,
  question TEXT NOT NULL,
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  after TEXT CHECK (after IS NULL OR json_valid(after)),
  begun_at TEXT NOT NULL CHECK (datetime(begun_at) IS NOT NULL AND begun_at GLOB '????-??-??T*+00:00'),
  is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1))
) STRICT;

CREATE TABLE exhibits (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id INTEGER NOT NULL REFERENCES cases,
  label TEXT NOT NULL CHECK (label <> '' AND label NOT GLOB '*[^A-Z]*'),
  title TEXT NOT NULL,
  dated TEXT NOT NULL CHECK (json_valid(dated)),
  letter_id INTEGER,
  file_name TEXT,
  file_sha256 TEXT REFERENCES contents, bin_id INTEGER REFERENCES bin,
  UNIQUE (case_id, label),
  FOREIGN KEY (letter_id, case_id) REFERENCES letters (id, case_id),
  CHECK ((file_name IS NULL) = (file_sha256 IS NULL))
) STRICT;

CREATE TABLE history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id INTEGER NOT NULL REFERENCES cases,
  place INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind <> ''),
  happened_on TEXT NOT NULL CHECK (happened_on IS date(happened_on)),
  recorded_at TEXT NOT NULL CHECK (datetime(recorded_at) IS NOT NULL AND recorded_at GLOB '????-??-??T*+00:00'),
  content TEXT CHECK (json_type(content) = 'object'),
  salt TEXT CHECK (length(salt) = 64 AND salt NOT GLOB '*[^0-9a-f]*'),
  content_hash TEXT NOT NULL CHECK (length(content_hash) = 64 AND content_hash NOT GLOB '*[^0-9a-f]*'),
  previous TEXT NOT NULL CHECK (length(previous) = 64 AND previous NOT GLOB '*[^0-9a-f]*'),
  hash TEXT NOT NULL CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),
  deleted_on TEXT CHECK (deleted_on IS date(deleted_on)), bin_id INTEGER REFERENCES bin, left_hashes TEXT NOT NULL DEFAULT '[]' CHECK (json_type(left_hashes) = 'array'),
  UNIQUE (case_id, place),
  CHECK ((content IS NULL) = (deleted_on IS NOT NULL)),
  CHECK ((salt IS NULL) = (deleted_on IS NOT NULL))
) STRICT;

CREATE TABLE letter_files (
  letter_id INTEGER NOT NULL REFERENCES letters,
  place INTEGER NOT NULL CHECK (place > 0),
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES contents,
  PRIMARY KEY (letter_id, place)
) STRICT;

CREATE TABLE letters (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id INTEGER NOT NULL REFERENCES cases,
  pack TEXT NOT NULL,
  template TEXT NOT NULL,
  version TEXT NOT NULL,
  title TEXT NOT NULL,
  edited_at TEXT NOT NULL CHECK (datetime(edited_at) IS NOT NULL AND edited_at GLOB '????-??-??T*+00:00'),
  state TEXT NOT NULL CHECK (state IN ('draft', 'finished', 'sent')),
  origin TEXT NOT NULL CHECK (origin IN ('written', 'recorded')),
  answers TEXT NOT NULL CHECK (json_type(answers) = 'object'),
  step TEXT NOT NULL,
  finished_on TEXT CHECK (finished_on IS date(finished_on)),
  dated TEXT CHECK (dated IS date(dated)),
  reply_by TEXT CHECK (reply_by IS date(reply_by)),
  recipient TEXT NOT NULL CHECK (json_type(recipient) = 'object'),
  text TEXT NOT NULL,
  supersedes INTEGER CHECK (supersedes <> id),
  sent_on TEXT CHECK (sent_on IS date(sent_on)),
  channel TEXT CHECK (channel IN ('email', 'post', 'recorded', 'form', 'hand')),
  address TEXT,
  received_latest TEXT CHECK (received_latest IS date(received_latest)),
  received_earliest TEXT CHECK (received_earliest IS date(received_earliest)),
  receipt_assumed INTEGER CHECK (receipt_assumed IN (0, 1)),
  proof_name TEXT,
  proof_sha256 TEXT REFERENCES contents, pack_digest TEXT NOT NULL DEFAULT ''
  CHECK (pack_digest = '' OR (length(pack_digest) = 64 AND pack_digest NOT GLOB '*[^0-9a-f]*')), bin_id INTEGER REFERENCES bin, gone_on TEXT CHECK (gone_on IS date(gone_on)),
  UNIQUE (id, case_id),
  FOREIGN KEY (supersedes, case_id) REFERENCES letters (id, case_id),
  CHECK ((state = 'draft') = (finished_on IS NULL)),
  CHECK ((state = 'sent') = (sent_on IS NOT NULL)),
  CHECK ((sent_on IS NULL) = (channel IS NULL)),
  CHECK ((sent_on IS NULL) = (address IS NULL)),
  CHECK ((sent_on IS NULL) = (received_latest IS NULL)),
  CHECK ((sent_on IS NULL) = (received_earliest IS NULL)),
  CHECK ((sent_on IS NULL) = (receipt_assumed IS NULL)),
  CHECK ((proof_name IS NULL) = (proof_sha256 IS NULL)),
  CHECK (proof_name IS NULL OR sent_on IS NOT NULL),
  CHECK (received_earliest <= received_latest)
) STRICT;

CREATE TABLE organisations (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  record TEXT NOT NULL CHECK (json_type(record) = 'object')
) STRICT;

CREATE TABLE outcome_cards (
  case_id INTEGER NOT NULL PRIMARY KEY REFERENCES cases,
  card TEXT NOT NULL UNIQUE CHECK (length(card) = 32 AND card NOT GLOB '*[^0-9a-f]*'),
  edition INTEGER NOT NULL CHECK (edition > 0)
) STRICT;

CREATE TABLE points (
  case_id INTEGER NOT NULL REFERENCES cases,
  number INTEGER NOT NULL CHECK (number > 0),
  letter_id INTEGER NOT NULL,
  statement TEXT NOT NULL,
  remedy TEXT NOT NULL,
  rule TEXT NOT NULL,
  exhibits TEXT NOT NULL CHECK (json_type(exhibits) = 'array'),
  verdict TEXT NOT NULL CHECK (verdict IN (
    'waiting', 'answered', 'partly', 'refused', 'ignored', 'off-the-point', 'promised', 'conceded'
  )),
  their_words TEXT NOT NULL,
  still_wanted TEXT NOT NULL,
  i_had_said TEXT NOT NULL,
  promised_by TEXT CHECK (promised_by IS date(promised_by)), bin_id INTEGER REFERENCES bin,
  PRIMARY KEY (case_id, number),
  FOREIGN KEY (letter_id, case_id) REFERENCES letters (id, case_id)
) STRICT;

CREATE TABLE profile (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  address TEXT NOT NULL CHECK (json_type(address) = 'array'),
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  nation TEXT NOT NULL,
  memberships TEXT NOT NULL CHECK (json_type(memberships) = 'object'),
  remembered TEXT NOT NULL CHECK (json_type(remembered) = 'object')
, own_words TEXT NOT NULL DEFAULT '[]' CHECK (json_type(own_words) = 'array')) STRICT;

CREATE TABLE replies (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id INTEGER NOT NULL REFERENCES cases,
  received_on TEXT NOT NULL CHECK (received_on IS date(received_on)),
  kind TEXT NOT NULL CHECK (kind <> ''),
  channel TEXT NOT NULL CHECK (channel IN ('email', 'post', 'recorded', 'form', 'hand')),
  letter_id INTEGER,
  their_ref TEXT NOT NULL,
  text TEXT NOT NULL,
  file_name TEXT,
  file_sha256 TEXT REFERENCES contents, bin_id INTEGER REFERENCES bin,
  FOREIGN KEY (letter_id, case_id) REFERENCES letters (id, case_id),
  CHECK ((file_name IS NULL) = (file_sha256 IS NULL))
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (title, body, prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 2");

CREATE TABLE 'search_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'search_content'(id INTEGER PRIMARY KEY, c0, c1);

CREATE TABLE 'search_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'search_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE search_waiting (
  letter_id INTEGER PRIMARY KEY REFERENCES letters ON DELETE CASCADE
) STRICT;

CREATE TABLE searched (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases,
  kind TEXT NOT NULL CHECK (kind IN ('case', 'letter', 'reply', 'note', 'contact', 'exhibit', 'point')),
  item_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  UNIQUE (case_id, kind, item_id)
) STRICT;

CREATE TABLE words_of_files (
  sha256 TEXT NOT NULL PRIMARY KEY REFERENCES contents ON DELETE CASCADE,
  words TEXT NOT NULL
) STRICT;

CREATE TRIGGER binned_cases_are_not_found AFTER UPDATE OF bin_id ON cases WHEN NEW.bin_id IS NOT OLD.bin_id BEGIN
  DELETE FROM to_be_found WHERE id = (
    SELECT id FROM searched WHERE case_id = NEW.id AND kind = 'case' AND item_id = NEW.id
  );
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE kind = 'case' AND item_id = NEW.id;
END;

CREATE TRIGGER binned_exhibits_are_not_found AFTER UPDATE OF bin_id ON exhibits
WHEN NEW.bin_id IS NOT NULL AND OLD.bin_id IS NULL BEGIN
  DELETE FROM to_be_found WHERE id = (
    SELECT id FROM searched WHERE case_id = NEW.case_id AND kind = 'exhibit' AND item_id = NEW.id
  );
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

CREATE TRIGGER cases_are_found AFTER INSERT ON cases BEGIN
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE kind = 'case' AND item_id = NEW.id;
END;

CREATE TRIGGER changed_cases_are_found AFTER UPDATE ON cases
WHEN NEW.title IS NOT OLD.title OR NEW.ref IS NOT OLD.ref OR NEW.organisation IS NOT OLD.organisation BEGIN
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE kind = 'case' AND item_id = NEW.id;
END;

CREATE TRIGGER changed_exhibits_are_found AFTER UPDATE ON exhibits BEGIN
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE kind = 'exhibit' AND item_id = NEW.id;
END;

CREATE TRIGGER changed_letters_wait_to_be_found AFTER UPDATE ON letters
WHEN OLD.state = 'draft' AND NOT EXISTS (SELECT 1 FROM search_waiting WHERE letter_id = NEW.id) BEGIN
  INSERT INTO search_waiting (letter_id) VALUES (NEW.id);
END;

CREATE TRIGGER changed_notes_are_found AFTER UPDATE ON history BEGIN
  DELETE FROM to_be_found WHERE id IN (
    SELECT id FROM searched WHERE case_id = OLD.case_id AND kind IN ('note', 'contact') AND item_id = OLD.place
  );
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE case_id = NEW.case_id AND kind IN ('note', 'contact') AND item_id = NEW.place;
END;

CREATE TRIGGER changed_points_are_found AFTER UPDATE ON points BEGIN
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE kind = 'point' AND case_id = NEW.case_id AND item_id = NEW.number;
END;

CREATE TRIGGER changed_replies_are_found AFTER UPDATE ON replies BEGIN
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE kind = 'reply' AND item_id = NEW.id;
END;

CREATE TRIGGER contents_never_change BEFORE UPDATE ON contents BEGIN
  SELECT RAISE(ABORT, 'kept-bytes');
END;

CREATE TRIGGER deleted_cases_are_not_found AFTER UPDATE OF gone_on ON cases WHEN NEW.gone_on IS NOT NULL BEGIN
  DELETE FROM to_be_found WHERE id IN (SELECT id FROM searched WHERE case_id = NEW.id);
END;

CREATE TRIGGER deleted_drafts_are_not_found AFTER DELETE ON letters BEGIN
  DELETE FROM to_be_found WHERE id = (
    SELECT id FROM searched WHERE case_id = OLD.case_id AND kind = 'letter' AND item_id = OLD.id
  );
END;

CREATE TRIGGER exhibits_are_counted AFTER INSERT ON exhibits BEGIN
  UPDATE cases SET exhibits_given = exhibits_given + 1 WHERE id = NEW.case_id;
END;

CREATE TRIGGER exhibits_are_found AFTER INSERT ON exhibits BEGIN
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE kind = 'exhibit' AND item_id = NEW.id;
END;

CREATE TRIGGER exhibits_stay_labelled BEFORE UPDATE ON exhibits WHEN OLD.letter_id IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'labelled-exhibit')
  WHERE NEW.id IS NOT OLD.id
    OR NEW.case_id IS NOT OLD.case_id
    OR NEW.label IS NOT OLD.label
    OR NEW.title IS NOT OLD.title
    OR NEW.dated IS NOT OLD.dated
    OR NEW.letter_id IS NULL
    OR NEW.file_name IS NOT OLD.file_name
    OR NEW.file_sha256 IS NOT OLD.file_sha256;
END;

CREATE TRIGGER finished_letters_have_no_steps AFTER UPDATE OF state ON letters WHEN NEW.state <> 'draft' BEGIN
  DELETE FROM draft_steps WHERE letter_id = NEW.id;
END;

CREATE TRIGGER finished_letters_stay BEFORE DELETE ON letters WHEN OLD.state <> 'draft' BEGIN
  SELECT RAISE(ABORT, 'finished-letter');
END;

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

CREATE TRIGGER history_only_grows_at_its_end BEFORE INSERT ON history BEGIN
  SELECT RAISE(ABORT, 'kept-history')
  WHERE NEW.deleted_on IS NOT NULL
    OR NEW.place <> (SELECT count(*) + 1 FROM history WHERE case_id = NEW.case_id)
    OR NEW.previous <> coalesce(
      (SELECT hash FROM history WHERE case_id = NEW.case_id AND place = NEW.place - 1),
      '0000000000000000000000000000000000000000000000000000000000000000'
    );
END;

CREATE TRIGGER history_stays BEFORE DELETE ON history BEGIN
  SELECT RAISE(ABORT, 'kept-history');
END;

CREATE TRIGGER labelled_exhibits_stay BEFORE DELETE ON exhibits
WHEN OLD.letter_id IS NOT NULL AND OLD.bin_id IS NULL BEGIN
  SELECT RAISE(ABORT, 'labelled-exhibit');
END;

CREATE TRIGGER letter_files_never_change BEFORE UPDATE ON letter_files BEGIN
  SELECT RAISE(ABORT, 'finished-letter');
END;

CREATE TRIGGER letter_files_only_for_drafts BEFORE INSERT ON letter_files BEGIN
  SELECT RAISE(ABORT, 'finished-letter') FROM letters WHERE id = NEW.letter_id AND state <> 'draft';
END;

CREATE TRIGGER letter_files_stay BEFORE DELETE ON letter_files BEGIN
  SELECT RAISE(ABORT, 'finished-letter') FROM letters
  WHERE id = OLD.letter_id AND state <> 'draft' AND bin_id IS NULL;
END;

CREATE TRIGGER letters_begin_as_drafts BEFORE INSERT ON letters WHEN NEW.state <> 'draft' BEGIN
  SELECT RAISE(ABORT, 'letter-without-file');
END;

CREATE TRIGGER letters_finish_with_files BEFORE UPDATE ON letters
WHEN OLD.state = 'draft' AND NEW.state <> 'draft' BEGIN
  SELECT RAISE(ABORT, 'letter-without-file') WHERE NOT EXISTS (SELECT 1 FROM letter_files WHERE letter_id = OLD.id);
END;

CREATE TRIGGER letters_keep_their_pack BEFORE UPDATE ON letters
WHEN OLD.state <> 'draft' AND NOT (OLD.bin_id IS NOT NULL AND NEW.gone_on IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'finished-letter') WHERE NEW.pack_digest IS NOT OLD.pack_digest;
END;

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

CREATE TRIGGER letters_wait_to_be_found AFTER INSERT ON letters BEGIN
  INSERT INTO search_waiting (letter_id) VALUES (NEW.id);
END;

CREATE TRIGGER notes_are_found AFTER INSERT ON history WHEN NEW.kind IN ('note', 'contact', 'corrected') BEGIN
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE case_id = NEW.case_id AND kind IN ('note', 'contact') AND item_id = NEW.place;
END;

CREATE TRIGGER points_are_counted AFTER INSERT ON points BEGIN
  UPDATE cases SET points_given = max(points_given, NEW.number) WHERE id = NEW.case_id;
END;

CREATE TRIGGER points_are_found AFTER INSERT ON points BEGIN
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE kind = 'point' AND case_id = NEW.case_id AND item_id = NEW.number;
END;

CREATE TRIGGER points_stay BEFORE DELETE ON points WHEN OLD.bin_id IS NULL BEGIN
  SELECT RAISE(ABORT, 'stated-point');
END;

CREATE TRIGGER points_stay_stated BEFORE UPDATE ON points BEGIN
  SELECT RAISE(ABORT, 'stated-point')
  WHERE NEW.case_id IS NOT OLD.case_id OR NEW.number IS NOT OLD.number;
  SELECT RAISE(ABORT, 'stated-point')
  FROM letters
  WHERE id = OLD.letter_id AND state = 'sent' AND (
    NEW.letter_id IS NOT OLD.letter_id
    OR NEW.statement IS NOT OLD.statement
    OR NEW.remedy IS NOT OLD.remedy
    OR NEW.rule IS NOT OLD.rule
    OR NEW.exhibits IS NOT OLD.exhibits
  );
END;

CREATE TRIGGER replies_are_found AFTER INSERT ON replies BEGIN
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE kind = 'reply' AND item_id = NEW.id;
END;

CREATE TRIGGER replies_stay BEFORE DELETE ON replies WHEN OLD.bin_id IS NULL BEGIN
  SELECT RAISE(ABORT, 'kept-reply');
END;

CREATE TRIGGER replies_stay_as_they_came BEFORE UPDATE ON replies BEGIN
  SELECT RAISE(ABORT, 'kept-reply')
  WHERE NEW.id IS NOT OLD.id
    OR NEW.case_id IS NOT OLD.case_id
    OR NEW.file_name IS NOT OLD.file_name
    OR NEW.file_sha256 IS NOT OLD.file_sha256
    OR (OLD.file_sha256 IS NULL AND NEW.text IS NOT OLD.text);
END;

CREATE TRIGGER sent_letters_are_found_by_their_day AFTER UPDATE ON letters WHEN NEW.sent_on IS NOT OLD.sent_on BEGIN
  UPDATE searched SET day = NEW.sent_on WHERE case_id = NEW.case_id AND kind = 'letter' AND item_id = NEW.id;
  UPDATE searched SET day = NEW.sent_on
  WHERE case_id = NEW.case_id AND kind = 'point' AND item_id IN (SELECT number FROM points WHERE letter_id = NEW.id);
END;

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

CREATE TRIGGER words_of_files_are_found AFTER INSERT ON words_of_files BEGIN
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE kind = 'reply' AND item_id IN (SELECT id FROM replies WHERE file_sha256 = NEW.sha256);
  INSERT INTO to_be_found (case_id, kind, item_id, day, title, body)
  SELECT * FROM findable WHERE kind = 'exhibit' AND item_id IN (SELECT id FROM exhibits WHERE file_sha256 = NEW.sha256);
END;

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

CREATE VIEW live_cases AS SELECT * FROM cases WHERE bin_id IS NULL AND gone_on IS NULL;

CREATE VIEW live_exhibits AS SELECT * FROM exhibits WHERE bin_id IS NULL;

CREATE VIEW live_letters AS SELECT * FROM letters WHERE bin_id IS NULL AND gone_on IS NULL;

CREATE VIEW live_points AS SELECT * FROM points WHERE bin_id IS NULL;

CREATE VIEW live_replies AS SELECT * FROM replies WHERE bin_id IS NULL;

CREATE VIEW to_be_found AS
SELECT searched.id, case_id, kind, item_id, day, title, body FROM searched JOIN search ON search.rowid = searched.id;
