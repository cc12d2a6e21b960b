/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A log on its way to the output.  Columns go behind the last line of a message, which is
 * known only when lines of others have come; so what follows it is held back until then.
 * Places are counted in bytes of the log.
 */
#ifndef LOG_HOLD_H
#define LOG_HOLD_H

#include "field.h"

struct log_columns {
	uint64_t place;
	char *text;
	size_t length;
};

struct log_hold {
	const char *lines; /* that were read together */
	size_t length;
	uint64_t place; /* of the first byte of them */
	uint64_t sent;  /* up to where all went out */
	char *kept;     /* of earlier lines what did not, up to the place of lines */
	size_t kept_length, kept_room;
	struct log_columns *columns; /* that wait, in order */
	size_t count, room;
};

/* More lines of the log. */
void log_hold_begin(struct log_hold *hold, const char *lines, size_t length);
static inline uint64_t log_hold_place(const struct log_hold *hold, const char *at)
{
	return hold->place + (uint64_t)(at - hold->lines);
}
/* Columns at a place; until is up to where nothing more can come. */
void log_hold_columns(struct log_hold *hold, uint64_t place, struct log_text text, uint64_t until);
/* The lines are going to be overwritten: send up to a place, and keep the rest. */
void log_hold_end(struct log_hold *hold, uint64_t until);
void log_hold_drop(struct log_hold *hold);

#endif
