/* SPDX-License-Identifier: BSD-2-Clause */
/* Whether one alternative answers wherever another one could: by their conditions. */
#ifndef SCI_CHECK_COVERS_H
#define SCI_CHECK_COVERS_H

#include "check.h"

/* The first alternative of a key whose conditions hold wherever those of the rule do; NULL: none.
 * Sets are compared by what they are, not by their codes. */
const struct sci_rule *sci_key_covers(struct sci_check *check, const struct sci_key *key,
				      const struct sci_rule *rule);

#endif
