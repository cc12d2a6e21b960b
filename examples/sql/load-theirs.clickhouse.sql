-- SPDX-License-Identifier: BSD-2-Clause
-- The table theirs, from theirs.csv: the records of the other side.
-- Its columns are call_id, caller, called, begin_ms (milliseconds since 1970 in UTC) and
-- seconds.  seconds may have a fraction, and is empty for a call that was not answered.
CREATE TABLE theirs ENGINE = Memory AS
SELECT
	rowNumberInAllBlocks() + 1 AS record,
	call_id,
	caller,
	replaceRegexpOne(called, '^[+]+', '') AS called,
	toInt64OrNull(text_begin) AS begin_ms,
	CASE WHEN seconds = '' THEN 0 ELSE 1 END AS answered,
	toInt64(round(1000 * toFloat64OrNull(seconds))) AS duration_ms
FROM file('theirs.csv', 'CSV', 'call_id String, caller String, called String, text_begin String, seconds String')
WHERE text_begin != 'begin_ms';
