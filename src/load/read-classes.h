/* SPDX-License-Identifier: BSD-2-Clause */
/* The classes and sets of a space file: parts of its range that have a name. */
#ifndef SCI_READ_CLASSES_H
#define SCI_READ_CLASSES_H

#include "document/fields.h"
#include "engine/space.h"

/* Read the classes; the nodes of their unknown codes, which are read once codes have names. */
const struct sci_node **sci_classes_read(const struct sci_reading *reading,
					 struct sipcause_space *space,
					 const struct sci_node *mapping);
void sci_classes_read_unknown(const struct sci_reading *reading, struct sipcause_space *space,
			      const struct sci_node **unknown);
void sci_sets_read(const struct sci_reading *reading, struct sipcause_space *space,
		   const struct sci_node *mapping);

#endif
