/* SPDX-License-Identifier: BSD-2-Clause */
/* The files that records are read from, one after the other. */
#ifndef CSV_INPUTS_H
#define CSV_INPUTS_H

#include "cli/csv/plan/options.h"

#include <signal.h>

/* One that is open. */
struct input {
	int fd;
	const char *name; /* for messages */
	bool regular;     /* its bytes are there, or it has ended */
};

struct inputs {
	const char **names; /* "-": standard input */
	size_t count;
	size_t at; /* of the one that is open */
	struct input input;
	uint64_t size; /* of all; 0 where it is not known */
	const volatile sig_atomic_t *halted;
	bool compares; /* for the compare command */
};

/* The name for messages. */
const char *input_name(const char *name);

/* Look at all files that the options name, or at standard input, and open the first.  Gives a
 * status; what is wrong was reported. */
int inputs_begin(struct inputs *inputs, const struct csv_options *options,
		 const volatile sig_atomic_t *halted);
/* Whether a further file follows the one that is open. */
bool inputs_go_on(const struct inputs *inputs);
/* Open a file, to look at it or as the next one.  false leaves errno. */
bool input_open(struct input *input, const char *name);
void input_close(struct input *input);

enum input_got { INPUT_READ, INPUT_HALTED, INPUT_FAILED };

/* Read so many bytes; fewer where the file ends.  INPUT_FAILED leaves errno. */
enum input_got input_read(const struct inputs *inputs, const struct input *input, void *bytes,
			  size_t count, size_t *got);

/* Why a file with these first bytes is none that csv reads, as a message in room.  false: it
 * may be one. */
#define INPUT_MESSAGE 600
bool input_is_foreign(const struct inputs *inputs, const char *name, const void *bytes,
		      size_t length, char room[INPUT_MESSAGE]);

#endif
