-- SPDX-License-Identifier: BSD-2-Clause
-- The table deck, from deck.csv with the columns prefix and destination.
-- If a prefix stands there twice, the destination that comes first in the alphabet counts.
CREATE TABLE deck AS
SELECT prefix, min(coalesce(destination, '')) AS destination
FROM read_csv('deck.csv', header = true, delim = ',', quote = '"', escape = '"',
	all_varchar = true)
WHERE prefix IS NOT NULL
GROUP BY prefix;
