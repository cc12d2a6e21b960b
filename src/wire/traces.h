/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Causes as traces of ISDN show them: octets in hexadecimal with something round them.
 *
 *   Cause i = 0x8290 - Normal call clearing      [08 02 81 90]      CAUSE: 82 90
 *   08 01 2e 45 08 02 80 90                      a whole message of Q.931
 */
#ifndef SCI_TRACES_H
#define SCI_TRACES_H

#include "base/slice.h"

#include <stddef.h>

struct sipcause_error;

#define SCI_TRACE_MAX 260 /* octets of a message that is taken */

/* What was found. */
struct sci_trace {
	unsigned char octets[SCI_TRACE_MAX];
	size_t from, length;   /* of the contents of the cause element in them */
	struct sci_slice text; /* behind the octets, without what separates it */
	bool labelled;         /* "cause" stands before it */
	bool marked;           /* something says that these are octets, not decimal digits */
};

/* A SIPCAUSE_E_... */
int sci_trace_read(struct sci_slice line, struct sci_trace *trace, struct sipcause_error *error);
/* Whether a text is nothing but hexadecimal digits by twos and what separates them. */
bool sci_trace_is_octets(struct sci_slice text);

#endif
