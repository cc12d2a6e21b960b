/* SPDX-License-Identifier: BSD-2-Clause */
/* A run over logs: their lines to messages, and what these decide to the output. */
#ifndef LOG_RUN_H
#define LOG_RUN_H

#include "answer.h"
#include "find.h"
#include "hold.h"
#include "source.h"

/* What the command's own options ask for. */
struct log_options {
	bool only;
	bool numbers;
	bool calls;
	size_t window; /* 0: not given */
};

struct log_run {
	struct cli *cli;
	const struct log_options *options;
	struct log_source source;
	struct log_find find;
	struct log_calls calls;
	bool passes; /* the log goes to the output */
	bool rows;   /* decisions go out as rows */
	bool named;  /* there are several logs */
	const char *log;
	uint64_t number;     /* of the line that was read last */
	uint64_t long_lines; /* that were not looked at */
	struct log_cache *cache;
	struct log_hold hold;
	/* Of each message that is open: where its last line ends, and, for --only, its first one.
	 */
	uint64_t ends[LOG_SLOTS];
	struct log_line {
		char *at;
		size_t length;
	} first[LOG_SLOTS];
	int status;
};

/* Read one log, "-" for standard input.  The worst status so far; CLI_IO was told. */
int log_run_one(struct log_run *run, const char *name);
void log_run_drop(struct log_run *run);
/* What becomes of a call that is closed; data is the run. */
void log_run_close(void *run, const struct log_call *call);

#endif
