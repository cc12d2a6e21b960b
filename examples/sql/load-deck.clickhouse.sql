-- SPDX-License-Identifier: BSD-2-Clause
-- The table deck, from deck.csv with the columns prefix and destination.
-- If a prefix stands there twice, the destination that comes first in the alphabet counts.
CREATE TABLE deck ENGINE = Memory AS
SELECT prefix, min(name) AS destination
FROM file('deck.csv', 'CSV', 'prefix String, name String')
WHERE prefix NOT IN ('', 'prefix')
GROUP BY prefix;
