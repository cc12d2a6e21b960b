-- SPDX-License-Identifier: BSD-2-Clause
-- Short calls of each trunk: answered, and over within 6 seconds.
--
-- no_seconds     ended in the millisecond of the answer.
-- short_calls    longer than that, and of less than 6000 milliseconds.
-- short_percent  both, of the answered calls whose duration is known.
SELECT
	trunk AS trunk_name,
	count(*) AS calls_with_duration,
	sum(CASE WHEN duration_ms = 0 THEN 1 ELSE 0 END) AS no_seconds,
	sum(CASE WHEN duration_ms > 0 AND duration_ms < 6000 THEN 1 ELSE 0 END) AS short_calls,
	round(100 * sum(CASE WHEN duration_ms < 6000 THEN 1 ELSE 0 END) / count(*), 4)
		AS short_percent
FROM calls
WHERE duration_ms IS NOT NULL
GROUP BY trunk
ORDER BY trunk;
