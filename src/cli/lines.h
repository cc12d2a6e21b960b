/* SPDX-License-Identifier: BSD-2-Clause */
/* The inputs of a run: operands, or what stands on standard input. */
#ifndef CLI_LINES_H
#define CLI_LINES_H

#include "rows.h"

/* How a command answers its inputs. */
struct cli_answers {
	const struct cli_rows *rows; /* whose heads come first */
	/* One input; gives a status.  The rows it writes in TSV, CSV or JSON are decided by
	 * the text alone, and it writes nothing else: a line that nothing was said about gets
	 * the same ones when it comes again. */
	int (*each)(struct cli *cli, const char *where, const char *text, size_t length);
	/* One that was too long to be read, which was reported; may be NULL. */
	void (*unread)(struct cli *cli, const char *where);
};

/* The bytes of the longest line, or message, of standard input. */
#define CLI_INPUT_MAX ((size_t)16 << 20)

/*
 * Load what is needed, and answer every operand, or every line of standard input when
 * there is none or it is "-".  With -i message operands are the lines of one text.
 * Returns the worst status; CLI_IO: reading failed (told).  Ends early once results cannot be
 * written any more.
 */
int cli_answer(struct cli *cli, int argc, char **argv, const struct cli_answers *answers);

#endif
