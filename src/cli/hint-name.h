/* SPDX-License-Identifier: BSD-2-Clause */
/* Names of spaces and maps where the other, or neither, is expected. */
#ifndef CLI_HINT_NAME_H
#define CLI_HINT_NAME_H

#include "sipcause.h"

#include <stdbool.h>

struct cli;

/* Whether a space or a map is called so. */
bool cli_is_name(const struct cli *cli, const char *name, size_t length);
/* Say what shows the space or the map of a name.  false: it is the name of neither. */
bool cli_hint_name(const struct cli *cli, const char *name, size_t length);
/* The name that a load has not found, which its message has between quotes; NULL: none. */
const char *cli_missing_name(const char *message, size_t *length);
/* Say that a load has not found a space or a map, and what to type.  false: that is not the
 * error. */
bool cli_hint_missing(const struct cli *cli, const struct sipcause_error *error);

#endif
