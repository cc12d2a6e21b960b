/* SPDX-License-Identifier: BSD-2-Clause */
/* READING of sipcause-deciding(7), and the words of SPACES of sipcause-map(5), once more. */
#ifndef ORACLE_READ_H
#define ORACLE_READ_H

#include "oracle-decide.h"

/* What a value of a Reason header field says. */
struct oracle_reason {
	const char *protocol;
	int32_t cause;
	int32_t location; /* -1: none */
	const char *text; /* NULL: none */
};

/* Fill in kind, space, code, location, validity, protocol and what the text tells. */
void oracle_read_reason(const struct oracle_world *world, bool strict,
			const struct oracle_reason *reason, struct oracle_part *part);
/* What the phrase of a valid status tells. */
void oracle_read_phrase(const struct oracle_world *world, const char *phrase,
			struct oracle_part *part);
/* Whether the text has these words, without ASCII case. */
bool oracle_text_contains(const char *text, const char *words);
bool oracle_text_is(const char *text, const char *words);
/* The code of a cell's word; ORACLE_NOBODY_SAID: none. */
int32_t oracle_cell_code(const struct oracle_space *space, const char *text);
/* The shift of a number; NULL: none. */
const struct oracle_shift *oracle_shift(const struct oracle_space *space, int32_t number);

#endif
