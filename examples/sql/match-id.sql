-- SPDX-License-Identifier: BSD-2-Clause
-- Two sides, matched by the call id: run this before reconcile.
-- It makes the temporary table sides, a row a record.  Records of one pairing are of one call.
-- alone is why a record without a partner has none, if there is more to say than that.
CREATE TEMPORARY TABLE sides AS
SELECT
	'here' AS side,
	CASE WHEN call_id = '' THEN concat('here ', CAST(record AS VARCHAR)) ELSE concat('id ', call_id)
		END AS pairing,
	CASE WHEN call_id = '' THEN 'no id' ELSE '' END AS alone,
	record, call_id, caller, called, answered,
	coalesce(duration_ms, 0) AS duration
FROM calls
UNION ALL
SELECT
	'there' AS side,
	CASE WHEN call_id = '' THEN concat('there ', CAST(record AS VARCHAR)) ELSE concat('id ', call_id)
		END AS pairing,
	CASE WHEN call_id = '' THEN 'no id' ELSE '' END AS alone,
	record, call_id, caller, called, answered,
	coalesce(duration_ms, 0) AS duration
FROM theirs;
