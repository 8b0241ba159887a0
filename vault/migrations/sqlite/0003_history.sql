CREATE INDEX audit_of_account ON audit (account_id, position);
