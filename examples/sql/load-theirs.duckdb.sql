-- SPDX-License-Identifier: BSD-2-Clause
-- The table theirs, from theirs.csv: the records of the other side.
-- Its columns are call_id, caller, called, begin_ms (milliseconds since 1970 in UTC) and
-- seconds.  seconds may have a fraction, and is empty for a call that was not answered.
CREATE TABLE theirs AS
SELECT
	row_number() OVER () AS record,
	coalesce(call_id, '') AS call_id,
	coalesce(caller, '') AS caller,
	ltrim(coalesce(called, ''), '+') AS called,
	TRY_CAST(begin_ms AS BIGINT) AS begin_ms,
	CASE WHEN seconds IS NULL THEN 0 ELSE 1 END AS answered,
	CAST(round(1000 * TRY_CAST(seconds AS DOUBLE)) AS BIGINT) AS duration_ms
FROM read_csv('theirs.csv', header = true, delim = ',', quote = '"', escape = '"',
	all_varchar = true, parallel = false);
