/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The two forms of records, and what each does in its own way: lines of fields with delimiters
 * (cells.c) and lines of JSON (members.c).  All else is done once, for both.
 */
#ifndef CSV_FORM_H
#define CSV_FORM_H

#include "batch.h"

/* What is wrong with a record. */
struct wrong {
	enum flaw flaw;
	size_t at;          /* the byte of the block that shows it */
	const char *reason; /* what was found and expected */
	char room[SCI_QUOTED + 100];
};

enum form_outcome {
	FORM_SOUND,
	FORM_EMPTY, /* a line with nothing in it */
	FORM_WRONG,
	FORM_MEMORY
};

struct form {
	/* Make ready what it keeps from record to record.  false: out of memory. */
	bool (*begin)(struct batch *batch);
	/* Read a record that the scanner found sound; *cells is where its cells are. */
	enum form_outcome (*read)(struct batch *batch, const struct view *line,
				  const struct view **cells, struct wrong *wrong);
	/* Whether it has room for what the plan of its type writes. */
	bool (*fits)(const struct batch *batch, const struct view *line, struct wrong *wrong);
	/* Mask the telephone numbers of the record that was read last. */
	void (*mask)(struct batch *batch, const struct view *line);
	/* Write it with its answer.  false: out of memory. */
	bool (*write)(struct batch *batch, const struct view *line, const struct answer *answer);
	bool escapes; /* its texts have the escapes of JSON */
	bool placed;  /* a reject stands behind its place and reason; else it is alone */
};

extern const struct form form_cells, form_members;

/* What the scanner found wrong with a record. */
void form_noted(const struct plan *plan, const struct scan_note *note, const struct view *line,
		struct wrong *wrong);

#endif
