-- SPDX-License-Identifier: BSD-2-Clause
-- The calls on which two sides do not agree.  Run reconcile before, which explains verdict.
-- here and there are the numbers of the first records in calls.csv and theirs.csv, from 1
-- after the header line.
SELECT
	verdict,
	first_here AS here,
	first_there AS there,
	called_number,
	here_ms,
	there_ms
FROM compared
WHERE verdict != 'agrees'
ORDER BY verdict, coalesce(first_here, 0), coalesce(first_there, 0);
