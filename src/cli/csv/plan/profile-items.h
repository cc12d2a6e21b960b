/* SPDX-License-Identifier: BSD-2-Clause */
/* The texts and lists of a profile, and what an item of each list has to be. */
#ifndef CSV_PROFILE_ITEMS_H
#define CSV_PROFILE_ITEMS_H

#include "profile.h"

enum profile_items {
	PROFILE_COLUMNS,
	PROFILE_COUNTS,
	PROFILE_CALL,
	PROFILE_NULLS,
	PROFILE_FROM,
	PROFILE_PROTOCOLS,
	PROFILE_WITH,
	PROFILE_WHEN
};

/* All that is wrong is reported.  NULL for a node: the key is not given. */
void profile_read_text(const struct sci_reading *reading, const struct sci_node *node,
		       struct profile_text *text);
void profile_read_items(const struct sci_reading *reading, const struct sci_node *node,
			enum profile_items kind, struct profile_list *list);
/* Whether a text that was given is a condition. */
void profile_check_condition(const struct sci_reading *reading, const struct profile_text *text);

#endif
