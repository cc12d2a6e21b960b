-- SPDX-License-Identifier: BSD-2-Clause
-- Two sides, matched without a call id: run this before reconcile.
-- Two records may be of one call if caller and called are the same, and they began within
-- 5000 milliseconds of each other.  They are of one call if of all such records each is the
-- nearest to the other in time; of two as near, the first in its file counts.  Records without
-- a called number or a time of begin have no partner.
--
-- It makes the temporary table sides, a row a record, as match-id does.  alone is unclear for
-- a record that has others within the time, each of which has a nearer partner.
CREATE TEMPORARY TABLE near AS
SELECT here, there, abs(begin_here - begin_there) AS apart
FROM (
	SELECT caller, called, record AS here, coalesce(begin_ms, 0) AS begin_here
	FROM calls WHERE begin_ms IS NOT NULL AND called != ''
) AS ours
INNER JOIN (
	SELECT caller, called, record AS there, coalesce(begin_ms, 0) AS begin_there
	FROM theirs WHERE begin_ms IS NOT NULL AND called != ''
) AS others USING (caller, called)
WHERE abs(begin_here - begin_there) <= 5000;

CREATE TEMPORARY TABLE pairs AS
SELECT here, there
FROM (SELECT here, argMin(there, (apart, there)) AS there FROM near GROUP BY here) AS ours
INNER JOIN (SELECT there, argMin(here, (apart, here)) AS here FROM near GROUP BY there) AS others
	USING (here, there);

CREATE TEMPORARY TABLE sides AS
SELECT
	'here' AS side,
	concat('here ', CAST(record AS VARCHAR)) AS pairing,
	CASE WHEN record IN (SELECT here FROM near) THEN 'unclear' ELSE '' END AS alone,
	record, call_id, caller, called, answered,
	coalesce(duration_ms, 0) AS duration
FROM calls
UNION ALL
SELECT
	'there' AS side,
	CASE WHEN partner > 0 THEN concat('here ', CAST(partner AS VARCHAR))
		ELSE concat('there ', CAST(record AS VARCHAR)) END AS pairing,
	CASE WHEN record IN (SELECT there FROM near) THEN 'unclear' ELSE '' END AS alone,
	record, call_id, caller, called, answered,
	coalesce(duration_ms, 0) AS duration
FROM theirs
LEFT JOIN (SELECT there AS record, here AS partner FROM pairs) AS partners USING (record);
