/* SPDX-License-Identifier: BSD-2-Clause */
/* Codes and results as text. */
#ifndef CLI_RESULT_H
#define CLI_RESULT_H

#include "json.h"
#include "sipcause.h"

/* The text of a code without its space: "486", or its name where the space writes it so; that of
 * an outcome, "none".  Returns buffer. */
#define CLI_NUMBER_TEXT 68
const char *cli_number_text(char buffer[CLI_NUMBER_TEXT], const struct sipcause_space *space,
			    int32_t code);
/* The text of a code, "sip:486", "route:stop", or of an outcome, "none"; "" of a code of no space.
 * Returns buffer. */
#define CLI_CODE_TEXT 140
const char *cli_code_text(char buffer[CLI_CODE_TEXT], const struct sipcause_space *space,
			  int32_t code);
/* The conditions of a row, both legs' where it has two; "" for none. */
#define CLI_CONDITION_TEXT 1200
const char *cli_condition(char buffer[CLI_CONDITION_TEXT], const struct sipcause_result *result);
/* The name of a code that is written as a number; NULL: it has none, or is written by name. */
const char *cli_code_name(const struct sipcause_space *space, int32_t code);
/* What the answer is called: its phrase or, where it has none, its name; NULL: neither. */
const char *cli_result_phrase(const struct sipcause_result *result);
/* The value of a companion: its name where it has one, its number, or "present" where no code is
 * known.  It may lie in buffer. */
const char *cli_companion_text(char buffer[CLI_NUMBER_TEXT], const struct sipcause_space *space,
			       int32_t code);
/* A companion as a member, "avoid": "trunk", by its name where it has one. */
void cli_put_companion(struct json *json, const struct sipcause_space *space, int32_t code);
/* What the row of a result writes, "avoid=call", several with a blank between them; "" for nothing.
 * Returns buffer. */
#define CLI_WRITES_TEXT (SIPCAUSE_WRITES_MAX * 2 * CLI_NUMBER_TEXT)
const char *cli_writes_text(char buffer[CLI_WRITES_TEXT], const struct sipcause_result *result);
/* All that a result holds, as members of the object that is open. */
void cli_put_result(struct json *json, const struct sipcause_result *result);
/* The same for a cell: see rows.h. */
void cli_result_members(struct json *json, const void *result);
/* What came with a code and holds for whoever acts on the answer: the seconds to wait.  Gives
 * where they are among the companions. */
bool cli_find_wait(const struct sipcause_indication *asked, uint32_t *index);
/* The same as a member for a cell, "with": {"retry-after": 120}; none where there are none. */
void cli_wait_members(struct json *json, const void *asked);

#endif
