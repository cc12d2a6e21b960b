/* SPDX-License-Identifier: BSD-2-Clause */
/* Rows of a table in groups, e.g. by their targets. */
#ifndef SCI_GROUPS_H
#define SCI_GROUPS_H

#include "codes.h"

struct sci_member {
	int64_t group;
	struct sipcause_span span;
	struct sci_place place;    /* of the row; no line: a row of another file */
	bool is_default;           /* it is of codes without a rule */
	bool is_first;             /* it is of all codes, in `first` */
	int32_t part;              /* members of a group that differ here are taken one by one */
	const struct sci_key *key; /* for who added it */
};

struct sci_grouped {
	const struct sci_check *check;
	struct sci_member *members; /* by group, once they are sorted */
	uint32_t count;
	uint32_t room;
	uint32_t next; /* the first of those that were not taken yet */
};

/* When memory is out that is reported. */
void sci_grouped_add(struct sci_grouped *grouped, const struct sci_member *member);
/* Add a row by its target: a rule of a key, or with key NULL of codes without a rule. */
void sci_grouped_add_row(struct sci_grouped *grouped, int64_t group, const struct sci_key *key,
			 const struct sci_rule *rule);
void sci_grouped_sort(struct sci_grouped *grouped);
/* Take the next group, or the next part of it, and its codes, which are of this space.  false:
 * there is none. */
bool sci_grouped_take(struct sci_grouped *grouped, const struct sipcause_space *space,
		      int64_t *group, struct sci_named *named);

/* The rows of a file's table: those of `first`, then each rule of each key, unless they repeat
 * the bases, then those for codes without a rule, whose key is NULL. */
struct sci_own_rows {
	const struct sci_checked *checked;
	bool after_first;
	uint32_t key_index;
	uint32_t rule_index;
	const struct sci_key *key;
	const struct sci_rule *rule;
};
/* The next row.  false: there is none. */
bool sci_own_rows_next(struct sci_own_rows *rows);
/* Name the codes of the row. */
void sci_named_add_row(struct sci_named *named, const struct sci_own_rows *rows);

#endif
