-- The language that letters to somebody are written in, by its tag (BCP 47).
ALTER TABLE accounts ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
