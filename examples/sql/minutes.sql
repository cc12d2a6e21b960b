-- SPDX-License-Identifier: BSD-2-Clause
-- The minutes of each trunk, by each rule of rounding.
--
-- A rule M/I bills at least M seconds, and then in steps of I seconds: 30/6 makes 30 seconds
-- of 1 to 30, and 36 of 31.  1/1 is what contracts call per second.  exact does not round.
-- Each call is rounded by itself.
--
-- A call of 0 seconds is billed with 0; no_seconds counts them.  Who bills them adds
-- no_seconds times the minimum.  Calls without a duration are left out; acd.sql counts them.
SELECT
	trunk_name,
	rule,
	count(*) AS calls_billed,
	sum(CASE WHEN duration = 0 THEN 1 ELSE 0 END) AS no_seconds,
	sum(billed) AS milliseconds,
	round(sum(billed) / 60000, 4) AS minutes
FROM (
	SELECT
		trunk_name,
		rule,
		duration,
		CASE
			WHEN rule = 'exact' OR duration = 0 THEN duration
			WHEN duration <= 1000 * minimum THEN 1000 * minimum
			ELSE 1000 * minimum + 1000 * increment
				* CAST(ceil((duration - 1000 * minimum) / (1000 * increment)) AS BIGINT)
		END AS billed
	FROM (
		SELECT trunk AS trunk_name, coalesce(duration_ms, 0) AS duration
		FROM calls
		WHERE duration_ms IS NOT NULL
	) AS durations
	CROSS JOIN (
		SELECT 'exact' AS rule, 0 AS minimum, 1 AS increment
		UNION ALL SELECT '1/1' AS rule, 1 AS minimum, 1 AS increment
		UNION ALL SELECT '6/6' AS rule, 6 AS minimum, 6 AS increment
		UNION ALL SELECT '30/6' AS rule, 30 AS minimum, 6 AS increment
		UNION ALL SELECT '60/60' AS rule, 60 AS minimum, 60 AS increment
	) AS rules
) AS bills
GROUP BY trunk_name, rule
ORDER BY trunk_name, rule;
