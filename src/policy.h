/* SPDX-License-Identifier: BSD-2-Clause */
/* How one part of a message is chosen: a map's `policy`, a caller's, the default. */
#ifndef SCI_POLICY_H
#define SCI_POLICY_H

#include "map.h"
#include "shelf.h"

/*
 * Rank the kinds of parts: these first, in their order, then the others in the
 * default order.  false: one is no candidate's kind, or stands there twice; the
 * ranks are as they were then.
 */
bool sci_policy_rank(uint8_t rank[SCI_CANDIDATES], const int32_t *kinds, size_t count);

/* Read a map's `policy`; NULL: reported. */
const struct sci_policy *sci_policy_read(struct sci_shelf *shelf, const struct sci_node *node);

#endif
