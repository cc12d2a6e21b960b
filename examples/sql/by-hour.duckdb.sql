-- SPDX-License-Identifier: BSD-2-Clause
-- Calls, ASR in percent and answered milliseconds of each hour, by the clocks of a time zone.
--
-- A call belongs to the hour of its begin.  utc_minutes is how far the zone is ahead of UTC:
-- it tells the two hours apart that have one name when summer time ends.  Calls without a
-- time of begin come first, with an empty hour.
-- Write your own zone in the place of Europe/Berlin.
SELECT
	coalesce(strftime(local_time, '%Y-%m-%d %H:00'), '') AS local_hour,
	coalesce((epoch_ms(local_time) // 1000 - begin_ms // 1000) // 60, 0) AS utc_minutes,
	count(*) AS all_calls,
	sum(answered) AS answered_calls,
	coalesce(sum(duration_ms), 0) AS milliseconds,
	round(100 * sum(answered) / count(*), 4) AS asr_percent
FROM (
	SELECT
		timezone('Europe/Berlin', make_timestamptz(begin_ms * 1000)) AS local_time,
		begin_ms,
		answered,
		duration_ms
	FROM calls
) AS at_home
GROUP BY local_hour, utc_minutes
ORDER BY local_hour, utc_minutes DESC;
