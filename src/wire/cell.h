/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A cell of a record, or what somebody typed: a code with whatever stands round it.
 *
 *   text -> cell-spelt.c -> cell-code.c    numbers and names, behind labels: cell-label.c
 *                        -> traces.c       octets
 *                        -> cucm.c         a cause and a status in one number
 *                        -> cell-json.c    a member of an object, which is read instead
 *        -> pieces of evidence -> read-cell.c: parts of the message
 */
#ifndef SCI_CELL_H
#define SCI_CELL_H

#include "message.h"

#define SCI_PIECES_MAX 2

/* A code that a cell says, and what came with it. */
struct sci_piece {
	const struct sipcause_space *space;
	int32_t code;
	int16_t recommendation; /* -1: none; so are the two below */
	int8_t location;
	int8_t coding;
	bool diagnosed;
};

/* One call of sipcause_message_read_cell(). */
struct sci_cell {
	const struct sipcause_message *message;
	const struct sipcause_space *space; /* in which it is read */
	int32_t spelling;
	struct sci_slice whole; /* without blanks and quotes round it */
	struct sci_piece pieces[SCI_PIECES_MAX];
	uint32_t count;
	struct sipcause_error *error;
};

/* Set the cell's error, which quotes the whole of it; `why`, if not NULL, goes behind. */
int sci_cell_fail(const struct sci_cell *cell, enum sci_fault fault, const char *why,
		  const char *expected);
/* One more code; SIPCAUSE_OK, or it is none of the space's range. */
int sci_cell_settle(struct sci_cell *cell, const struct sipcause_space *space, int64_t number);
/* Read a cell as its spelling has it, with or without what else stands in it. */
int sci_cell_read(struct sci_cell *cell);
int sci_cell_read_strictly(struct sci_cell *cell);
/* Read a number or a name with something round it. */
int sci_cell_code(struct sci_cell *cell);
/* Take words that say what follows: "SIP response code:", "SIP/2.0".  The space that they
 * name gets into the cell.  false: there are none, or nothing follows. */
bool sci_cell_label(struct sci_cell *cell, struct sci_slice *text);

/* Of an object of JSON, take the one member whose key says that a code follows.  false: it is none.
 */
bool sci_cell_json(struct sci_cell *cell);

static inline bool sci_cell_is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
static inline struct sci_slice sci_cell_from(struct sci_slice text, uint32_t at)
{
	text.text += at;
	text.length -= at;
	return text;
}
/* What may stand between a number and a text, and round them. */
bool sci_cell_is_separator(char c);
/* The length of a dash of UTF-8 at the begin of a text, or 0. */
uint32_t sci_cell_dash(struct sci_slice text);
/* Take off blanks and pairs of quotes. */
struct sci_slice sci_cell_trim(struct sci_slice text);
/* Take off what may stand between a number and a text, and round them. */
struct sci_slice sci_cell_strip(struct sci_slice text);
/* A code as messages show it: "17 (USER_BUSY)". */
#define SCI_CELL_NAMED 80
const char *sci_cell_named(char room[SCI_CELL_NAMED], const struct sipcause_space *space,
			   int32_t code);

#endif
