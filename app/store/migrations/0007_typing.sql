-- Version 7. A draft's earlier states, change by change, so that typing can be taken back after a restart; and two apologies
-- that one case asks for are followed each on its own. Frozen once released: later changes are later files.

-- `before` and `after` are an answer as JSON, NULL where there was none. What was taken back stays until something else is
-- typed in the same question.
CREATE TABLE draft_steps (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  letter_id INTEGER NOT NULL REFERENCES letters ON DELETE CASCADE,
  question TEXT NOT NULL,
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  after TEXT CHECK (after IS NULL OR json_valid(after)),
  begun_at TEXT NOT NULL CHECK (datetime(begun_at) IS NOT NULL AND begun_at GLOB '????-??-??T*+00:00'),
  is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1))
) STRICT;

CREATE INDEX steps_of_draft ON draft_steps (letter_id, id);

CREATE TRIGGER finished_letters_have_no_steps AFTER UPDATE OF state ON letters WHEN NEW.state <> 'draft' BEGIN
  DELETE FROM draft_steps WHERE letter_id = NEW.id;
END;

-- `request` is the letter that asked first; 0: kept when a case had one account of each element, whichever letter asked.
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

INSERT INTO apology_accounts
SELECT case_id, 0, element, given, their_words, still_wanted, place, came_on, promised_by FROM apology_elements;
DROP TABLE apology_elements;
