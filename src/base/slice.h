/* SPDX-License-Identifier: BSD-2-Clause */
/* Pieces of somebody else's bytes, and a place in them that is read from. */
#ifndef SCI_SLICE_H
#define SCI_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes that are read from `at` on. */
struct sci_input {
	const char *at;
	const char *end;
};

struct sci_slice {
	const char *text;
	uint32_t length;
};

/* Take this one byte, or stay. */
static inline bool sci_input_take(struct sci_input *input, char byte)
{
	if (input->at == input->end || *input->at != byte)
		return false;
	input->at++;
	return true;
}

/* Whether a slice is this word, without ASCII case. */
bool sci_slice_is(struct sci_slice slice, const char *word);
/* The number of a slice of digits, which leading zeros do not change; -1 where it
 * is above 2147483647. */
int32_t sci_slice_number(struct sci_slice digits);

#endif
