-- SPDX-License-Identifier: BSD-2-Clause
-- Answered calls of each trunk that did not ring before: a sign of false answers.
--
-- no_ringing  the record says that it did not ring, or it rang at the answer or later.
-- not_known   the record has no time of ringing.
-- least_percent is no_ringing of all answered calls; most_percent adds what is not known.
SELECT
	trunk AS trunk_name,
	count(*) AS answered_calls,
	sum(CASE WHEN ring_ms = 0 OR ring_ms >= answer_ms THEN 1 ELSE 0 END) AS no_ringing,
	sum(CASE WHEN ring_ms IS NULL THEN 1 ELSE 0 END) AS not_known,
	round(100 * sum(CASE WHEN ring_ms = 0 OR ring_ms >= answer_ms THEN 1 ELSE 0 END)
		/ count(*), 4) AS least_percent,
	round(100 * sum(CASE WHEN ring_ms IS NULL OR ring_ms = 0 OR ring_ms >= answer_ms
		THEN 1 ELSE 0 END) / count(*), 4) AS most_percent
FROM calls
WHERE answered = 1
GROUP BY trunk
ORDER BY trunk;
