-- Since when an account is an administrator's.
ALTER TABLE accounts ADD COLUMN admin_since BIGINT;

-- What accounts are searched by: names, and addresses in small letters, byte by byte, so that what
-- begins alike stands together.
CREATE VIEW account_keys AS
  SELECT id, username AS name_key, lower(email) AS email_key, disabled_at, admin_since FROM accounts;
CREATE INDEX IF NOT EXISTS accounts_by_email ON accounts (lower(email), id);
CREATE INDEX IF NOT EXISTS accounts_locked ON accounts (disabled_at, id) WHERE disabled_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS accounts_admins ON accounts (admin_since, id) WHERE admin_since IS NOT NULL;

-- The site's events, the latest first; all of them, and those of one kind.
CREATE INDEX IF NOT EXISTS events_by_time ON events (at, lane, seq);
CREATE INDEX IF NOT EXISTS events_by_kind ON events (kind, at, lane, seq);

-- When a service last made an account.
CREATE INDEX IF NOT EXISTS deliveries_made ON deliveries (service, delivered_at) WHERE delivered_at IS NOT NULL;
