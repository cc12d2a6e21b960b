-- SPDX-License-Identifier: BSD-2-Clause
-- The table calls by a join: from records.csv, which has SIP statuses, and codes.tsv, which
-- has the cause of every status (README.md says how it is made).  Run this in the place of
-- load.
--
-- cause_how is what codes.tsv says: it is none where the map states that nothing corresponds.
-- It is no-cause where the record has no status, and unlisted where codes.tsv has none such.
-- The last names of columns are those of the files, in their order, without a line break.
-- The location is not known, so that NER is wider for cause 21.
CREATE TABLE calls ENGINE = Memory AS
SELECT
	record, call_id, trunk, caller, called, begin_ms, ring_ms, answer_ms, end_ms,
	answered, duration_ms, status, cause,
	CASE WHEN code = '' THEN 'no-cause' WHEN how = '' THEN 'unlisted' ELSE how END AS cause_how,
	'' AS location
FROM (
	SELECT
		rowNumberInAllBlocks() + 1 AS record,
		call_id,
		trunk,
		caller,
		replaceRegexpOne(called, '^[+]+', '') AS called,
		toInt64OrNull(text_begin) AS begin_ms,
		toInt64OrNull(text_ring) AS ring_ms,
		toInt64OrNull(text_answer) AS answer_ms,
		toInt64OrNull(text_end) AS end_ms,
		CASE WHEN answer_ms > 0 THEN 1 ELSE 0 END AS answered,
		CASE WHEN end_ms >= answer_ms AND answer_ms > 0 THEN end_ms - answer_ms END AS duration_ms,
		toInt32OrNull(text_status) AS status,
		text_status AS code,
		CASE WHEN ring_ms > 0 THEN 'yes' ELSE 'no' END AS rang
	FROM file('records.csv', 'CSV', 'call_id String, trunk String, caller String, called String, text_begin String, text_ring String, text_answer String, text_end String, text_status String, reason String')
	WHERE text_begin != 'begin_ms'
) AS records
LEFT JOIN (
	SELECT rang, code, how, toInt32OrNull(replaceOne(target, 'q850:', '')) AS cause
	FROM file('codes.tsv', 'TabSeparated', 'rang String, code String, origin String, target String, how String, map String, phrase String')
) AS codes USING (rang, code);
