/* SPDX-License-Identifier: BSD-2-Clause */
/* What somebody may have meant. */
#ifndef CLI_NEAR_H
#define CLI_NEAR_H

#include "sipcause.h"

#include <stddef.h>

/* "; did you mean USER_BUSY?", or "" when nothing in the space is near. */
#define CLI_NEAR_TEXT 100
void cli_near(char buffer[CLI_NEAR_TEXT], const struct sipcause_space *space, const char *text,
	      size_t length);

/* The same among the names of the commands. */
void cli_near_command(char buffer[CLI_NEAR_TEXT], const char *text, size_t length);

#endif
