-- A pattern whose answer was lost may be handed in once more: with the same key, by whoever held
-- the session's token then. Digests of both.
ALTER TABLE challenges ADD COLUMN attempt BYTEA;
ALTER TABLE challenges ADD COLUMN former_token BYTEA;
-- When a ticket came back from a service that did not answer.
ALTER TABLE challenges ADD COLUMN given_back_at BIGINT;
