-- SPDX-License-Identifier: BSD-2-Clause
-- How two sides agree: calls and milliseconds of each verdict.  Run match-id or match-number
-- before, and reconcile-list after it for the calls themselves.
--
-- verdict  agrees         both answered and less than 1000 ms apart, or both not answered;
--          seconds        both answered, and 1000 ms or more apart;
--          answered here  there it was not; answered there  here it was not;
--          missing here, missing there
--          twice          more than one record of one call id on a side: not compared;
--          no id, unclear has no partner, see match-id and match-number.
-- An answered call without a duration counts 0 milliseconds.
CREATE TEMPORARY TABLE compared AS
SELECT
	CASE
		WHEN records_here > 1 OR records_there > 1 THEN 'twice'
		WHEN records_here + records_there < 2 AND why_alone != '' THEN why_alone
		WHEN records_here = 0 THEN 'missing here'
		WHEN records_there = 0 THEN 'missing there'
		WHEN any_answered_here > any_answered_there THEN 'answered here'
		WHEN any_answered_here < any_answered_there THEN 'answered there'
		WHEN abs(here_ms - there_ms) >= 1000 THEN 'seconds'
		ELSE 'agrees'
	END AS verdict,
	records_here, records_there, first_here, first_there, called_number, here_ms, there_ms
FROM (
	SELECT
		pairing,
		max(alone) AS why_alone,
		max(called) AS called_number,
		sum(CASE WHEN side = 'here' THEN 1 ELSE 0 END) AS records_here,
		sum(CASE WHEN side = 'there' THEN 1 ELSE 0 END) AS records_there,
		min(CASE WHEN side = 'here' THEN record ELSE NULL END) AS first_here,
		min(CASE WHEN side = 'there' THEN record ELSE NULL END) AS first_there,
		max(CASE WHEN side = 'here' THEN answered ELSE 0 END) AS any_answered_here,
		max(CASE WHEN side = 'there' THEN answered ELSE 0 END) AS any_answered_there,
		sum(CASE WHEN side = 'here' THEN duration ELSE 0 END) AS here_ms,
		sum(CASE WHEN side = 'there' THEN duration ELSE 0 END) AS there_ms
	FROM sides
	GROUP BY pairing
) AS calls_of_both;

SELECT
	verdict,
	count(*) AS all_calls,
	sum(records_here) AS of_here,
	sum(records_there) AS of_there,
	sum(here_ms) AS milliseconds_here,
	sum(there_ms) AS milliseconds_there,
	sum(here_ms) - sum(there_ms) AS more_here
FROM compared
GROUP BY verdict
ORDER BY verdict;
