/* SPDX-License-Identifier: BSD-2-Clause */
/* The names that a space file gives: those of its codes, classes and sets, and its own. */
#ifndef SCI_READ_NAMES_H
#define SCI_READ_NAMES_H

#include "document/fields.h"
#include "engine/space.h"

/* Whether a word means something in maps, so that nothing else may be called so. */
bool sci_is_keyword(const char *text, size_t length);
/* Give a name its meaning in the space, which is a code, class or set.  The name as it is
 * kept; NULL: reported. */
const char *sci_space_add_name(const struct sci_reading *reading, struct sipcause_space *space,
			       const struct sci_node *node, const void *meaning);

/* Most names in one list of a space. */
#define SCI_CALLED_MAX 64

/* Each reads one value of a space and reports what is wrong. */

/* The other names of the space. */
void sci_called_read(const struct sci_reading *reading, struct sipcause_space *space,
		     const struct sci_node *list);
/* The protocols of the Reason header field whose causes are its codes. */
void sci_protocols_read(const struct sci_reading *reading, struct sipcause_space *space,
			const struct sci_node *list);
#endif
