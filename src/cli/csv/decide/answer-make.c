/* SPDX-License-Identifier: BSD-2-Clause */
#include "answer-make.h"

#include "companions.h"
#include "draft.h"

#include <stdlib.h>

/* ------------------------------------------------------------------ facts */

/* One target that is unmapped is enough; whether there is a code, the first target says. */
static enum mapping mapping_of(const struct plan *plan, const struct decision *decision)
{
	uint32_t i;

	for (i = 0; i < plan->target_count; i++)
		if (!answer_states(&decision->results[i]))
			return UNMAPPED;
	return decision->results[0].outcome == SIPCAUSE_NONE ? MAPPED_NONE : MAPPED;
}

/* What counts for the ratios. */
static void take_quality(const struct plan *plan, const struct decision *decision,
			 const struct tuple *tuple, struct outcome *facts)
{
	enum known answered =
		companions_known(plan, decision->companions, plan->answered, "answered");
	int32_t cause = -1;

	facts->answered = (uint8_t)answered;
	facts->seized = !plan->seizes || tuple_truth(plan, tuple, plan->seized_test) == HOLDS;
	if (plan->duration_test != NO_COLUMN)
		facts->zero = answered == KNOWN_YES &&
			      tuple_truth(plan, tuple, plan->duration_test) == HOLDS;
	if (plan->causes == NO_COLUMN || answered != KNOWN_NO)
		return;
	cause = decision->results[plan->causes].outcome;
	facts->delivery = (uint8_t)delivered_is(
		&plan->delivered, cause, facts->status,
		companions_known(plan, decision->companions, plan->alerted, "alerted"),
		decision->by_user);
}

/* What is counted. */
static void take_facts(const struct plan *plan, const struct decision *decision,
		       const struct tuple *tuple, struct answer *answer)
{
	struct outcome *facts = &answer->facts;
	uint32_t i;

	answer->source = decision->source;
	answer->unread = decision->unread;
	answer->unread_companions = decision->unread_companions;
	answer->type = plan->type;
	answer->flawed = decision->flawed;
	answer->outcome = OUTCOME_NONE;
	facts->label = LABEL_NONE;
	facts->contradicted = decision->other_count > 0;
	facts->status = decision->status > 0 ? decision->status : 0;
	facts->mapping = (uint8_t)mapping_of(plan, decision);
	for (i = 0; i < plan->target_count; i++) {
		facts->codes[i] = decision->results[i].outcome;
		facts->hows[i] = (uint8_t)decision->results[i].how;
	}
	if (plan->quality)
		take_quality(plan, decision, tuple, facts);
	if (plan->call_count > 0)
		leg_take(plan, decision, &answer->leg);
}

static size_t compared_size(const struct plan *plan)
{
	return plan->options->compares
		       ? sizeof(struct compared) + plan->target_count * sizeof(struct reply)
		       : 0;
}

/* What is compared.  All that is not written is zero, for it is compared as bytes. */
static void take_replies(const struct draft *draft, struct compared *compared)
{
	uint32_t i, k;

	memset(compared, 0, compared_size(draft->plan));
	for (i = 0; i < draft->plan->target_count; i++) {
		const struct sipcause_result *result = &draft->decision->results[i];
		struct reply *reply = &compared->replies[i];

		reply->from = result->from;
		reply->map = result->map;
		reply->file = result->file;
		reply->code = result->code;
		reply->outcome = result->outcome;
		reply->how = result->how;
		reply->line = result->line;
		reply->write_count = result->write_count;
		for (k = 0; k < result->write_count; k++) {
			reply->write_space[k] = result->write_space[k];
			reply->write_code[k] = result->write_code[k];
		}
	}
}

/* ------------------------------------------------------------------ whole */

/* Say all that is written of an answer and of its reason. */
static void make_draft(struct draft *draft, const struct plan *plan, struct decision *decision,
		       const struct tuple *tuple, const struct answer *facts)
{
	draft->plan = plan;
	draft->decision = decision;
	draft->members = (struct bytes){ NULL, 0, 0 };
	if (plan->options->mark != NULL)
		draft_mark(draft);
	if (!answer_is_unmapped(facts))
		return;
	draft_label(draft, tuple);
	draft_reason(draft);
}

/* An answer and, behind it, all that it points at. */
static struct answer *put_answer(struct draft *draft, const struct answer *facts)
{
	const struct plan *plan = draft->plan;
	const struct written *written =
		plan->options->json_lines ? &written_members : &written_fields;
	size_t over = plan->over_count * sizeof(struct cell), compared = compared_size(plan);
	size_t size, said = 0;
	struct answer *answer;
	char *to;

	if (answer_is_unmapped(facts))
		said = strlen(draft->label) + 1 + strlen(draft->reason) + 1;
	if (!written->measure(draft, &size))
		return NULL;
	answer = malloc(sizeof(*answer) + compared + over + size + said + ANSWER_SPARE);
	if (answer == NULL)
		return NULL;
	*answer = *facts;
	to = (char *)(answer + 1) + compared;
	if (compared > 0) {
		answer->compared = (struct compared *)(answer + 1);
		take_replies(draft, answer->compared);
	}
	to = written->put(draft, (struct cell *)(void *)to, answer, to + over);
	if (said > 0) {
		answer->label = strcpy(to, draft->label);
		answer->reason = strcpy(to + strlen(draft->label) + 1, draft->reason);
	}
	return answer;
}

struct answer *answer_make(const struct plan *plan, struct sipcause_message *message,
			   const struct tuple *tuple, struct decision *decision)
{
	struct answer facts, *answer;
	struct draft draft;

	record_decide(plan, message, decision);
	memset(&facts, 0, sizeof(facts));
	take_facts(plan, decision, tuple, &facts);
	make_draft(&draft, plan, decision, tuple, &facts);
	answer = put_answer(&draft, &facts);
	free(draft.members.bytes);
	return answer;
}
