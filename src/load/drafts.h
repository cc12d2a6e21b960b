/* SPDX-License-Identifier: BSD-2-Clause */
/* The map documents of one load, each read when it is first named, with what it extends. */
#ifndef SCI_DRAFTS_H
#define SCI_DRAFTS_H

#include "read-map.h"

struct sci_drafts {
	const struct sci_reading *reading;
	struct sci_spaces *spaces;
	struct sci_names names; /* -> struct sci_draft, exact */
};

/* false: memory is out. */
bool sci_drafts_init(struct sci_drafts *drafts, struct sci_spaces *spaces,
		     const struct sci_reading *reading);
/* The map that the caller of the library named, with its layers over those of the maps that it
 * extends, and with the tables of its `also`.  NULL: reported. */
const struct sci_draft *sci_drafts_ask(struct sci_drafts *drafts, const char *name);
/* The same map, which has been read. */
const struct sci_draft *sci_drafts_find(const struct sci_drafts *drafts, const char *name);

#endif
