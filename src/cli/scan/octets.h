/* SPDX-License-Identifier: BSD-2-Clause */
/* Causes in hexadecimal, as traces of Q.931 print them, and which messages they are of. */
#ifndef LOG_OCTETS_H
#define LOG_OCTETS_H

#include "field.h"

#define LOG_OCTETS_MAX 64

/* Which message of Q.931 a trace is printing. */
struct log_q931 {
	uint64_t line; /* where it was named; 0: none was */
	bool ends;     /* it ends a call */
};

/* Take the name of a message that stands in a line. */
void log_q931_see(struct log_q931 *q931, struct log_text line, uint64_t number);

/* The contents of a cause element that stands in a line: their number; 0: there is none, or
 * it is of a message that ends no call. */
size_t log_octets_find(const struct log_q931 *q931, struct log_text line, uint64_t number,
		       unsigned char octets[LOG_OCTETS_MAX]);

#endif
