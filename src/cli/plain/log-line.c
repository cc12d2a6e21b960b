/* SPDX-License-Identifier: BSD-2-Clause */
#include "log-line.h"

#include "cli/cli.h"
#include "cli/evidence.h"
#include "cli/scan/find.h"
#include "cli/scan/look.h"

#include <string.h>

/* The message of the last line lies in here. */
static struct log_find find;
static bool is_made;

void cli_plain_drop_line(void)
{
	if (is_made)
		log_find_drop(&find);
	is_made = false;
}

/* Whether a message begins in this line, the only one. */
static bool finds(struct log_text line)
{
	switch (log_find_line(&find, line, 1)) {
	case LOG_WHOLE:
		return true;
	case LOG_OPEN:
		return log_find_end(&find) == LOG_ENDED;
	default:
		return false;
	}
}

int cli_plain_read_line(struct cli *cli, const char *text, size_t length)
{
	const struct log_text line = { text, length };
	int status;

	if (log_look_next(text, length, 0) == length)
		return -1;
	cli_plain_drop_line();
	is_made = log_find_make(&find);
	if (!is_made) {
		cli_say("out of memory");
		return CLI_IO;
	}
	if (!finds(line))
		return -1;
	status = cli_open_message(cli);
	cli->session.heads = 0;
	if (status == CLI_OK)
		/* What cannot be read is ignored, as in scan. */
		sipcause_message_read(cli->session.message, find.message.form, find.message.bytes,
				      find.message.length, NULL);
	return status;
}
