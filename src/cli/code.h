/* SPDX-License-Identifier: BSD-2-Clause */
/* A code that an input means, and how it came about. */
#ifndef CLI_CODE_H
#define CLI_CODE_H

#include "sipcause.h"

#include <stdbool.h>
#include <stddef.h>

/* A code that somebody wrote, or that was decided on from what was captured. */
struct cli_code {
	const struct sipcause_space *space; /* NULL: none could be read */
	int32_t code;     /* below 0: none of the space's, text says which; SIPCAUSE_NONE: nothing
			   * that was captured says how the call ended */
	const char *text; /* as it was written, after the space and its ':' */
	size_t length;
	struct sipcause_indication asked; /* the code with its companions */
	bool captured;                    /* decided out of what was captured */
};

#endif
