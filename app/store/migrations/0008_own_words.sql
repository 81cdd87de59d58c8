-- Version 8. Words that the member takes to be right though no dictionary has them: names, places, jargon.
ALTER TABLE profile ADD COLUMN own_words TEXT NOT NULL DEFAULT '[]' CHECK (json_type(own_words) = 'array');
