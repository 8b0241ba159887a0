-- Instants are epoch milliseconds; a flag is an instant that may be NULL.

CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  username TEXT NOT NULL UNIQUE,
  email TEXT NOT NULL,
  verifier_salt BYTEA NOT NULL,
  verifier_parameters TEXT NOT NULL,
  verifier_key TEXT NOT NULL,
  sealed_verifier BYTEA NOT NULL,
  picture BYTEA NOT NULL UNIQUE,
  created_at BIGINT NOT NULL,
  disabled_at BIGINT
);

-- One counter an account name, whether or not the account exists.
CREATE TABLE throttles (
  subject BYTEA PRIMARY KEY,
  failures BIGINT NOT NULL,
  blocked_until BIGINT NOT NULL,
  counted_at BIGINT NOT NULL
);

CREATE TABLE sessions (
  id BYTEA PRIMARY KEY,
  token BYTEA NOT NULL UNIQUE,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  browser TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX sessions_of_account ON sessions (account_id);

CREATE TABLE challenges (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  subject BYTEA NOT NULL,
  account_id TEXT REFERENCES accounts (id) ON DELETE CASCADE,
  session_id BYTEA REFERENCES sessions (id) ON DELETE CASCADE,
  code BYTEA NOT NULL,
  sealed_detail BYTEA NOT NULL,
  ticket_id TEXT UNIQUE,
  same_as TEXT,
  tries_left BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  consumed_at BIGINT
);
CREATE INDEX challenges_of_subject ON challenges (subject, created_at);
CREATE INDEX challenges_by_end ON challenges (expires_at);

CREATE TABLE mails (
  id TEXT PRIMARY KEY,
  challenge_id TEXT UNIQUE REFERENCES challenges (id) ON DELETE CASCADE,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  sealed_body BYTEA,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  queued_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  claimed_until BIGINT NOT NULL,
  sent_at BIGINT
);
CREATE INDEX mails_due ON mails (due_at);

CREATE TABLE provisions (
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  service TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  claimed_until BIGINT NOT NULL,
  delivered_at BIGINT,
  PRIMARY KEY (account_id, service)
);
CREATE INDEX provisions_due ON provisions (due_at);

-- Sessions that ended, until every service has dropped what it had granted them.
CREATE TABLE revocations (
  session_id BYTEA NOT NULL,
  service TEXT NOT NULL,
  due_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  claimed_until BIGINT NOT NULL,
  PRIMARY KEY (session_id, service)
);
