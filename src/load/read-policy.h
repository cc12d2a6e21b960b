/* SPDX-License-Identifier: BSD-2-Clause */
/* Reading a map's `policy`. */
#ifndef SCI_READ_POLICY_H
#define SCI_READ_POLICY_H

#include "engine/policy.h"
#include "spaces.h"

/* The policy that a map's file gives; NULL: reported. */
const struct sci_policy *sci_policy_read(struct sci_spaces *spaces, const struct sci_node *node,
					 const struct sci_mapdoc *map);

#endif
