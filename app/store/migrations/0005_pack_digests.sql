-- Version 5. A letter remembers exactly which pack made it: beside the version, one SHA-256 over the pack's files.
-- '': it was recorded from elsewhere, or written before this was kept.

ALTER TABLE letters ADD COLUMN pack_digest TEXT NOT NULL DEFAULT ''
  CHECK (pack_digest = '' OR (length(pack_digest) = 64 AND pack_digest NOT GLOB '*[^0-9a-f]*'));

CREATE TRIGGER letters_keep_their_pack BEFORE UPDATE ON letters WHEN OLD.state <> 'draft' BEGIN
  SELECT RAISE(ABORT, 'finished-letter') WHERE NEW.pack_digest IS NOT OLD.pack_digest;
END;
