-- Version 3. What came of an apology that a letter asked for; which elements were asked for, the letter itself tells.

CREATE TABLE apology_elements (
  case_id INTEGER NOT NULL REFERENCES cases,
  element TEXT NOT NULL CHECK (element IN ('names-fault', 'sorry', 'explains', 'repairs', 'published')),
  given TEXT NOT NULL CHECK (given IN ('waiting', 'came', 'partly', 'promised', 'not')),
  their_words TEXT NOT NULL,
  still_wanted TEXT NOT NULL,
  place TEXT NOT NULL,
  came_on TEXT CHECK (came_on IS date(came_on)),
  promised_by TEXT CHECK (promised_by IS date(promised_by)),
  PRIMARY KEY (case_id, element)
) STRICT;

-- The random number of a case's outcome card, and how often the card was given: so that one is not counted twice.
CREATE TABLE outcome_cards (
  case_id INTEGER NOT NULL PRIMARY KEY REFERENCES cases,
  card TEXT NOT NULL UNIQUE CHECK (length(card) = 32 AND card NOT GLOB '*[^0-9a-f]*'),
  edition INTEGER NOT NULL CHECK (edition > 0)
) STRICT;
