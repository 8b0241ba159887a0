-- When the pattern of an unlock was drawn, and when its ticket was handed back to the service:
-- once, with the request that it was made for.
ALTER TABLE challenges ADD COLUMN unlocked_at BIGINT;
ALTER TABLE challenges ADD COLUMN redeemed_at BIGINT;
CREATE INDEX challenges_unlocked ON challenges (session_id, same_as) WHERE unlocked_at IS NOT NULL;
