/* SPDX-License-Identifier: BSD-2-Clause */
/* Questions to the current map. */
#ifndef CLI_QUESTION_H
#define CLI_QUESTION_H

#include "code.h"

struct cli;

/* The table of the current map between two spaces, or NULL: reported, once a pair. */
const struct sipcause_table *cli_find_table(const struct cli *cli,
					    const struct sipcause_space *from,
					    const struct sipcause_space *to);
/* Tell that the map says nothing of a space, and which shipped one does. */
void cli_tell_no_table(const struct cli *cli, const char *where, const struct sipcause_space *from);
/* Whether a space is that of a side of a call: sip or q850. */
bool cli_is_call_side(const struct sipcause_space *space);
/* The targets for codes of a space: those of -t, or else all of the tables that the map has, but
 * for that to the space scope where it has others. */
size_t cli_target_count(const struct cli *cli, const struct sipcause_space *from);
const struct sipcause_space *cli_target(const struct cli *cli, const struct sipcause_space *from,
					size_t index);
/* The same as a person is shown them: without -t, text leaves out HTTP, but for codes of HTTP and
 * where the map has neither SIP nor ISDN causes as a target; of a message with several parts it has
 * both of these. */
size_t cli_shown_target_count(const struct cli *cli, const struct cli_code *code);
const struct sipcause_space *cli_shown_target(const struct cli *cli, const struct cli_code *code,
					      size_t index);
/* Translate a code with its companions; what was captured is decided anew for the
 * target.  Gives a status. */
int cli_ask(struct cli *cli, struct cli_code *code, const struct sipcause_space *to,
	    struct sipcause_result *result);

#endif
