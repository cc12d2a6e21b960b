/* SPDX-License-Identifier: BSD-2-Clause */
/* Whether the conditions of a rule hold, by the companions of a code. */
#ifndef SCI_CONDITIONS_H
#define SCI_CONDITIONS_H

#include "rule.h"

/*
 * Companions of an indication: those of a question, and over them what the first
 * table of a composition wrote, which hides those of the same space.
 */
struct sci_companions {
	const struct sci_companions *under;
	const struct sci_write *writes; /* spaces with codes, or SIPCAUSE_PRESENT */
	uint32_t count;
};

/* Whether a condition holds.  Here, and for a rule, a companion that is not given is absent. */
bool sci_condition_holds(const struct sci_condition *condition,
			 const struct sci_companions *companions);
/* Whether all conditions of a rule hold. */
bool sci_rule_holds(const struct sci_rule *rule, const struct sci_companions *companions);

enum sci_prospect {
	SCI_RULE_FAILS, /* a companion that is known is not what the rule needs */
	SCI_RULE_OPEN,  /* it depends on companions of which nothing is known */
	SCI_RULE_HOLDS
};

/* What can be said of a rule if these companions are known, and others may be given or not. */
enum sci_prospect sci_rule_prospect(const struct sci_rule *rule,
				    const struct sci_companions *known);

#endif
