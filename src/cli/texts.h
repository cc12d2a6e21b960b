/* SPDX-License-Identifier: BSD-2-Clause */
/* The texts about codes, each loaded when its space is first asked about.  What the text in
 * the first language lacks is that of the next one: see language.h. */
#ifndef CLI_TEXTS_H
#define CLI_TEXTS_H

#include "sipcause.h"

struct cli;

/* A field (SIPCAUSE_FIELD_...) of what the texts say of a code; NULL: nothing.  Source and
 * grade are those of the description.  A text that cannot be used is told of once, and
 * counts in the session's text_status. */
const char *cli_texts_get(struct cli *cli, const struct sipcause_space *space, int32_t code,
			  int32_t field);
/* The language that a field is in; NULL: nothing is said. */
const char *cli_texts_language(struct cli *cli, const struct sipcause_space *space, int32_t code,
			       int32_t field);
/* The phrase of a code in the language; NULL: there is none but its own. */
const char *cli_texts_phrase(struct cli *cli, const struct sipcause_space *space, int32_t code);
/* A phrase and, in parentheses, what it is in the language, for the caller to free; either may
 * be NULL. */
char *cli_phrase_text(const char *phrase, const char *translated);
void cli_texts_free(struct cli *cli);

#endif
