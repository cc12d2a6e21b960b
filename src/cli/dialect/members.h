/* SPDX-License-Identifier: BSD-2-Clause */
/* The keys of a mapping in a dialect, as a list of what each one is and where it goes. */
#ifndef CLI_DIALECT_MEMBERS_H
#define CLI_DIALECT_MEMBERS_H

#include "document/fields.h"

/* Where a value is read: for what report, and the places of its templates. */
struct at {
	const struct sci_reading *reading;
	unsigned where;
};

/* A key of a mapping, and where its value goes. */
typedef void member_read(struct at at, const struct sci_node *node, void *out);
struct member {
	const char *key;
	member_read *read;
	size_t offset;
	unsigned where; /* besides that of the mapping */
	bool required;
};

/* Read the values of a mapping; unknown, repeated and missing keys are reported. */
void members_read(struct at at, const struct sci_node *node, const char *what,
		  const struct member *members, size_t count, void *out);
/* A member of a struct, one a line. */
#define AT(key, read, type, member, where, required)                                               \
	{                                                                                          \
		key, read, offsetof(struct type, member), where, required                          \
	}
#define READ_MEMBERS(at, node, what, members, out)                                                 \
	members_read(at, node, what, members, SCI_COUNT(members), out)

/* Values.  What is wrong is reported, and *out left alone then. */
void member_line(struct at at, const struct sci_node *node, void *out);  /* const char * */
void member_any(struct at at, const struct sci_node *node, void *out);   /* with line ends */
void member_grade(struct at at, const struct sci_node *node, void *out); /* uint8_t */
void member_count(struct at at, const struct sci_node *node, void *out); /* int32_t */
void member_space(struct at at, const struct sci_node *node, void *out); /* its name */

/* The name of a space or map; `expected` says which, for the report. */
#define MEMBER_SPACE "the name of a space, e.g. sip"
void member_name(struct at at, const struct sci_node *node, const char *expected, const char **out);

/* Whether a list has so many items at most; otherwise reported. */
bool member_is_short(const struct sci_reading *reading, const struct sci_node *list, uint32_t most);

#endif
