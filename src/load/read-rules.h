/* SPDX-License-Identifier: BSD-2-Clause */
/* Reading the rows of a table: keys, their alternatives, and what answers when none does. */
#ifndef SCI_READ_RULES_H
#define SCI_READ_RULES_H

#include "engine/rule.h"
#include "spaces.h"

/* Each reads one value of a table whose ends are known into its layer, and
 * reports what is wrong. */
void sci_rules_read(struct sci_spaces *spaces, const struct sci_node *node,
		    struct sci_layer *layer);
void sci_rules_read_first(struct sci_spaces *spaces, const struct sci_node *node,
			  struct sci_layer *layer);
void sci_rules_read_unlisted(struct sci_spaces *spaces, const struct sci_node *node,
			     struct sci_layer *layer);

/* Report two keys that overlap without nesting. */
void sci_report_crossing(const struct sci_reading *reading, const struct sci_key *a,
			 const struct sci_key *b);

#endif
