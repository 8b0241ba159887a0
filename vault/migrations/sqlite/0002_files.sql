-- The bytes of all files of an account, of those that are still arriving too.
ALTER TABLE accounts ADD COLUMN file_bytes BIGINT NOT NULL DEFAULT 0;

-- What has arrived of a file. Which generation is the content of a record stands sealed in the
-- record; one that is not stored is arriving, or was interrupted.
CREATE TABLE files (
  account_id TEXT NOT NULL REFERENCES accounts (id),
  generation TEXT NOT NULL,
  record_id TEXT NOT NULL,
  bytes BIGINT NOT NULL,
  touched_at BIGINT NOT NULL,
  stored_at BIGINT,
  PRIMARY KEY (account_id, generation)
);
CREATE INDEX files_of_record ON files (account_id, record_id);
CREATE INDEX files_arriving ON files (touched_at) WHERE stored_at IS NULL;

CREATE TABLE file_chunks (
  account_id TEXT NOT NULL,
  generation TEXT NOT NULL,
  number BIGINT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (account_id, generation, number),
  FOREIGN KEY (account_id, generation) REFERENCES files (account_id, generation)
);
