/* SPDX-License-Identifier: BSD-2-Clause */
/* What a system can hold, as a dialect says it. */
#ifndef CLI_DIALECT_HOLDS_H
#define CLI_DIALECT_HOLDS_H

#include "dialect.h"
#include "members.h"

/* Read `holds` into a struct dialect_holds. */
void holds_read(struct at at, const struct sci_node *node, void *out);
/* Read one name, or a list of at most so many. */
void holds_names(struct at at, const struct sci_node *list, const char *expected,
		 const char *item_expected, uint32_t most, struct dialect_names *names);

#endif
