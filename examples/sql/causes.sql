-- SPDX-License-Identifier: BSD-2-Clause
-- How many calls have which cause, and why others have none.  share_percent is of all calls.
--
-- group_name  mapped    the map gives a cause;
--             none      the map states that nothing corresponds to the code;
--             no code   the record has no code at all;
--             unmapped  there is a code, and the map does not know it.
-- cause is empty but for mapped.
SELECT
	group_name,
	cause,
	count(*) AS all_calls,
	sum(answered) AS answered_calls,
	round(100 * count(*) / max(everything), 4) AS share_percent
FROM (
	SELECT
		cause,
		answered,
		CASE
			WHEN cause IS NOT NULL THEN 'mapped'
			WHEN cause_how = 'none' THEN 'none'
			WHEN cause_how = 'no-cause' THEN 'no code'
			ELSE 'unmapped'
		END AS group_name
	FROM calls
) AS grouped
CROSS JOIN (SELECT count(*) AS everything FROM calls) AS total
GROUP BY group_name, cause
ORDER BY all_calls DESC, group_name, coalesce(cause, 0);
