-- SPDX-License-Identifier: BSD-2-Clause
-- PDD, the time from the call's begin to ringing, of each trunk and of all, in milliseconds.
--
-- A percentile is the value at the nearest rank: the least one that so many percent of the
-- calls do not exceed.  No value is made up between two calls.
-- Left out: not_known, calls that did not ring or lack a time; early, calls that rang before
-- they began, which is a fault of a clock.
SELECT
	CASE WHEN everything = 1 THEN '(all)' ELSE trunk END AS trunk_name,
	len(sorted) AS calls_rung,
	not_known,
	early,
	sorted[(len(sorted) * 50 + 99) // 100] AS p50_ms,
	sorted[(len(sorted) * 90 + 99) // 100] AS p90_ms,
	sorted[(len(sorted) * 95 + 99) // 100] AS p95_ms,
	sorted[(len(sorted) * 99 + 99) // 100] AS p99_ms,
	sorted[len(sorted)] AS most_ms
FROM (
	SELECT
		everything,
		CASE WHEN everything = 1 THEN '' ELSE calls.trunk END AS trunk,
		coalesce(list_sort(list(ring_ms - begin_ms)
			FILTER (WHERE ring_ms > 0 AND ring_ms >= begin_ms)), []) AS sorted,
		count(*) FILTER (WHERE ring_ms IS NULL OR ring_ms = 0 OR begin_ms IS NULL) AS not_known,
		count(*) FILTER (WHERE ring_ms > 0 AND ring_ms < begin_ms) AS early
	FROM calls
	CROSS JOIN (SELECT 0 AS everything UNION ALL SELECT 1 AS everything) AS part
	GROUP BY ALL
) AS waits
ORDER BY trunk_name;
