/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Spaces by the names that options, operands and cells give them: their own, their other
 * names, their protocols, without case.
 *
 * What a user's own file calls its space besides holds once the map, or its name, has
 * loaded it; the other names of shipped spaces are known before.
 */
#ifndef CLI_SPACE_H
#define CLI_SPACE_H

#include "cli.h"

#include <stdbool.h>

/* How much of a text may be a name. */
size_t cli_space_name_length(const char *text);
/* Whether a whole text may be a name. */
bool cli_is_space_name(const char *text);

/* Let the loader look for the space of a name.  One that is nowhere is left out, for the map
 * may bring it under this name.  SIPCAUSE_OK, or as sipcause_loader_add_space(). */
int cli_space_add(struct sipcause_loader *loader, const char *name);
/* Let it fail for the lack of this space: what it reports is what is to be told. */
int cli_space_miss(struct sipcause_loader *loader, const char *name);

/* The space of a name in what was loaded; NULL: there is none. */
const struct sipcause_space *cli_space_find(const struct cli *cli, const char *name);

#endif
