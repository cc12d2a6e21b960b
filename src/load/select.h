/* SPDX-License-Identifier: BSD-2-Clause */
/* Reading codes, ranges, classes and sets of a space out of a document. */
#ifndef SCI_SELECT_H
#define SCI_SELECT_H

#include "document/fields.h"
#include "engine/space.h"

/* `a-b`, or one number; `expected` is for messages.  false: reported. */
bool sci_read_span(const struct sci_reading *reading, const struct sci_node *node,
		   const char *expected, struct sipcause_span *out);
#define SCI_EXPECT_RANGE "a decimal number or a range a-b"

/* What a scalar of a document selects in a space. */
struct sci_selection {
	int spelled;                    /* SCI_SELECT_... */
	struct sipcause_span one;       /* but for sets */
	const struct sipcause_set *set; /* for sets */
};
/* Words that the caller would have taken, and that may have been meant. */
#define SCI_WORDS_TARGET 0x100 /* none, same, unlisted */
#define SCI_WORDS_CHAIN 0x200  /* class */
#define SCI_WORDS_WHEN 0x400   /* present, absent */
/* `allowed` is a sum of SCI_SELECT_... and SCI_WORDS_...; anything else is reported. */
bool sci_space_select(const struct sci_reading *reading, const struct sipcause_space *space,
		      const struct sci_node *node, int allowed, struct sci_selection *selection);
/* The same for one code. */
bool sci_space_read_code(const struct sci_reading *reading, const struct sipcause_space *space,
			 const struct sci_node *node, int32_t *code);
/* The spans of a value or a list of values; NULL: reported. */
struct sipcause_span *sci_space_read_spans(const struct sci_reading *reading,
					   const struct sipcause_space *space,
					   const struct sci_node *node, int allowed,
					   uint32_t *count);

#endif
