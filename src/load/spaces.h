/* SPDX-License-Identifier: BSD-2-Clause */
/* The spaces of one load, each read when it is first spoken of. */
#ifndef SCI_SPACES_H
#define SCI_SPACES_H

#include "document/finder.h"
#include "engine/space.h"

struct sci_signs;
struct sci_spaces;
struct sci_waiting;

/* Reads what of a space speaks of other spaces: see read-signs.h. */
typedef void sci_read_signs(struct sci_spaces *spaces, struct sipcause_space *space,
			    const struct sci_signs *signs);

struct sci_spaces {
	struct sci_finder *finder;
	struct sci_names names; /* -> struct sci_held, exact */
	struct sipcause_space **list;
	uint32_t count;
	uint32_t room;
	sci_read_signs *read_signs;
	struct sci_waiting *waiting; /* spaces whose signs are to be read */
	bool reading_signs;
};

bool sci_spaces_init(struct sci_spaces *spaces, struct sci_finder *finder,
		     sci_read_signs *read_signs);
/*
 * The space that a node of a document names; NULL: reported.  A space that could
 * not be read is reported once and then NULL without a word.
 */
const struct sipcause_space *sci_spaces_get(struct sci_spaces *spaces, const struct sci_node *node);
/* The space that the caller of the library named. */
const struct sipcause_space *sci_spaces_ask(struct sci_spaces *spaces, const char *name);

#endif
