/* SPDX-License-Identifier: BSD-2-Clause */
/* Reading the conditions of a rule, what `when` asks of companions, and their text. */
#ifndef SCI_READ_CONDITIONS_H
#define SCI_READ_CONDITIONS_H

#include "engine/rule.h"
#include "spaces.h"

/* A `when` of one condition, which the next rules of the table often have as well. */
struct sci_last_when {
	const struct sci_node *key; /* NULL: there was none yet */
	const struct sci_rule *rule;
};

/* Read a `when` into its rule; what is wrong is reported.  last is of the table, and may
 * be NULL. */
void sci_conditions_read(struct sci_spaces *spaces, const struct sci_node *mapping,
			 struct sci_last_when *last, struct sci_rule *rule);

#endif
