/* SPDX-License-Identifier: BSD-2-Clause */
/* The words of a space file: how cells of call records may spell its codes. */
#ifndef SCI_READ_WORDS_H
#define SCI_READ_WORDS_H

#include "document/fields.h"
#include "engine/space.h"

/* Read the words, once codes, classes and sets have their names; what is wrong is reported. */
void sci_words_read(const struct sci_reading *reading, struct sipcause_space *space,
		    const struct sci_node *mapping);

#endif
