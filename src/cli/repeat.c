/* SPDX-License-Identifier: BSD-2-Clause */
#include "repeat.h"

#include "rows.h"
#include "say.h"

#include <string.h>

bool cli_repeat(const struct cli_memo *memo, const char *line, size_t length,
		struct cli_fresh *fresh)
{
	const char *found;
	size_t size = 0;

	fresh->hash = cli_memo_hash(line, length);
	found = cli_memo_find(memo, fresh->hash, line, length, &size);
	if (found != NULL) {
		cli_rows_again(found, size);
		return true;
	}
	fresh->said = cli_said();
	cli_rows_mark();
	return false;
}

void cli_repeat_keep(struct cli_memo *memo, const char *line, size_t length,
		     const struct cli_fresh *fresh)
{
	size_t size;
	const char *bytes = cli_rows_since(&size);
	char *room;

	if (bytes == NULL || cli_said() != fresh->said)
		return;
	room = cli_memo_add(memo, fresh->hash, line, length, size);
	if (room != NULL)
		memcpy(room, bytes, size);
}
