-- How often a code's mail was asked for.
ALTER TABLE mails ADD COLUMN sends BIGINT NOT NULL DEFAULT 1;
