/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * One decision in the making: the usable parts of a message for one target.
 *
 *   choice <- weigh (steps 1 to 6) <- rank (step 8) <- decide (step 7, and the whole)
 *
 * Two steps are files of their own: branches (step 3), and effects (step 5: what only differs).
 * sipcause-deciding(7) has the steps.  Each passes parts over, and what it leaves is usable
 * for the next one.  A part that was passed over keeps the verdict that did it, and the
 * line of the policy.
 */
#ifndef SCI_CHOICE_H
#define SCI_CHOICE_H

#include "indicate.h"

#include "engine/leads.h"

/* What one call works with. */
struct sci_choice {
	struct sipcause_message *message;
	const struct sipcause_map *map; /* NULL: none */
	const struct sipcause_space *to;
	unsigned traits; /* a sum of SCI_HAS_..., of all usable parts together */
	int32_t instead; /* the code that the chosen part stands for; negative: its own */
	struct sci_facts facts;
};

/* Traits without which a step has nothing to do. */
enum {
	SCI_HAS_STATUS = 1,
	SCI_HAS_SUCCESS = 2,
	SCI_HAS_EARLY = 4,
	SCI_HAS_DIALOG = 8,
	SCI_HAS_CLAIM = 16,
	SCI_HAS_TOLD = 32
};

#define SCI_FOR_EACH(part, choice)                                                                 \
	for ((part) = (choice)->message->parts;                                                    \
	     (part) < (choice)->message->parts + (choice)->message->count; (part)++)

static inline bool sci_part_is_usable(const struct sipcause_part *part)
{
	return part->verdict == SIPCAUSE_VERDICT_LESS_PREFERRED;
}

/* Whether a part goes along: it may be chosen, or only the map has no table for it. */
static inline bool sci_part_goes_along(const struct sipcause_part *part)
{
	return sci_part_is_usable(part) || part->verdict == SIPCAUSE_VERDICT_NO_TABLE;
}

static inline void sci_choice_pass(struct sipcause_part *part, int32_t verdict)
{
	part->verdict = (uint8_t)verdict;
}

static inline bool sci_part_is_status(const struct sipcause_part *part)
{
	return part->kind == SIPCAUSE_PART_STATUS;
}

static inline bool sci_part_is_success(const struct sipcause_part *part)
{
	return part->code >= 200 && part->code < 300;
}

static inline bool sci_part_is_progress(const struct sipcause_part *part)
{
	return part->code >= 100 && part->code < 200;
}

static inline bool sci_choice_has(const struct sci_choice *choice, unsigned trait)
{
	return (choice->traits & trait) != 0;
}

/* How many parts are usable. */
uint32_t sci_choice_count(const struct sci_choice *choice);
/* What counts for a key of the policy: the nearest layer's that gives it. */
const struct sci_policy_value *sci_choice_value(const struct sci_choice *choice,
						enum sci_policy_key key);
/* Where a key of the policy has the code of a part; NULL: it has not. */
const struct sci_policy_span *sci_choice_code(const struct sci_choice *choice,
					      enum sci_policy_key key,
					      const struct sipcause_part *part);
/* Pass a part over by a line of the policy; 0: that of the key. */
void sci_choice_pass_by(const struct sci_choice *choice, struct sipcause_part *part,
			int32_t verdict, enum sci_policy_key key, uint32_t line);
/* Whether a part is a usable status: that of a problem document with an original is what
 * the original became, and none. */
bool sci_choice_is_status(const struct sci_choice *choice, const struct sipcause_part *part);
/* A part as a lead: with its location and what is known of the call. */
struct sci_statement {
	struct sci_write writes[SIPCAUSE_COMPANIONS_MAX + SCI_FOUND_MAX], location;
	struct sci_companions common, own;
	struct sci_lead lead;
};
/* Make one.  Its spaces are those of the same names in a catalog; NULL: the message's. */
void sci_statement_make(struct sci_statement *statement, const struct sci_choice *choice,
			const struct sipcause_part *part, const struct sci_facts *facts,
			const struct sipcause_catalog *catalog);
/* Whether two parts speak of one end: see leads.h.  joined may be NULL. */
bool sci_choice_agree(const struct sci_choice *choice, const struct sipcause_part *a,
		      const struct sipcause_part *b, bool *joined);

/* Whether one of them is half of what a cell says, and the other agrees with its other half. */
bool sci_choice_agree_by_half(const struct sci_choice *choice, const struct sipcause_part *a,
			      const struct sipcause_part *b);

/* Whether the map states one route and one fault for a part and for what was chosen. */
bool sci_choice_same_effect(const struct sci_choice *choice, const struct sipcause_part *part,
			    const struct sipcause_part *chosen);

/* Whether a table joins them, and they do not agree.  What is decided depends on this, and
 * not on whether there are tables to route and fault. */
static inline bool sci_choice_differ(const struct sci_choice *choice, const struct sipcause_part *a,
				     const struct sipcause_part *b)
{
	bool joined;

	if (sci_choice_agree(choice, a, b, &joined) || !joined)
		return false;
	return !((a->paired || b->paired) && sci_choice_agree_by_half(choice, a, b));
}

/* Begin: every part with its first verdict, and what is known of the call. */
void sci_choice_start(struct sci_choice *choice);
/* Steps 1 to 6. */
void sci_choice_weigh(struct sci_choice *choice);
/* Step 3 of them. */
void sci_choice_pass_branches(const struct sci_choice *choice);

/* Step 8, and what it has in common with step 7. */

/* The status of the target's own space that counts; NULL: there is none. */
struct sipcause_part *sci_choice_status(const struct sci_choice *choice);
/* The best part; NULL: none is usable. */
struct sipcause_part *sci_choice_rank(struct sci_choice *choice);

#endif
