-- Where the history of an account begins.
CREATE INDEX audit_beginnings ON audit (account_id, position) WHERE action = 'account.create';
