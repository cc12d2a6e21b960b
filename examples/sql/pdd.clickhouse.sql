-- SPDX-License-Identifier: BSD-2-Clause
-- PDD, the time from the call's begin to ringing, of each trunk and of all, in milliseconds.
--
-- A percentile is the value at the nearest rank: the least one that so many percent of the
-- calls do not exceed.  No value is made up between two calls.
-- Left out: not_known, calls that did not ring or lack a time; early, calls that rang before
-- they began, which is a fault of a clock.
SELECT
	trunk_name,
	length(sorted) AS calls_rung,
	not_known,
	early,
	if(calls_rung = 0, NULL, sorted[intDiv(calls_rung * 50 + 99, 100)]) AS p50_ms,
	if(calls_rung = 0, NULL, sorted[intDiv(calls_rung * 90 + 99, 100)]) AS p90_ms,
	if(calls_rung = 0, NULL, sorted[intDiv(calls_rung * 95 + 99, 100)]) AS p95_ms,
	if(calls_rung = 0, NULL, sorted[intDiv(calls_rung * 99 + 99, 100)]) AS p99_ms,
	if(calls_rung = 0, NULL, sorted[calls_rung]) AS most_ms
FROM (
	SELECT
		trunk_name,
		arraySort(groupArrayIf(assumeNotNull(wait), state = 'rang')) AS sorted,
		countIf(state = 'not known') AS not_known,
		countIf(state = 'early') AS early
	FROM (
		SELECT
			if(everything = 1, '(all)', trunk) AS trunk_name,
			ring_ms - begin_ms AS wait,
			CASE
				WHEN ring_ms IS NULL OR ring_ms = 0 OR begin_ms IS NULL THEN 'not known'
				WHEN ring_ms < begin_ms THEN 'early'
				ELSE 'rang'
			END AS state
		FROM calls
		CROSS JOIN (SELECT 0 AS everything UNION ALL SELECT 1 AS everything) AS part
	) AS waits
	GROUP BY trunk_name
) AS lists
ORDER BY trunk_name;
