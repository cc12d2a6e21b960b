-- SPDX-License-Identifier: BSD-2-Clause
-- The table calls by a join: from records.csv, which has SIP statuses, and codes.tsv, which
-- has the cause of every status (README.md says how it is made).  Run this in the place of
-- load.
--
-- cause_how is what codes.tsv says: it is none where the map states that nothing corresponds.
-- It is no-cause where the record has no status, and unlisted where codes.tsv has none such.
-- The location is not known, so that NER is wider for cause 21.
CREATE TABLE calls AS
SELECT
	record, call_id, trunk, caller, called, begin_ms, ring_ms, answer_ms, end_ms,
	answered, duration_ms, status, codes.cause AS cause,
	CASE WHEN code = '' THEN 'no-cause' ELSE coalesce(how, 'unlisted') END AS cause_how,
	'' AS location
FROM (
	SELECT
		*,
		CASE WHEN end_ms >= answer_ms AND answered = 1 THEN end_ms - answer_ms END AS duration_ms,
		CASE WHEN ring_ms > 0 THEN 'yes' ELSE 'no' END AS rang
	FROM (
		SELECT
			row_number() OVER () AS record,
			coalesce(call_id, '') AS call_id,
			coalesce(trunk, '') AS trunk,
			coalesce(caller, '') AS caller,
			ltrim(coalesce(called, ''), '+') AS called,
			TRY_CAST(begin_ms AS BIGINT) AS begin_ms,
			TRY_CAST(ring_ms AS BIGINT) AS ring_ms,
			TRY_CAST(answer_ms AS BIGINT) AS answer_ms,
			TRY_CAST(end_ms AS BIGINT) AS end_ms,
			CASE WHEN TRY_CAST(answer_ms AS BIGINT) > 0 THEN 1 ELSE 0 END AS answered,
			TRY_CAST(status AS INTEGER) AS status,
			coalesce(status, '') AS code
		FROM read_csv('records.csv', header = true, delim = ',', quote = '"', escape = '"',
			all_varchar = true, parallel = false)
	) AS texts
) AS records
LEFT JOIN (
	SELECT rang, code, how, TRY_CAST(replace(target, 'q850:', '') AS INTEGER) AS cause
	FROM read_csv('codes.tsv', header = false, delim = '\t', quote = '', all_varchar = true,
		names = ['rang', 'code', 'origin', 'target', 'how', 'map', 'phrase'])
) AS codes USING (rang, code);
