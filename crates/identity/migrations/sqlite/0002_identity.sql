-- What services have yet to hear, in one outbox. The subject of `account` and `erasure` is an
-- account's id, that of `session` a session's.
CREATE TABLE deliveries (
  kind TEXT NOT NULL,
  subject BLOB NOT NULL,
  service TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  claimed_until BIGINT NOT NULL,
  delivered_at BIGINT,
  PRIMARY KEY (kind, subject, service)
);
CREATE INDEX deliveries_due ON deliveries (due_at) WHERE delivered_at IS NULL;
INSERT INTO deliveries
  SELECT 'account', CAST(account_id AS BLOB), service, created_at, due_at, attempts,
    claimed_until, delivered_at FROM provisions;
INSERT INTO deliveries
  SELECT 'session', session_id, service, due_at, due_at, attempts, claimed_until, NULL
  FROM revocations;
DROP TABLE provisions;
DROP TABLE revocations;

-- Browsers that somebody has signed in with. One browser may be known to several accounts.
CREATE TABLE devices (
  id BLOB PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  token BLOB NOT NULL,
  browser TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  UNIQUE (account_id, token)
);
CREATE INDEX devices_by_token ON devices (token);

ALTER TABLE sessions ADD COLUMN device_id BLOB REFERENCES devices (id) ON DELETE SET NULL;
ALTER TABLE sessions ADD COLUMN address TEXT;
-- When a pattern was last drawn in this session.
ALTER TABLE sessions ADD COLUMN pattern_at BIGINT NOT NULL DEFAULT 0;

-- When the factors were last enrolled or changed.
ALTER TABLE accounts ADD COLUMN factors_at BIGINT NOT NULL DEFAULT 0;

-- The throttle under which wrong patterns count.
ALTER TABLE challenges ADD COLUMN counter BLOB;

-- Who may have how many tokens left, in thousandths.
CREATE TABLE buckets (
  network BLOB PRIMARY KEY,
  tokens BIGINT NOT NULL,
  filled_at BIGINT NOT NULL
);

CREATE TABLE recovery_codes (
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  code BLOB NOT NULL,
  created_at BIGINT NOT NULL,
  used_at BIGINT,
  PRIMARY KEY (account_id, code)
);

-- Somebody has proven a saved code and the mailbox, and may enrol the factors again.
CREATE TABLE recoveries (
  token BLOB PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  code BLOB NOT NULL,
  expires_at BIGINT NOT NULL,
  consumed_at BIGINT
);

-- What the links "this wasn't me" in mails lead to.
CREATE TABLE reports (
  token BLOB PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  expires_at BIGINT NOT NULL,
  used_at BIGINT
);

-- Append-only, chained lane by lane: each row's MAC covers the MAC before it.
CREATE TABLE events (
  lane BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  account_id TEXT,
  request TEXT NOT NULL,
  detail BLOB,
  detail_digest BLOB NOT NULL,
  mac BLOB NOT NULL,
  PRIMARY KEY (lane, seq)
);
CREATE INDEX events_of_account ON events (account_id, seq);
CREATE TABLE event_heads (
  lane BIGINT PRIMARY KEY,
  seq BIGINT NOT NULL,
  mac BLOB NOT NULL
);
