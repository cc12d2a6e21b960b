/* SPDX-License-Identifier: BSD-2-Clause */
/* How one part of a message is chosen: a map's `policy`, a caller's, the default. */
#ifndef SCI_POLICY_H
#define SCI_POLICY_H

#include "sipcause.h"
#include "span.h"

#include <stddef.h>

/* Codes that are not trusted beside the status of a failure. */
struct sci_distrust {
	const struct sipcause_space *space;
	struct sipcause_span span;
};
#define SCI_DISTRUST_MAX 16

/* The kinds of parts of a message that can be chosen come first in their list. */
#define SCI_CANDIDATES SIPCAUSE_PART_WARNING

/* How one part of a message is chosen. */
struct sci_policy {
	uint8_t rank[SCI_CANDIDATES]; /* by kind; 0 is the best */
	const struct sci_distrust *distrust;
	uint32_t distrust_count;
};

/*
 * Rank the kinds of parts: these first, in their order, then the others in the
 * default order.  false: one is no candidate's kind, or stands there twice; the
 * ranks are as they were then.
 */
bool sci_policy_rank(uint8_t rank[SCI_CANDIDATES], const int32_t *kinds, size_t count);

#endif
