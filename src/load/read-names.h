/* SPDX-License-Identifier: BSD-2-Clause */
/* The names that a space file gives: those of its codes, classes and sets. */
#ifndef SCI_READ_NAMES_H
#define SCI_READ_NAMES_H

#include "document/fields.h"
#include "engine/space.h"

/* Give a name its meaning in the space, which is a code, class or set.  The name as it is
 * kept; NULL: reported. */
const char *sci_space_add_name(const struct sci_reading *reading, struct sipcause_space *space,
			       const struct sci_node *node, const void *meaning);

#endif
