/* SPDX-License-Identifier: BSD-2-Clause */
/* Which of the parts that are left counts: step 8. */
#include "choice.h"

#include "engine/answer.h"

static int32_t weigh_kind(const struct sci_choice *choice, const struct sipcause_part *part)
{
	return sci_choice_value(choice, SCI_POLICY_PREFER)->rank[part->kind];
}

/* Weak is a part that says little where a part of another message says more. */
static bool is_weak(const struct sci_choice *choice, const struct sipcause_part *part)
{
	const struct sipcause_part *other;

	if (sci_choice_value(choice, SCI_POLICY_SEVERAL)->word != SCI_SEVERAL_SPECIFIC ||
	    sci_choice_code(choice, SCI_POLICY_WEAK, part) == NULL)
		return false;
	SCI_FOR_EACH(other, choice)
		if (sci_part_is_usable(other) && other->message != part->message &&
		    other->kind != SIPCAUSE_PART_EVENT &&
		    sci_choice_code(choice, SCI_POLICY_WEAK, other) == NULL)
			return true;
	return false;
}

/* Whether a part goes before another one: by its place where that is what counts, else by
 * its kind, the later message first. */
static bool goes_before(const struct sci_choice *choice, const struct sipcause_part *a,
			const struct sipcause_part *b)
{
	bool in_order = choice->message->in_order;
	int32_t kinds = weigh_kind(choice, a) - weigh_kind(choice, b);

	if (in_order && choice->message->policy.values[SCI_POLICY_PREFER].given && kinds != 0)
		return kinds < 0;
	if (in_order && a->turn != b->turn)
		return a->turn < b->turn;
	if (kinds != 0)
		return kinds < 0;
	return a->message > b->message;
}

/* How a proxy ranks the responses of its branches: RFC 3261 16.7, step 6. */
static int32_t rank_response(const struct sipcause_part *part)
{
	static const int16_t asking[] = { 401, 407, 415, 420, 484 };
	size_t i;

	if (part->code >= 600)
		return 0;
	for (i = 0; i < sizeof(asking) / sizeof(asking[0]); i++)
		if (part->code == asking[i])
			return part->code / 100 * 2;
	return part->code == 503 ? 100 : part->code / 100 * 2 + 1;
}

/* The message whose parts count alone, as `several` has it; NULL: all do. */
static const struct sipcause_part *find_message(const struct sci_choice *choice)
{
	int32_t several = sci_choice_value(choice, SCI_POLICY_SEVERAL)->word;
	const struct sipcause_part *part, *best = NULL;
	bool last;

	if (several == SCI_SEVERAL_SPECIFIC)
		return NULL;
	SCI_FOR_EACH(part, choice)
		if (several == SCI_SEVERAL_RFC3261 && sci_choice_is_status(choice, part) &&
		    (best == NULL || rank_response(part) <= rank_response(best)))
			best = part;
	last = several == SCI_SEVERAL_LAST || best == NULL;
	SCI_FOR_EACH(part, choice)
		if (last && sci_part_is_usable(part) &&
		    (best == NULL || part->message >= best->message))
			best = part;
	return best;
}

static void pass_over_other_messages(const struct sci_choice *choice)
{
	const struct sipcause_part *counting = find_message(choice);
	struct sipcause_part *part;

	if (counting == NULL)
		return;
	SCI_FOR_EACH(part, choice)
		if (sci_part_is_usable(part) && part->message != counting->message)
			sci_choice_pass_by(choice, part, SIPCAUSE_VERDICT_WEAK, SCI_POLICY_SEVERAL,
					   0);
}

static void pass_over_weak(const struct sci_choice *choice)
{
	struct sipcause_part *part, *last;
	uint32_t weak = 0;

	last = choice->message->parts + choice->message->count;
	/* All are weighed before the first is passed over. */
	for (part = choice->message->parts; part < last; part++)
		if (sci_part_is_usable(part) && is_weak(choice, part))
			weak |= UINT32_C(1) << (part - choice->message->parts);
	SCI_FOR_EACH(part, choice)
		if ((weak >> (part - choice->message->parts) & 1) != 0)
			sci_choice_pass_by(choice, part, SIPCAUSE_VERDICT_WEAK, SCI_POLICY_WEAK,
					   sci_choice_code(choice, SCI_POLICY_WEAK, part)->line);
}

/* Whether a weak status stands among others of another message that are not. */
static bool is_weak_status(const struct sci_choice *choice, const struct sipcause_part *status)
{
	const struct sipcause_part *other;

	if (sci_choice_code(choice, SCI_POLICY_WEAK, status) == NULL)
		return false;
	SCI_FOR_EACH(other, choice)
		if (sci_choice_is_status(choice, other) && other->space == status->space &&
		    other->message != status->message &&
		    sci_choice_code(choice, SCI_POLICY_WEAK, other) == NULL)
			return true;
	return false;
}

/* Whether one status of the target counts before another one, as `several` has it. */
static bool counts_before(const struct sci_choice *choice, const struct sipcause_part *a,
			  const struct sipcause_part *b)
{
	bool weak = false;

	switch (sci_choice_value(choice, SCI_POLICY_SEVERAL)->word) {
	case SCI_SEVERAL_RFC3261:
		if (rank_response(a) != rank_response(b))
			return rank_response(a) < rank_response(b);
		break;
	case SCI_SEVERAL_LAST:
		if (a->message != b->message)
			return a->message > b->message;
		break;
	default:
		weak = is_weak_status(choice, a);
		if (weak != is_weak_status(choice, b))
			return !weak;
	}
	return goes_before(choice, a, b);
}

struct sipcause_part *sci_choice_status(const struct sci_choice *choice)
{
	struct sipcause_part *part, *best = NULL;

	if (choice->to == NULL || !sci_choice_has(choice, SCI_HAS_STATUS))
		return NULL;
	SCI_FOR_EACH(part, choice)
		if (sci_choice_is_status(choice, part) && part->space == choice->to &&
		    (best == NULL || counts_before(choice, part, best)))
			best = part;
	return best;
}

/* How much the map says of a part: 2 a code, 1 that nothing corresponds, 0 nothing. */
static int ask_map(const struct sci_choice *choice, const struct sipcause_part *part)
{
	const struct sipcause_table *table =
		sipcause_map_table(choice->map, part->space, choice->to);
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sci_question question;
	struct sci_answer answer;

	if (table == NULL)
		return part->space == choice->to ? 2 : 0;
	sci_indicate(choice->message, &choice->facts, part, &indication);
	if (!sci_question_ask(table, &indication, &question))
		return 0;
	sci_table_resolve(table, part->code, &question.companions, NULL, &answer);
	return answer.outcome >= 0 ? 2 : answer.outcome == SIPCAUSE_NONE ? 1 : 0;
}

static struct sipcause_part *find_first(const struct sci_choice *choice, uint32_t skipped)
{
	struct sipcause_part *part, *found = NULL;

	SCI_FOR_EACH(part, choice)
		if (sci_part_is_usable(part) &&
		    (skipped >> (part - choice->message->parts) & 1) == 0 &&
		    (found == NULL || goes_before(choice, part, found)))
			found = part;
	return found;
}

/* The first by rank of those of which the map says most. */
static struct sipcause_part *find_best(const struct sci_choice *choice)
{
	struct sipcause_part *best = find_first(choice, 0), *part = best;
	uint32_t skipped = 0;
	int most = -1;

	if (best == NULL || choice->map == NULL || choice->to == NULL ||
	    sci_choice_count(choice) == 1)
		return best;
	for (; part != NULL && most < 2; part = find_first(choice, skipped)) {
		int says = ask_map(choice, part);

		skipped |= UINT32_C(1) << (part - choice->message->parts);
		if (says <= most)
			continue;
		if (most >= 0)
			sci_choice_pass(best, SIPCAUSE_VERDICT_NO_TABLE);
		most = says;
		best = part;
	}
	return best;
}

/* Why the best part is so: a status of the target that was not kept, what is preferred, or
 * that others are weak. */
static struct sci_because find_because(const struct sci_choice *choice,
				       const struct sipcause_part *best)
{
	const struct sci_policy_value *status = sci_choice_value(choice, SCI_POLICY_STATUS);
	const struct sci_policy_value *prefer = sci_choice_value(choice, SCI_POLICY_PREFER);
	struct sci_because because = { NULL, NULL, 0 };
	const struct sipcause_part *part;

	SCI_FOR_EACH(part, choice)
		if (part != best && sci_choice_is_status(choice, part) &&
		    part->space == choice->to && !sci_part_is_status(best) &&
		    status->word != SCI_STATUS_KEEP)
			return sci_because_of(SCI_POLICY_STATUS, status, 0);
	SCI_FOR_EACH(part, choice)
		if (part->verdict == SIPCAUSE_VERDICT_WEAK)
			because = part->because;
	if (sci_choice_count(choice) == 1)
		return because;
	if (choice->message->in_order && !choice->message->policy.values[SCI_POLICY_PREFER].given)
		return (struct sci_because){ "order", NULL, 0 };
	return sci_because_of(SCI_POLICY_PREFER, prefer, 0);
}

struct sipcause_part *sci_choice_rank(struct sci_choice *choice)
{
	struct sipcause_part *best, *part;

	pass_over_other_messages(choice);
	pass_over_weak(choice);
	best = find_best(choice);
	if (best == NULL || choice->message->count == 1)
		return best;
	choice->message->because = find_because(choice, best);
	SCI_FOR_EACH(part, choice)
		if (sci_part_is_usable(part) && part != best)
			part->because = choice->message->because;
	return best;
}
