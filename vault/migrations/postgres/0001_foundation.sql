-- Instants are epoch milliseconds; a flag is an instant that may be NULL.

-- The key that all data keys are wrapped with, by its id only.
CREATE TABLE master_key (
  one BIGINT PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL
);

-- An account is erased by removing its data key first.
CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  data_key BYTEA,
  created_at BIGINT NOT NULL,
  erased_at BIGINT
);

-- Sealed under the data key: the summary is what a list shows, the content is the rest.
CREATE TABLE records (
  account_id TEXT NOT NULL REFERENCES accounts (id),
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  summary BYTEA NOT NULL,
  content BYTEA NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (account_id, id)
);

CREATE TABLE grants (
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  sid TEXT NOT NULL,
  scope TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  opens_until BIGINT NOT NULL,
  PRIMARY KEY (account_id, sid, scope)
);
CREATE INDEX grants_of_session ON grants (sid);

-- Ids of tokens that were used and must not be used again.
CREATE TABLE spent (
  id TEXT PRIMARY KEY,
  spent_at BIGINT NOT NULL
);

CREATE TABLE audit (
  position BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at BIGINT NOT NULL,
  action TEXT NOT NULL,
  account_id TEXT,
  sid TEXT,
  record_id TEXT,
  ticket_id TEXT,
  call_id TEXT
);
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'audit rows are append-only'; END $$;
CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
