/* SPDX-License-Identifier: BSD-2-Clause */
/* What a message, or a call, comes to, and how that is shown. */
#ifndef LOG_ANSWER_H
#define LOG_ANSWER_H

#include "calls.h"
#include "cli/code.h"
#include "cli/rows.h"

/* What is shown beside a decision. */
struct log_row {
	const char *log;
	uint64_t first, last, messages;
	struct log_text call_id, cseq, input;
};

extern const struct cli_rows log_rows;

/* Decide on a message, or on all of a call.  CLI_OK; CLI_UNMAPPED: it ends no call, or says
 * nothing of its end; CLI_USAGE or CLI_IO (told). */
int log_decide(struct cli *cli, const struct log_message *message, struct cli_code *code);
int log_decide_call(struct cli *cli, const struct log_call *call, struct cli_code *code);
/* The first line of what was decided by. */
struct log_text log_decided_by(const struct cli *cli, const struct log_call *call);

/* The columns of messages, remembered by what these say. */
struct log_cache;
struct log_cache *log_cache_make(void); /* NULL: out of memory */
void log_cache_drop(struct log_cache *cache);
/* The columns from, to, how, map and phrase for each target, each behind a tab; they stay until
 * the next call.  Nothing where the message ends no call.  Gives a status. */
int log_columns(struct log_cache *cache, struct cli *cli, const struct log_message *message,
		struct log_text *text);
/* Write a row for each target. */
int log_put_rows(struct cli *cli, const struct log_row *row, struct cli_code *code);

#endif
