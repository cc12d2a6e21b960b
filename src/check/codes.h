/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The codes that a warning is about, and how it names them: 34, 38, 41-44 and 7 more.
 *
 *   struct sci_named codes = SCI_NAMED(check, space);
 *   sci_named_add(&codes, span, place);
 *   ... "%s %s 503", sci_named_text(&codes, text), sci_named_verb(&codes, "becomes", "become") ...
 */
#ifndef SCI_CHECK_CODES_H
#define SCI_CHECK_CODES_H

#include "check.h"

/* So many codes or ranges are named. */
#define SCI_NAMED_MAX 20
/* The text of the codes: names are short, see sci_is_name(). */
#define SCI_NAMED_TEXT (SCI_NAMED_MAX * 68 + 64)

struct sci_named {
	const struct sci_check *check;
	const struct sipcause_space *space;
	struct sipcause_span *spans;
	uint32_t count;
	uint32_t room;
	bool default_too;       /* and the codes without a rule */
	bool first_too;         /* and all codes, in `first` */
	struct sci_place place; /* the first of those that were given */
};
#define SCI_NAMED(of, codes_of)                                                                    \
	{                                                                                          \
		.check = (of), .space = (codes_of)                                                 \
	}

/* Add codes.  A place without a line does not count.  When memory is out that is reported. */
void sci_named_add(struct sci_named *named, struct sipcause_span span, struct sci_place place);
void sci_named_add_code(struct sci_named *named, int32_t code, struct sci_place place);
/* Add what a table says of codes without a rule. */
void sci_named_add_default(struct sci_named *named, struct sci_place place);
/* Add what `first` says of all codes. */
void sci_named_add_first(struct sci_named *named, struct sci_place place);
/* Add those of another list. */
void sci_named_join(struct sci_named *named, const struct sci_named *others);
/* Nothing was added. */
bool sci_named_is_empty(const struct sci_named *named);
/* Sorted, and joined where they touch.  Numbers of spaces whose codes are words are given
 * as words.  Returns buffer. */
const char *sci_named_text(struct sci_named *named, char buffer[SCI_NAMED_TEXT]);
/* How many numbers there are, once the text was made. */
uint64_t sci_named_count(const struct sci_named *named);
/* The form of a verb for one code or for several. */
const char *sci_named_verb(const struct sci_named *named, const char *one, const char *several);
/* The name of a code as map files have it, or its number. */
#define SCI_CODE_NAME 68
const char *sci_code_name(char buffer[SCI_CODE_NAME], const struct sipcause_space *space,
			  int32_t code);

#endif
