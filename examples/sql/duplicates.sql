-- SPDX-License-Identifier: BSD-2-Clause
-- Calls that were recorded more than once: a call id in more than one record.
-- Look here first, because every other query counts each record.
SELECT
	call_id,
	count(*) AS records,
	min(record) AS first_record,
	max(record) AS last_record
FROM calls
WHERE call_id != ''
GROUP BY call_id
HAVING count(*) > 1
ORDER BY records DESC, call_id;
