-- SPDX-License-Identifier: BSD-2-Clause
-- The table calls, from calls.csv as "sipcause csv" wrote it.  Every query reads this
-- table and no file, so this is the one place for the names of your own columns.
-- The last lines name all columns of the file in their order, without a line break.
--
-- Times are milliseconds since 1970 in UTC.  An empty cell is a time that is not known;
-- a ring_ms of 0 says that the phone did not ring.  An answer time is an answer.
CREATE TABLE calls ENGINE = Memory AS
SELECT
	rowNumberInAllBlocks() + 1 AS record, -- the number of the record, from 1
	call_id,
	trunk,
	caller,
	replaceRegexpOne(called, '^[+]+', '') AS called,
	toInt64OrNull(text_begin) AS begin_ms,
	toInt64OrNull(text_ring) AS ring_ms,
	toInt64OrNull(text_answer) AS answer_ms,
	toInt64OrNull(text_end) AS end_ms,
	CASE WHEN answer_ms > 0 THEN 1 ELSE 0 END AS answered,
	-- Of an answered call; empty where an end is missing or lies before the answer.
	CASE WHEN end_ms >= answer_ms AND answer_ms > 0 THEN end_ms - answer_ms END AS duration_ms,
	toInt32OrNull(text_status) AS status,
	toInt32OrNull(text_cause) AS cause,
	cause_how,
	location -- U is the user, empty is not known
FROM file('calls.csv', 'CSV', 'call_id String, trunk String, caller String, called String, text_begin String, text_ring String, text_answer String, text_end String, text_status String, reason String, text_cause String, cause_how String, location String')
WHERE text_begin != 'begin_ms';
