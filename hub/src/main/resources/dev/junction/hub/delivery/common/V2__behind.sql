-- 1: pending, but another about the same subject comes first. A claim doesn't look at it before that one has ended.
ALTER TABLE deliveries ADD COLUMN behind INTEGER NOT NULL DEFAULT 0;

UPDATE deliveries SET behind = 1
WHERE state = 'pending' AND ordering_key IS NOT NULL AND EXISTS (
  SELECT 1 FROM deliveries earlier
  WHERE earlier.destination = deliveries.destination AND earlier.ordering_key = deliveries.ordering_key
    AND earlier.position < deliveries.position AND earlier.state IN ('pending', 'leased'));

-- In the order of a claim, so that it needn't sort what became due in the same millisecond.
DROP INDEX deliveries_due;
CREATE INDEX deliveries_due ON deliveries (destination, behind, next_at, position) WHERE state = 'pending';

-- A claim reads what it has leased by its token; leases that ran out are looked for seldom, among the few that are leased.
DROP INDEX deliveries_leased;
CREATE INDEX deliveries_leased ON deliveries (lease_token) WHERE state = 'leased';
