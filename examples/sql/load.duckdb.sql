-- SPDX-License-Identifier: BSD-2-Clause
-- The table calls, from calls.csv as "sipcause csv" wrote it.  Every query reads this
-- table and no file, so this is the one place for the names of your own columns.
--
-- Times are milliseconds since 1970 in UTC.  An empty cell is a time that is not known;
-- a ring_ms of 0 says that the phone did not ring.  An answer time is an answer.
CREATE TABLE calls AS
SELECT
	row_number() OVER () AS record, -- the number of the record, from 1
	coalesce(call_id, '') AS call_id,
	coalesce(trunk, '') AS trunk,
	coalesce(caller, '') AS caller,
	ltrim(coalesce(called, ''), '+') AS called,
	TRY_CAST(begin_ms AS BIGINT) AS begin_ms,
	TRY_CAST(ring_ms AS BIGINT) AS ring_ms,
	TRY_CAST(answer_ms AS BIGINT) AS answer_ms,
	TRY_CAST(end_ms AS BIGINT) AS end_ms,
	CASE WHEN TRY_CAST(answer_ms AS BIGINT) > 0 THEN 1 ELSE 0 END AS answered,
	-- Of an answered call; empty where an end is missing or lies before the answer.
	CASE WHEN TRY_CAST(answer_ms AS BIGINT) > 0
			AND TRY_CAST(end_ms AS BIGINT) >= TRY_CAST(answer_ms AS BIGINT)
		THEN TRY_CAST(end_ms AS BIGINT) - TRY_CAST(answer_ms AS BIGINT) END AS duration_ms,
	TRY_CAST(status AS INTEGER) AS status,
	TRY_CAST(cause AS INTEGER) AS cause,
	coalesce(cause_how, '') AS cause_how,
	coalesce(cause_location, '') AS location -- U is the user, empty is not known
FROM read_csv('calls.csv', header = true, delim = ',', quote = '"', escape = '"',
	all_varchar = true, parallel = false);
