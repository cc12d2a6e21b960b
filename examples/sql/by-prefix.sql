-- SPDX-License-Identifier: BSD-2-Clause
-- Calls, ASR in percent and answered minutes of each destination.
--
-- The destination of a number is that of the longest prefix in the deck with which it begins.
-- A number has up to 15 digits, after a plus sign that does not count.
SELECT
	CASE WHEN destination_found = '' OR destination_found IS NULL
		THEN '(no prefix)' ELSE destination_found END AS destination_name,
	count(*) AS all_calls,
	sum(answered) AS answered_calls,
	round(100 * sum(answered) / count(*), 4) AS asr_percent,
	coalesce(sum(duration_ms), 0) AS milliseconds,
	round(coalesce(sum(duration_ms), 0) / 60000, 4) AS minutes
FROM calls
LEFT JOIN (
	SELECT called, argMax(destination, digits) AS destination_found
	FROM (
		SELECT called, digits, substring(called, 1, digits) AS prefix
		FROM (SELECT DISTINCT called FROM calls) AS numbers
		CROSS JOIN (
			SELECT 1 AS digits UNION ALL SELECT 2 AS digits UNION ALL SELECT 3 AS digits
			UNION ALL SELECT 4 AS digits UNION ALL SELECT 5 AS digits
			UNION ALL SELECT 6 AS digits UNION ALL SELECT 7 AS digits
			UNION ALL SELECT 8 AS digits UNION ALL SELECT 9 AS digits
			UNION ALL SELECT 10 AS digits UNION ALL SELECT 11 AS digits
			UNION ALL SELECT 12 AS digits UNION ALL SELECT 13 AS digits
			UNION ALL SELECT 14 AS digits UNION ALL SELECT 15 AS digits
		) AS lengths
		WHERE digits <= length(called)
	) AS prefixes
	INNER JOIN deck USING (prefix)
	GROUP BY called
) AS destinations USING (called)
GROUP BY destination_name
ORDER BY destination_name;
