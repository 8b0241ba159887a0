-- What sweeps, workers and foreign keys look for, also among a hundred million accounts. Over large
-- tables make these beforehand, CONCURRENTLY: then this step finds them.
CREATE INDEX IF NOT EXISTS mails_waiting ON mails (due_at)
  WHERE sent_at IS NULL AND sealed_body IS NOT NULL;
DROP INDEX IF EXISTS mails_due;
CREATE INDEX IF NOT EXISTS mails_sealed ON mails (expires_at) WHERE sealed_body IS NOT NULL;
CREATE INDEX IF NOT EXISTS mails_by_end ON mails (expires_at);
CREATE INDEX IF NOT EXISTS challenges_open ON challenges (expires_at) WHERE consumed_at IS NULL;
CREATE INDEX IF NOT EXISTS challenges_of_account ON challenges (account_id);
CREATE INDEX IF NOT EXISTS challenges_of_session ON challenges (session_id);
CREATE INDEX IF NOT EXISTS sessions_seen ON sessions (seen_at) WHERE ended_at IS NULL;
CREATE INDEX IF NOT EXISTS sessions_by_end ON sessions (expires_at);
CREATE INDEX IF NOT EXISTS sessions_of_device ON sessions (device_id);
CREATE INDEX IF NOT EXISTS throttles_by_time ON throttles (counted_at);
CREATE INDEX IF NOT EXISTS recoveries_of_account ON recoveries (account_id);
CREATE INDEX IF NOT EXISTS reports_of_account ON reports (account_id);
CREATE INDEX IF NOT EXISTS reports_by_end ON reports (expires_at);
CREATE INDEX IF NOT EXISTS recoveries_by_end ON recoveries (expires_at);
