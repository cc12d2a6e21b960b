/* SPDX-License-Identifier: BSD-2-Clause */
/* Reading the conditions of a rule, what `when` asks of companions, and their text. */
#ifndef SCI_READ_CONDITIONS_H
#define SCI_READ_CONDITIONS_H

#include "engine/rule.h"
#include "spaces.h"

/* Read a `when` into its rule; what is wrong is reported. */
void sci_conditions_read(struct sci_spaces *spaces, const struct sci_node *mapping,
			 struct sci_rule *rule);

#endif
