/* SPDX-License-Identifier: BSD-2-Clause */
/* Reading the companions that results carry: `write` of a rule and of a whole table. */
#ifndef SCI_READ_WRITES_H
#define SCI_READ_WRITES_H

#include "engine/rule.h"
#include "spaces.h"

/* Read the companions of a rule; what is wrong is reported. */
void sci_writes_read(struct sci_spaces *spaces, const struct sci_node *mapping,
		     struct sci_rule *rule);
/* Likewise those of a table, for all codes of its source space or for parts of them. */
void sci_wide_writes_read(struct sci_spaces *spaces, const struct sci_node *mapping,
			  struct sci_layer *layer);

#endif
