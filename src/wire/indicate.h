/* SPDX-License-Identifier: BSD-2-Clause */
/* The indication that a part gives, with what goes with it. */
#ifndef SCI_INDICATE_H
#define SCI_INDICATE_H

#include "message.h"

/* What a decision knows of the call: what the caller said, and what the evidence says. */
#define SCI_FOUND_MAX 16 /* answered, alerted, origin; and what texts and numbers add */
struct sci_facts {
	const struct sci_known *known; /* the caller's */
	struct sci_word found[SCI_FOUND_MAX];
	uint32_t found_count;
	const struct sipcause_space *corrected; /* of what the caller said and is not so */
	bool answered;                          /* the call is known to have been answered */
	bool unanswered;                        /* and not to have been */
	bool confirmed;                         /* within a confirmed dialog */
	bool elsewhere;                         /* another branch of it was answered */
	bool claimed;                           /* and a part says so that is believed */
};

/* Nothing but what the caller said; the places of what will be found stay as they are. */
static inline void sci_facts_start(struct sci_facts *facts, const struct sci_known *known)
{
	facts->known = known;
	facts->found_count = 0;
	facts->corrected = NULL;
	facts->answered = facts->unanswered = facts->confirmed = facts->elsewhere = facts->claimed =
		false;
}

/* Whether a part turned out to say nothing of how this call ended. */
static inline bool sci_part_is_aside(const struct sipcause_part *part)
{
	return part->verdict == SIPCAUSE_VERDICT_EARLY ||
	       part->verdict == SIPCAUSE_VERDICT_LOST_BRANCH ||
	       part->verdict == SIPCAUSE_VERDICT_SUPERSEDED ||
	       part->verdict == SIPCAUSE_VERDICT_IN_DIALOG;
}

/* Whether a part is a verification error with a code: it never decides, and may go along. */
static inline bool sci_part_is_verification(const struct sipcause_part *part)
{
	return part->validity == SIPCAUSE_VALIDITY_STIR && part->space != NULL &&
	       sci_span_holds(part->space->range, part->code);
}

/* Add what was found, unless the caller said something of its space or it was found before. */
void sci_facts_add(struct sci_facts *facts, const struct sci_word *word);

/* The indication of a part; without what other parts give where alone says so. */
void sci_indicate(struct sipcause_message *message, const struct sci_facts *facts,
		  const struct sipcause_part *part, struct sipcause_indication *indication);
/* The indication that what is known gives by itself. */
void sci_indicate_known(struct sipcause_message *message, const struct sci_facts *facts,
			const struct sipcause_space *space, int32_t code,
			struct sipcause_indication *indication);

#endif
