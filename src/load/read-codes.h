/* SPDX-License-Identifier: BSD-2-Clause */
/* Reading codes of several spaces: `{SPACE: codes, ...}`. */
#ifndef SCI_READ_CODES_H
#define SCI_READ_CODES_H

#include "engine/policy.h"
#include "spaces.h"

/* Codes while they are read; there is room for all of them. */
struct sci_codes {
	struct sci_spaces *spaces;
	const char *what; /* the key, for messages */
	struct sci_policy_span *all;
	uint32_t count;
};

/* A key that is no space's name, but says beside which codes those of its mapping stand. */
#define SCI_BESIDE "beside"
bool sci_is_beside(const struct sci_node *key);

/* Read a mapping of spaces and their codes.  false: reported, and there are none. */
bool sci_codes_read(struct sci_codes *codes, const struct sci_node *mapping);

/* The same in steps, for a list of mappings. */

/* Whether a node is a mapping.  false: reported. */
bool sci_is_codes(const struct sci_reading *reading, const struct sci_node *node);
/* Room for every code that a mapping speaks of, or each mapping of a list. */
bool sci_codes_make_room(struct sci_codes *codes, const struct sci_node *node);
/* Add those of a mapping; `like` has what is true of all of them. */
void sci_codes_add(struct sci_codes *codes, const struct sci_node *mapping,
		   const struct sci_policy_span *like);

#endif
