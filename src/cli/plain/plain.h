/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A code, or what was captured of a call, in plain words for support: what happened, whose side
 * it was on, what to do, what the caller may be told, and what is left open.
 *
 *   code ─▶ the maps fault, route, redial, remedy ─▶ the texts of these spaces ─▶ sentences
 *
 * All sentences are in text files.  Where a text lacks one, none is printed.
 */
#ifndef CLI_PLAIN_H
#define CLI_PLAIN_H

#include "cli/code.h"
#include "cli/json.h"

struct cli;

/* The questions, in the order of their answers in print.  Each is a map and a space of one name. */
enum cli_plain_question {
	CLI_PLAIN_FAULT,
	CLI_PLAIN_ROUTE,
	CLI_PLAIN_REDIAL,
	CLI_PLAIN_REMEDY,
	CLI_PLAIN_QUESTIONS
};
extern const char *const cli_plain_names[CLI_PLAIN_QUESTIONS];

struct cli_plain {
	const char *happened; /* each NULL where nothing is known */
	const char *location; /* from where it was reported */
	const char *tell;
	const char *open;
	const char *sentences[CLI_PLAIN_QUESTIONS];
	struct sipcause_result answers[CLI_PLAIN_QUESTIONS]; /* map NULL: no map has the table */
	struct {
		const struct sipcause_space *space;
		int32_t code;
	} codes[3]; /* the code itself, and what it is as a status and as a cause */
	size_t code_count;
	bool disagreed; /* that the parts disagree was said */
	bool said;      /* there is something to print */
};

/* Before the load: want these maps, and read lines of logs. */
void cli_plain_want(struct cli *cli);
/* Find all that can be said of a code.  If it was captured, each question decides anew which part
 * counts, and contradictions are reported; where goes before these messages. */
void cli_plain_ask(struct cli *cli, const char *where, const struct cli_code *code,
		   struct cli_plain *plain);
void cli_plain_free(void);

/* Print it for a person; nothing where there is nothing to say. */
void cli_plain_put(struct cli *cli, const struct cli_plain *plain);
/* The same as members of an object of JSON. */
void cli_plain_members(struct json *json, const void *plain);

#endif
