/* SPDX-License-Identifier: BSD-2-Clause */
/* Writing into a caller's buffer: what is written, and to where. */
#ifndef SCI_WRITE_H
#define SCI_WRITE_H

#include "base/slice.h"
#include "message.h"

/* One call of sipcause_write(). */
struct sci_writer {
	unsigned char *buffer;
	size_t size;
	size_t length;                                /* needed so far, also beyond size */
	const struct sipcause_indication *indication; /* NULL: none */
	const struct sipcause_result *result;         /* NULL: none */
	struct sipcause_error *error;
	int code; /* of the first error */
};

void sci_put(struct sci_writer *writer, const void *bytes, size_t length);
void sci_put_word(struct sci_writer *writer, const char *word);
void sci_put_number(struct sci_writer *writer, int32_t number);
/* The first error that makes the form unwritable. */
void sci_writer_fail(struct sci_writer *writer, const char *found, const char *expected);
/* Whether this is the space of that name. */
bool sci_space_is(const struct sipcause_space *space, const char *name);

/* A code with what goes with it. */
struct sci_told {
	const struct sipcause_space *space; /* NULL: nothing is told */
	int32_t code;
	int32_t location; /* -1: none */
	struct sci_slice text;
	const unsigned char *evidence;
	uint32_t evidence_length;
};

void sci_told_by_result(const struct sci_writer *writer, struct sci_told *told);
void sci_told_by_indication(const struct sci_writer *writer, struct sci_told *told);

void sci_write_problem(struct sci_writer *writer);

#endif
