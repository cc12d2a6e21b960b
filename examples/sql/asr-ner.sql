-- SPDX-License-Identifier: BSD-2-Clause
-- ASR and NER of each trunk, and of all, in percent.
--
-- A record is a seizure.
-- ASR  answered / seizures.
-- NER  (answered + delivered) / seizures.  Delivered are, of calls not answered:
--      causes 17, 18, 19, 20 and 27;
--      cause 21, from the user;
--      cause 16 or status 487, if the phone rang.
--
-- not_known  21 without a location, and 16 or 487 where nothing says whether it rang.
-- disputed   16 or 487 that did not ring, and causes 1, 22, 28 and 31.
-- no_cause   not answered, and no cause in the record: in no ratio but as a seizure.
--
-- ner_least counts neither of the first two, ner_most adds what is not known, and
-- ner_disputed adds what is disputed as well.
SELECT
	trunk_name,
	count(*) AS seizures,
	sum(CASE WHEN verdict = 'answered' THEN 1 ELSE 0 END) AS answered_calls,
	sum(CASE WHEN verdict = 'delivered' THEN 1 ELSE 0 END) AS delivered,
	sum(CASE WHEN verdict = 'not known' THEN 1 ELSE 0 END) AS not_known,
	sum(CASE WHEN verdict = 'disputed' THEN 1 ELSE 0 END) AS disputed,
	sum(CASE WHEN verdict = 'no cause' THEN 1 ELSE 0 END) AS no_cause,
	round(100 * sum(CASE WHEN verdict = 'answered' THEN 1 ELSE 0 END) / count(*), 4)
		AS asr_percent,
	round(100 * sum(CASE WHEN verdict IN ('answered', 'delivered') THEN 1 ELSE 0 END)
		/ count(*), 4) AS ner_least_percent,
	round(100 * sum(CASE WHEN verdict IN ('answered', 'delivered', 'not known')
		THEN 1 ELSE 0 END) / count(*), 4) AS ner_most_percent,
	round(100 * sum(CASE WHEN verdict IN ('answered', 'delivered', 'not known', 'disputed')
		THEN 1 ELSE 0 END) / count(*), 4) AS ner_disputed_percent
FROM (
	SELECT
		CASE WHEN everything = 1 THEN '(all)' ELSE trunk END AS trunk_name,
		CASE
			WHEN answered = 1 THEN 'answered'
			WHEN cause IN (17, 18, 19, 20, 27) THEN 'delivered'
			WHEN cause = 21 AND location = 'U' THEN 'delivered'
			WHEN cause = 21 AND location = '' THEN 'not known'
			WHEN (cause = 16 OR status = 487) AND ring_ms > 0 THEN 'delivered'
			WHEN (cause = 16 OR status = 487) AND ring_ms IS NULL THEN 'not known'
			WHEN cause = 16 OR status = 487 THEN 'disputed'
			WHEN cause IN (1, 22, 28, 31) THEN 'disputed'
			WHEN cause IS NULL THEN 'no cause'
			ELSE 'failed'
		END AS verdict
	FROM calls
	CROSS JOIN (SELECT 0 AS everything UNION ALL SELECT 1 AS everything) AS part
) AS judged
GROUP BY trunk_name
ORDER BY trunk_name;
