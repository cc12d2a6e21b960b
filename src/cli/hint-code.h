/* SPDX-License-Identifier: BSD-2-Clause */
/* What is said of a word that is not a code. */
#ifndef CLI_HINT_CODE_H
#define CLI_HINT_CODE_H

#include <stddef.h>

struct cli;

/* Of one that means nothing in any of the map's bare spaces; gives a status. */
int cli_tell_no_code(struct cli *cli, const char *where, const char *text, size_t length);
/* Of one whose space, before the colon, is nowhere; gives a status. */
int cli_tell_no_space(struct cli *cli, const char *where, const char *text, size_t length,
		      size_t colon);

#endif
