/* SPDX-License-Identifier: BSD-2-Clause */
/* Several codes in one operand. */
#ifndef CLI_HINT_LIST_H
#define CLI_HINT_LIST_H

#include "sipcause.h"

#include <stdbool.h>

struct cli;

/* Say how to type them; of a space, or of NULL, which is any.  false: they are none. */
bool cli_hint_list(const struct cli *cli, const char *where, const struct sipcause_space *space,
		   const char *text, size_t length);

#endif
