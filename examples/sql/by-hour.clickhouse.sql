-- SPDX-License-Identifier: BSD-2-Clause
-- Calls, ASR in percent and answered milliseconds of each hour, by the clocks of a time zone.
--
-- A call belongs to the hour of its begin.  utc_minutes is how far the zone is ahead of UTC:
-- it tells the two hours apart that have one name when summer time ends.  Calls without a
-- time of begin come first, with an empty hour.
-- Write your own zone in the place of Europe/Berlin.
SELECT
	if(no_begin, '', concat(substring(local_time, 1, 13), ':00')) AS local_hour,
	if(no_begin, 0, intDiv(toInt64(toDateTime(local_time, 'UTC')) - begin_seconds, 60))
		AS utc_minutes,
	count(*) AS all_calls,
	sum(answered) AS answered_calls,
	coalesce(sum(duration_ms), 0) AS milliseconds,
	round(100 * sum(answered) / count(*), 4) AS asr_percent
FROM (
	SELECT
		begin_ms IS NULL AS no_begin,
		intDiv(assumeNotNull(begin_ms), 1000) AS begin_seconds,
		toString(toDateTime(begin_seconds), 'Europe/Berlin') AS local_time,
		answered,
		duration_ms
	FROM calls
) AS at_home
GROUP BY local_hour, utc_minutes
ORDER BY local_hour, utc_minutes DESC;
