/* SPDX-License-Identifier: BSD-2-Clause */
/* What somebody may have meant. */
#ifndef CLI_NEAR_H
#define CLI_NEAR_H

#include "base/near.h"
#include "sipcause.h"

/* "; did you mean USER_BUSY?", or "" when nothing in the space is near. */
#define CLI_NEAR_TEXT SCI_NEAR_TEXT
void cli_near(char buffer[CLI_NEAR_TEXT], const struct sipcause_space *space, const char *text,
	      size_t length);

/* The same among the names of spaces: those of the catalog and the shipped ones. */
void cli_near_space(char buffer[CLI_NEAR_TEXT], const struct sipcause_catalog *catalog,
		    const char *text, size_t length);

/* The same among the names of the commands. */
void cli_near_command(char buffer[CLI_NEAR_TEXT], const char *text, size_t length);

#endif
