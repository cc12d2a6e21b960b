/* SPDX-License-Identifier: BSD-2-Clause */
/* Reading the keys of a mapping against a list of those that belong there. */
#ifndef SCI_FIELDS_H
#define SCI_FIELDS_H

#include "base/count.h"
#include "base/names.h"
#include "node.h"

/* What all that read a document need: where its parts are kept, and the report. */
struct sci_reading {
	struct sci_arena *keep;    /* for what lives as long as the catalog */
	struct sci_arena *scratch; /* for what goes when the load is done */
	struct sci_arena *trees;   /* for documents, which go when they have been read */
	struct sipcause_report *report;
};

struct sci_field {
	const char *key;
	struct sci_node **value; /* set to the value's node, or to NULL */
	bool required;
};

/*
 * Sort the values of a mapping into their fields.  Unknown, repeated and missing
 * keys are reported; `what` names the mapping in messages ("a table").  false
 * when something was reported; what could be found is set all the same.
 */
bool sci_fields_read(const struct sci_reading *reading, const struct sci_node *mapping,
		     const char *what, const struct sci_field *fields, size_t count);
#define SCI_FIELDS_READ(reading, mapping, what, fields)                                            \
	sci_fields_read(reading, mapping, what, fields, SCI_COUNT(fields))

/* The text of a scalar, for as long as the catalog lives; NULL: memory is out,
 * which the report knows. */
const char *sci_keep_text(const struct sci_reading *reading, const struct sci_node *node);

/* Each of these takes NULL for an absent value, leaves *out alone then, and
 * reports what does not fit. */

/* One line of text without control characters. */
void sci_read_text(const struct sci_reading *reading, const struct sci_node *node,
		   const char **out);
/* A word of SIPCAUSE_GRADE_MAP, and one of SIPCAUSE_FAMILY_MAP. */
void sci_read_grade(const struct sci_reading *reading, const struct sci_node *node, uint8_t *out);
void sci_read_family(const struct sci_reading *reading, const struct sci_node *node, uint8_t *out);
/* `yes` or `no`, or what programs write for them: `true` or `false`. */
void sci_read_flag(const struct sci_reading *reading, const struct sci_node *node, bool *out);
/* A decimal number.  false: reported. */
#define SCI_EXPECT_NUMBER "a decimal number"
bool sci_read_number(const struct sci_reading *reading, const struct sci_node *node, int32_t *out);

/* Whether a node is a scalar that can be a number.  Otherwise reported.  Quotes do not matter:
 * in JSON all keys have them, and no name consists of digits alone. */
bool sci_is_filled_scalar(const struct sci_reading *reading, const struct sci_node *node,
			  const char *expected);
/* A decimal number that is the scalar, or the part of it at text.  false: reported. */
bool sci_read_digits(const struct sci_reading *reading, const struct sci_node *node,
		     const char *text, size_t length, const char *expected, int32_t *out);

/* Report a value of the wrong kind. */
void sci_wrong_type(const struct sci_reading *reading, const struct sci_node *node,
		    const char *expected);
/* A mapping with at least one key?  Otherwise reported. */
bool sci_is_filled_mapping(const struct sci_reading *reading, const struct sci_node *node,
			   const char *what);
/* A list with at least one item, or a value that is no list?  Otherwise reported. */
bool sci_is_filled_list(const struct sci_reading *reading, const struct sci_node *node,
			const char *expected);
/* Items of a list; a value that is no list counts as a list of one. */
uint32_t sci_list_length(const struct sci_node *node);
const struct sci_node *sci_list_first(const struct sci_node *node);
const struct sci_node *sci_list_next(const struct sci_node *node, const struct sci_node *item);

/*
 * Whether a name stands in a list or mapping for the first time; *seen, which
 * begins as zeros, has those met so far.  When it does not, that is reported as
 * the key or item of `what` that it is.
 */
bool sci_is_first_time(const struct sci_reading *reading, struct sci_names *seen,
		       const struct sci_node *node, const char *what);

#endif
