/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * One value of a Reason header field while it is read.
 *
 *   read-reason (the field) -> read-flawed (what the grammar does not allow) -> reason
 */
#ifndef SCI_REASON_H
#define SCI_REASON_H

#include "message.h"

#include <string.h>

/* A parameter as it stands.  value.text NULL: no "=". */
struct sci_parameter {
	struct sci_slice name;
	struct sci_slice value; /* quotes excluded */
	bool quoted;
	bool plain; /* a quoted value without escapes and folding */
};

/* Take a parameter from its name on.  NULL, or what is expected at the cursor. */
const char *sci_parameter_take(struct sci_input *cursor, struct sci_parameter *parameter);

/* Whether the name of a parameter and its "=" come next. */
bool sci_parameter_follows(struct sci_input ahead, struct sci_slice *name);

/* The parameters that mean something here, each once. */
enum sci_reason_name { SCI_REASON_CAUSE, SCI_REASON_TEXT, SCI_REASON_LOCATION, SCI_REASON_OTHER };

enum sci_reason_name sci_reason_name_folded(struct sci_slice name);
static inline enum sci_reason_name sci_reason_name(struct sci_slice name)
{
	/* As nearly everybody writes them. */
	if (name.length == 5 && memcmp(name.text, "cause", 5) == 0)
		return SCI_REASON_CAUSE;
	if (name.length == 4 && memcmp(name.text, "text", 4) == 0)
		return SCI_REASON_TEXT;
	return sci_reason_name_folded(name);
}

struct sci_reason {
	struct sipcause_part *part;
	unsigned seen;    /* a bit for each of these that was there */
	int32_t location; /* -1: none that is known */
};

static inline bool sci_reason_has(const struct sci_reason *reason, enum sci_reason_name name)
{
	return (reason->seen >> name & 1) != 0;
}

static inline void sci_reason_note(struct sci_reason *reason, enum sci_reason_name name)
{
	reason->seen |= 1u << name;
}

/* Where a value departs from the grammar. */
struct sci_misfit {
	const char *at;
	const char *expected;
	enum sci_fault fault;
};

/* Begin a value whose bytes begin at `at`. */
void sci_reason_start(const struct sci_reader *reader, struct sci_reason *reason, const char *at);
/* Whether Reason values of a protocol are understood. */
bool sci_reason_knows(const struct sci_reader *reader, struct sci_slice protocol);
/* Take the protocol: the kind of the part and its validity. */
void sci_reason_set_protocol(const struct sci_reader *reader, struct sci_reason *reason,
			     struct sci_slice protocol);
/* Take what a parameter by the grammar says, if it means something.  Each may come once. */
bool sci_reason_take(struct sci_reader *reader, const struct sci_parameter *parameter,
		     struct sci_reason *reason, struct sci_misfit *misfit);
/* What the parameters come to, for the protocol. */
void sci_reason_settle(const struct sci_reader *reader, struct sci_reason *reason);

/* Read a value by the grammar and add its part.  false: it is not one, and nothing is added. */
bool sci_reason_read(struct sci_reader *reader, struct sci_input *cursor, struct sci_reason *reason,
		     struct sci_misfit *misfit);
/*
 * Read a value that does not keep to the grammar, add its part with the flaw, and leave the
 * cursor behind it: at the comma before the next value, or at the end.  barren has two
 * places, from which on no string in double quotes, and in others, is closed; NULL as long as
 * none is known: they keep fields with many open quotes from being searched again and again.
 */
void sci_read_flawed(struct sci_reader *reader, struct sci_input *cursor,
		     const struct sci_misfit *misfit, const char **barren);

#endif
