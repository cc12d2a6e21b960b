/* SPDX-License-Identifier: BSD-2-Clause */
/* What the maps that a map extends answer: a look-up in their flat table, which is not compiled. */
#ifndef SCI_CHECK_BASE_RULE_H
#define SCI_CHECK_BASE_RULE_H

#include "check.h"

/* The rule of the bases that answers a code beside these companions; NULL: none does, or what
 * `via` finds does, or the bases have no such table.  base and companions may be NULL. */
const struct sci_rule *sci_base_rule(struct sci_check *check, const struct sci_flat *base,
				     int32_t code, const struct sci_companions *companions);

#endif
