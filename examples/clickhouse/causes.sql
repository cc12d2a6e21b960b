-- SPDX-License-Identifier: BSD-2-Clause
-- How many calls have which code, for each target. Each server counts its own; the one that is asked adds up.
SELECT target, outcome = 'code' ? toString(code) : outcome AS code_or_outcome, count() AS all_calls
FROM codes_all
GROUP BY target, code_or_outcome
ORDER BY target, all_calls DESC, code_or_outcome;
