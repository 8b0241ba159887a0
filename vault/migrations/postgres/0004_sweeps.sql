-- What sweeps look for.
CREATE INDEX IF NOT EXISTS grants_by_end ON grants (opens_until);
CREATE INDEX IF NOT EXISTS spent_by_time ON spent (spent_at);

-- Up to when ids of used tokens were forgotten.
CREATE TABLE forgotten (
  id BIGINT PRIMARY KEY CHECK (id = 1),
  until BIGINT NOT NULL
);
