-- SPDX-License-Identifier: BSD-2-Clause
-- ACD, the average call duration, of each trunk and of all, in seconds.
--
-- ACD  seconds from answer to end / answered calls, those of 0 seconds included.
-- Answered calls without a duration (no end, or an end before the answer) are counted as
-- no_duration, and are in neither number.
SELECT
	trunk_name,
	sum(answered) AS answered_calls,
	sum(CASE WHEN answered = 1 AND duration_ms IS NULL THEN 1 ELSE 0 END) AS no_duration,
	coalesce(sum(duration_ms), 0) AS milliseconds,
	round(sum(duration_ms)
		/ nullIf(sum(CASE WHEN duration_ms IS NULL THEN 0 ELSE 1 END), 0) / 1000, 4) AS acd_seconds
FROM (
	SELECT
		CASE WHEN everything = 1 THEN '(all)' ELSE trunk END AS trunk_name,
		answered,
		duration_ms
	FROM calls
	CROSS JOIN (SELECT 0 AS everything UNION ALL SELECT 1 AS everything) AS part
) AS parts
GROUP BY trunk_name
ORDER BY trunk_name;
