/* SPDX-License-Identifier: BSD-2-Clause */
/* The schema of a space file. */
#ifndef SCI_READ_SPACE_H
#define SCI_READ_SPACE_H

#include "document/fields.h"
#include "engine/space.h"

/* What of a space speaks of others, and is read when it has its codes; NULL: nothing. */
struct sci_signs {
	struct sci_node *reason_texts;
	struct sci_node *shift;
};

/* Make a space of a document, all but its signs; `name` is what its file is called.  NULL:
 * reported. */
struct sipcause_space *sci_space_read(const struct sci_reading *reading,
				      const struct sci_node *root, const char *name,
				      struct sci_signs *signs);

/* Reports a name inside a document that is not its file's. */
bool sci_check_stem(const struct sci_reading *reading, const struct sci_node *node,
		    const char *name);

#endif
