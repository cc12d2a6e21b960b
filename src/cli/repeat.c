/* SPDX-License-Identifier: BSD-2-Clause */
#include "repeat.h"

#include "cli.h"
#include "rows.h"
#include "say.h"

#include <string.h>

/* What is kept of an answer: this, and the bytes of its rows. */
struct kept {
	int64_t status;
	uint64_t rows;
};

bool cli_repeat(const struct cli_memo *memo, struct cli *cli, const char *line, size_t length,
		struct cli_fresh *fresh, int *status)
{
	const char *found;
	struct kept kept;
	size_t size = 0;

	fresh->hash = cli_memo_hash(line, length);
	found = cli_memo_find(memo, fresh->hash, line, length, &size);
	if (found == NULL) {
		fresh->said = cli_said();
		fresh->rows = cli->rows;
		cli_rows_mark();
		return false;
	}
	memcpy(&kept, found, sizeof(kept));
	*status = (int)kept.status;
	cli_rows_again(cli, found + sizeof(kept), size - sizeof(kept), kept.rows);
	return true;
}

void cli_repeat_keep(struct cli_memo *memo, const struct cli *cli, const char *line, size_t length,
		     const struct cli_fresh *fresh, int status)
{
	struct kept kept = { status, cli->rows - fresh->rows };
	size_t size;
	const char *bytes = cli_rows_since(&size);
	char *room;

	if (bytes == NULL || cli_said() != fresh->said)
		return;
	room = cli_memo_add(memo, fresh->hash, line, length, sizeof(kept) + size);
	if (room == NULL)
		return;
	memcpy(room, &kept, sizeof(kept));
	memcpy(room + sizeof(kept), bytes, size);
}
