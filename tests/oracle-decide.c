/* SPDX-License-Identifier: BSD-2-Clause */
/* The choice.  Comments quote the sentence of sipcause-deciding(7) that the code restates. */
#include "oracle-pass.h"

#define COMPANIONS_HELD 16

/* ------------------------------------------------------------- indication */

/* What is there already is there once. */
static void carry(struct oracle_companions *all, const char *space, int32_t code)
{
	for (size_t i = 0; i < all->count; i++)
		if (is(all->items[i].space, space) && all->items[i].code == code)
			return;
	if (all->count == ORACLE_COMPANIONS_MAX)
		return;
	all->items[all->count].space = space;
	all->items[all->count++].code = code;
}

/* "the valid Warnings of its message but 399 (where no part decided, of all messages)" */
static bool is_its_warning(const struct oracle_part *chosen, const struct oracle_part *part)
{
	if (!is(part->kind, "warning") || !is(part->validity, "valid") || part->code == 399)
		return false;
	return !chosen || part->message == chosen->message;
}

/* "It counts for a Q.850 Reason of the message, too, if that has none and both name the same
 * cause." It is that of a REL. */
static int32_t location_of(const struct oracle_call *call, const struct oracle_part *part)
{
	if (!is(part->kind, "q850-reason") || part->location >= 0)
		return part->location;
	for (size_t i = 0; i < call->part_count; i++) {
		const struct oracle_part *rel = &call->parts[i];

		if (is(rel->kind, "encapsulated") && is_candidate(rel) &&
		    rel->message == part->message && is(rel->space, part->space) &&
		    rel->code == part->code)
			return rel->location;
	}
	return part->location;
}

/* "The cause in a Q.850 Reason of its message goes along with it, and so does the location of that
 * cause. Without such a Reason, the cause and location of a REL in its body do." */
static bool gives_location(const struct oracle_part *chosen, const struct oracle_part *part)
{
	return chosen && is(chosen->kind, "status") && chosen->message == part->message &&
	       (is(part->kind, "q850-reason") || is(part->kind, "encapsulated"));
}

static void carry_location(const struct oracle_call *call, const struct oracle_part *part,
			   struct oracle_companions *all)
{
	if (location_of(call, part) >= 0)
		carry(all, "location", location_of(call, part));
}

/* "in the order of the parts, the valid Warnings [...] and of every other space the code of the
 * first valid part that is not EARLY, ..." */
static void carry_parts(const struct deciding *deciding, const char *space,
			const struct oracle_part *chosen, struct oracle_companions *all)
{
	const struct oracle_call *call = deciding->call;

	for (size_t i = 0; i < call->part_count; i++) {
		const struct oracle_part *part = &call->parts[i];

		if (is_its_warning(chosen, part))
			carry(all, part->space, part->code);
		if (is_candidate(part) && !is_beside_the_call(part) && !is(part->space, space) &&
		    !says_something_of(all, part->space)) {
			carry(all, part->space, part->code);
			if (gives_location(chosen, part) && !says_something_of(all, "location"))
				carry_location(call, part, all);
		}
	}
	/* "STIR values of the same message [...] come after all other companions" */
	for (size_t i = 0; i < call->part_count; i++) {
		const struct oracle_part *part = &call->parts[i];

		if (is_verification(deciding->world, part) && !is(part->space, space) &&
		    (!chosen || chosen->message == part->message))
			carry(all, part->space, part->code);
	}
}

/* "the location that came with the chosen part, `diagnostic: present` where it had diagnostics,
 * what is known of the call, and, in the order of the parts" the others; chosen NULL: no part was
 */
static void indicate(const struct deciding *deciding, const char *space,
		     const struct oracle_part *chosen, struct oracle_decision *decision)
{
	struct oracle_companions all = { .count = 0 };

	if (chosen)
		carry_location(deciding->call, chosen, &all);
	if (chosen && chosen->diagnostic != -2)
		carry(&all, "diagnostic", ORACLE_NO_VALUE);
	for (size_t i = 0; i < deciding->known.count; i++)
		carry(&all, deciding->known.items[i].space, deciding->known.items[i].code);
	carry_parts(deciding, space, chosen, &all);
	decision->left_out = all.count > COMPANIONS_HELD ? all.count - COMPANIONS_HELD : 0;
	all.count -= decision->left_out;
	decision->companions = all;
}

static void translate(const struct deciding *deciding, struct oracle_decision *decision)
{
	const struct oracle_flat_table *table =
		oracle_any_table(deciding->map, decision->space, deciding->to);
	struct oracle_answer *answer = &decision->answer;

	memset(answer, 0, sizeof(*answer));
	if (table) {
		oracle_look_up(deciding->world, deciding->map, table, decision->code,
			       &decision->companions, answer);
	} else if (is(decision->space, deciding->to)) {
		answer->outcome = decision->code;
		answer->how = "copied";
	} else {
		answer->outcome = ORACLE_NOBODY_SAID;
		answer->how = "unlisted";
	}
}

/* What the map has for a part: 2 a code, 1 it is stated to be none, 0 nothing. */
static int level(const struct deciding *deciding, size_t i)
{
	const struct oracle_part *part = &deciding->call->parts[i];
	struct oracle_decision decision = { .space = part->space,
					    .code = oracle_code_of(deciding, i) };

	indicate(deciding, part->space, part, &decision);
	translate(deciding, &decision);
	return decision.answer.outcome >= 0                    ? 2
	       : decision.answer.outcome == ORACLE_STATED_NONE ? 1
							       : 0;
}

/* ---------------------------------------------------------------- 8: rank */

/* A choice among some parts; `lost` says why the others were not chosen. */
struct choice {
	bool running[ORACLE_PARTS_MAX];
	const char *lost[ORACLE_PARTS_MAX];
	size_t best;
	bool found;
};

static void lose(struct choice *choice, size_t i, const char *why)
{
	choice->running[i] = false;
	choice->lost[i] = why;
}

/* "6xx, then the lowest class, in it 401, 407, 415, 420 and 484 first, and 503 after all others" */
static int32_t proxy_rank(const struct oracle_part *part)
{
	static const int32_t again[] = { 401, 407, 415, 420, 484 };

	if (part->code >= 600)
		return 0;
	for (size_t i = 0; i < 5; i++)
		if (part->code == again[i])
			return 2 * 4;
	return part->code == 503 ? 100 : part->code / 100 * 2 + 1;
}

/* The status that a proxy would send on; of equal ones the later one. */
static const struct oracle_part *find_sent_on(const struct deciding *deciding)
{
	const struct oracle_part *best = NULL;

	for (size_t i = 0; i < deciding->call->part_count; i++) {
		const struct oracle_part *part = &deciding->call->parts[i];

		if (in(deciding, i) && is_status(part) &&
		    (!best || proxy_rank(part) <= proxy_rank(best)))
			best = part;
	}
	return best;
}

static const struct oracle_part *find_last(const struct deciding *deciding)
{
	const struct oracle_part *last = NULL;

	for (size_t i = 0; i < deciding->call->part_count; i++)
		if (in(deciding, i))
			last = &deciding->call->parts[i];
	return last;
}

/* "With several as last or rfc3261 only one message counts: the last, or the one whose response a
 * proxy would send on." */
static void pass_other_messages(struct deciding *deciding)
{
	const struct oracle_part *counting = NULL;

	if (is(deciding->policy.several, "most-specific"))
		return;
	if (is(deciding->policy.several, "rfc3261"))
		counting = find_sent_on(deciding);
	if (!counting)
		counting = find_last(deciding);
	for (size_t i = 0; counting && i < deciding->call->part_count; i++)
		if (in(deciding, i) && deciding->call->parts[i].message != counting->message)
			pass_over(deciding, i, "weak");
}

/* "a part in weak yields where another message has a part that is not in it; an event does not
 * count for that" */
static bool yields(const struct deciding *deciding, const struct choice *choice, size_t i)
{
	const struct oracle_policy *policy = &deciding->policy;
	const struct oracle_part *part = &deciding->call->parts[i];

	if (!among(deciding, policy->weak, policy->weak_count, part))
		return false;
	for (size_t j = 0; j < deciding->call->part_count; j++) {
		const struct oracle_part *other = &deciding->call->parts[j];

		if (choice->running[j] && other->message != part->message &&
		    !is(other->kind, "event") &&
		    !among(deciding, policy->weak, policy->weak_count, other))
			return true;
	}
	return false;
}

static void drop_weak(const struct deciding *deciding, struct choice *choice)
{
	bool weak[ORACLE_PARTS_MAX] = { false };

	for (size_t i = 0; i < deciding->call->part_count; i++)
		weak[i] = choice->running[i] && yields(deciding, choice, i);
	for (size_t i = 0; i < deciding->call->part_count; i++)
		if (weak[i])
			lose(choice, i, "weak");
}

/* "What it leaves out follows in the order ..." */
static size_t kind_rank(const struct oracle_policy *policy, const char *kind)
{
	static const char *const order[] = { "problem",    "cause",  "q850-reason", "encapsulated",
					     "sip-reason", "reason", "status",      "event" };

	for (size_t i = 0; policy->has_prefer && i < policy->prefer_count; i++)
		if (is(policy->prefer[i], kind))
			return i;
	for (size_t i = 0; i < 8; i++)
		if (is(order[i], kind))
			return 8 + i;
	return 16;
}

/* Whether part b, which was read later than a, goes before it. */
static bool goes_before(const struct deciding *deciding, const struct oracle_part *b,
			const struct oracle_part *a)
{
	bool one_cell = a->cell == b->cell;
	bool by_kind = !deciding->call->in_order || deciding->call->own.has_prefer || one_cell;
	size_t rank_a = kind_rank(&deciding->policy, a->kind);
	size_t rank_b = kind_rank(&deciding->policy, b->kind);

	if (by_kind && rank_a != rank_b)
		return rank_b < rank_a;
	return !deciding->call->in_order && b->message > a->message;
}

/* "A part of which the map says nothing yields to one for which it has an answer, and one that is
 * stated to be none yields to one that has a code." */
static void drop_without_table(const struct deciding *deciding, struct choice *choice)
{
	int best = 0;

	for (size_t i = 0; i < deciding->call->part_count; i++)
		if (choice->running[i] && level(deciding, i) > best)
			best = level(deciding, i);
	for (size_t i = 0; i < deciding->call->part_count; i++)
		if (choice->running[i] && level(deciding, i) < best)
			lose(choice, i, "no-table");
}

static bool first_of(const struct deciding *deciding, const struct choice *choice, size_t *first)
{
	bool found = false;

	for (size_t i = 0; i < deciding->call->part_count; i++) {
		if (!choice->running[i])
			continue;
		if (!found || goes_before(deciding, &deciding->call->parts[i],
					  &deciding->call->parts[*first]))
			*first = i;
		found = true;
	}
	return found;
}

static void rank(const struct deciding *deciding, struct choice *choice)
{
	choice->found = first_of(deciding, choice, &choice->best);
	for (size_t i = 0; choice->found && i < deciding->call->part_count; i++)
		if (choice->running[i] && i != choice->best)
			lose(choice, i, "less-preferred");
}

/* ------------------------------------------- 7: the target's own space */

static bool keeps_its_own(const struct deciding *deciding)
{
	for (size_t i = 0; i < deciding->call->part_count; i++) {
		const struct oracle_part *part = &deciding->call->parts[i];
		bool captured = part->origin == ORACLE_ANSWER || part->origin == ORACLE_REPLY;

		if (in(deciding, i) && is_status(part) &&
		    (is_success(part) ||
		     (captured && !deciding->call->in_order && part->code >= 300)))
			return true;
	}
	return false;
}

static bool answered_call(struct deciding *deciding, struct oracle_decision *decision)
{
	const struct oracle_policy *policy = &deciding->policy;

	if (!is_known(deciding, "answered", ANSWERED_YES) || keeps_its_own(deciding) ||
	    (deciding->call->part_count && !any_in(deciding)))
		return false;
	for (size_t i = 0; i < policy->answered_count; i++) {
		if (!is(policy->answered[i].space, deciding->to))
			continue;
		decision->chosen = ORACLE_KNOWN;
		decision->space = deciding->to;
		decision->code = policy->answered[i].code;
		for (size_t j = 0; j < deciding->call->part_count; j++)
			if (in(deciding, j))
				deciding->call->parts[j].verdict = "answered";
		return true;
	}
	return false;
}

/* "If the target is a space of which a code is known of the call, by the caller, by messages or by
 * a text, that is the answer"; of several codes the first. */
static bool known_target(struct deciding *deciding, struct oracle_decision *decision)
{
	const struct oracle_companions *known = &deciding->known;

	for (size_t i = 0; i < known->count; i++) {
		if (!is(known->items[i].space, deciding->to))
			continue;
		decision->chosen = ORACLE_KNOWN;
		decision->space = deciding->to;
		decision->code = known->items[i].code;
		for (size_t j = 0; j < deciding->call->part_count; j++)
			if (in(deciding, j))
				deciding->call->parts[j].verdict = "less-preferred";
		return true;
	}
	return false;
}

/* "with agree only if no part contradicts it" */
static bool is_contradicted(const struct deciding *deciding, size_t status)
{
	struct oracle_ground ground = ground_of(deciding);
	const struct oracle_call *call = deciding->call;

	for (size_t i = 0; i < call->part_count; i++) {
		const struct oracle_part *part = &call->parts[i];

		if (in(deciding, i) && !is_status(part) && !is(part->kind, "event") &&
		    oracle_contradict(&ground, point_of(part), point_of(&call->parts[status])))
			return true;
	}
	return false;
}

/* "If that status is in believe it is kept in any case." */
static bool may_be_kept(const struct deciding *deciding, size_t i)
{
	const struct oracle_policy *policy = &deciding->policy;

	if (is(policy->status, "keep") ||
	    among(deciding, policy->believe, policy->believe_count, &deciding->call->parts[i]))
		return true;
	return is(policy->status, "agree") && !is_contradicted(deciding, i);
}

/* Leave the messages of the status that "a proxy would send on", or the last ones. */
static void drop_by_several(const struct deciding *deciding, struct choice *choice)
{
	const struct oracle_part *parts = deciding->call->parts;
	bool proxy = is(deciding->policy.several, "rfc3261");
	const struct oracle_part *best = NULL;

	for (size_t i = 0; i < deciding->call->part_count; i++)
		if (choice->running[i] &&
		    (!best || !proxy || proxy_rank(&parts[i]) <= proxy_rank(best)))
			best = &parts[i];
	for (size_t i = 0; best && i < deciding->call->part_count; i++)
		if (choice->running[i] && (proxy ? proxy_rank(&parts[i]) != proxy_rank(best)
						 : parts[i].message != best->message))
			lose(choice, i, "status-kept");
}

/* "Of several statuses the one counts that several says: the one that is not weak, and of these the
 * last; the last; or the one that a proxy would send on." */
static bool keep_status(struct deciding *deciding, size_t *chosen)
{
	struct choice choice = { .found = false };

	for (size_t i = 0; i < deciding->call->part_count; i++)
		choice.running[i] = in(deciding, i) && is_status(&deciding->call->parts[i]) &&
				    is(deciding->call->parts[i].space, deciding->to);
	if (is(deciding->policy.several, "most-specific"))
		drop_weak(deciding, &choice);
	else
		drop_by_several(deciding, &choice);
	rank(deciding, &choice);
	*chosen = choice.best;
	if (!choice.found || !may_be_kept(deciding, choice.best))
		return false;
	for (size_t i = 0; i < deciding->call->part_count; i++)
		if (in(deciding, i) && i != choice.best)
			deciding->call->parts[i].verdict = "status-kept";
	return true;
}

static bool choose(struct deciding *deciding, size_t *chosen)
{
	struct choice choice = { .found = false };

	if (keep_status(deciding, chosen))
		return true;
	pass_other_messages(deciding);
	for (size_t i = 0; i < deciding->call->part_count; i++)
		choice.running[i] = in(deciding, i);
	drop_weak(deciding, &choice);
	drop_without_table(deciding, &choice);
	rank(deciding, &choice);
	*chosen = choice.best;
	for (size_t i = 0; i < deciding->call->part_count; i++)
		if (choice.lost[i])
			deciding->call->parts[i].verdict = choice.lost[i];
	return choice.found;
}

/* "where all are 503 it becomes 500" */
static bool is_lonely_503(const struct deciding *deciding, const struct oracle_part *chosen)
{
	const struct oracle_call *call = deciding->call;

	if (!is(deciding->policy.several, "rfc3261") || !is_status(chosen) || chosen->code != 503 ||
	    !is(chosen->space, "sip"))
		return false;
	for (size_t i = 0; i < call->part_count; i++)
		if (is_status(&call->parts[i]) && is(call->parts[i].space, "sip") &&
		    call->parts[i].code >= 300 && call->parts[i].code != 503)
			return false;
	return true;
}

/* ----------------------------------------------------------------- decide */

/* "Not asked are events, statuses under 300, and parts that are EARLY, LOST_BRANCH, SUPERSEDED,
 * IN_DIALOG or NO_FAILURE; DISTRUSTED and DUPLICATE ones are." */
static bool is_asked(const struct oracle_world *world, const struct oracle_part *part)
{
	if (is(part->kind, "event") || (is_status(part) && part->code < 300))
		return false;
	if (is(part->validity, "duplicate"))
		return part->space && part->code >= oracle_space(world, part->space)->first &&
		       part->code <= oracle_space(world, part->space)->last;
	return is_candidate(part) && !is_beside_the_call(part) && !is(part->verdict, "no-failure");
}

static bool has_told(const struct oracle_part *part, const struct oracle_companion *item)
{
	for (size_t i = 0; i < part->told_count; i++)
		if (is(part->told[i].space, item->space) && part->told[i].code == item->code)
			return true;
	return false;
}

/* "What only the text of another part says does not count for the part that was not chosen" */
static bool is_of_others(const struct deciding *deciding, const struct oracle_part *part,
			 const struct oracle_companion *item)
{
	const struct oracle_call *call = deciding->call;

	for (size_t i = 0; i < call->known.count; i++)
		if (is(call->known.items[i].space, item->space))
			return false;
	for (size_t i = 0; !has_told(part, item) && i < call->part_count; i++)
		if (has_told(&call->parts[i], item))
			return true;
	return false;
}

static void take_own(const struct deciding *deciding, const struct oracle_part *part,
		     struct oracle_companions *known)
{
	known->count = 0;
	for (size_t i = 0; i < deciding->known.count; i++)
		if (!is_of_others(deciding, part, &deciding->known.items[i]))
			known->items[known->count++] = deciding->known.items[i];
}

/* "the tables to route and to fault have the same answers for both" */
static bool has_same_effects(const struct deciding *deciding, const struct oracle_part *part,
			     struct oracle_point chosen)
{
	static const char *const effects[] = { "route", "fault" };
	struct oracle_ground ground = ground_of(deciding), own = ground;
	struct oracle_companions known;

	take_own(deciding, part, &known);
	own.known = &known;
	for (size_t i = 0; i < 2; i++) {
		int32_t effect = oracle_effect(&own, point_of(part), effects[i]);

		if (effect == ORACLE_NO_EFFECT ||
		    effect != oracle_effect(&ground, chosen, effects[i]))
			return false;
	}
	return true;
}

static void find_contradictions(const struct deciding *deciding, size_t chosen)
{
	struct oracle_ground ground = ground_of(deciding);
	struct oracle_point point = { .space = deciding->call->parts[chosen].space,
				      .code = oracle_code_of(deciding, chosen),
				      .location = deciding->call->parts[chosen].location };

	if (is(deciding->call->parts[chosen].kind, "event") ||
	    (is_status(&deciding->call->parts[chosen]) && point.code < 300))
		return;
	for (size_t i = 0; i < deciding->call->part_count; i++) {
		struct oracle_part *part = &deciding->call->parts[i];

		if (i == chosen || !is_asked(deciding->world, part) ||
		    !oracle_contradict(&ground, point_of(part), point))
			continue;
		part->differs = has_same_effects(deciding, part, point);
		part->contradicts = !part->differs;
	}
}

/* "In a record a status of 300 and more contradicts, too, when the call is known to be answered."
 */
static void find_failures(const struct deciding *deciding)
{
	for (size_t i = 0; i < deciding->call->part_count; i++) {
		struct oracle_part *part = &deciding->call->parts[i];

		if (!part->read && is_status(part) && part->code >= 300 &&
		    is_known(deciding, "answered", ANSWERED_YES))
			part->contradicts = true;
	}
}

/* Whether texts or shifted numbers may add a code of the space; those of shipped files are these.
 */
static bool is_told_of(const struct oracle_world *world, const char *name)
{
	bool told = is(name, "origin") || oracle_space(world, name)->sign_count > 0;

	for (size_t i = 0; i < world->space_count; i++)
		for (size_t j = 0; j < world->spaces[i].sign_count; j++)
			told |= world->spaces[i].signs[j].location &&
				is(world->spaces[i].signs[j].location, name);
	for (size_t i = 0; i < world->space_count; i++)
		for (size_t j = 0; j < world->spaces[i].shift_count; j++)
			for (size_t k = 0; k < world->spaces[i].shifts[j].with_count; k++)
				told |= is(world->spaces[i].shifts[j].with[k].space, name);
	return told;
}

/* "A space that texts or shifted numbers tell of has no answer where they told nothing, unless the
 * map has a table to it." */
static bool is_untold(const struct deciding *deciding, const struct oracle_part *chosen)
{
	const char *to = deciding->to;

	return !is(to, chosen->space) && !is(to, "sip") && !is(to, "q850") && !is(to, "http") &&
	       !oracle_any_table(deciding->map, chosen->space, to) &&
	       is_told_of(deciding->world, to);
}

static void decide(struct deciding *deciding, struct oracle_decision *decision)
{
	struct oracle_part *parts = deciding->call->parts;
	size_t chosen;

	oracle_pass(deciding);
	if (known_target(deciding, decision) || answered_call(deciding, decision)) {
		indicate(deciding, decision->space, NULL, decision);
		find_failures(deciding);
		return;
	}
	if (!choose(deciding, &chosen))
		return;
	if (is_untold(deciding, &parts[chosen])) {
		parts[chosen].verdict = "less-preferred";
		return;
	}
	parts[chosen].verdict = "chosen";
	decision->chosen = (int32_t)chosen;
	decision->space = parts[chosen].space;
	decision->code =
		is_lonely_503(deciding, &parts[chosen]) ? 500 : oracle_code_of(deciding, chosen);
	find_contradictions(deciding, chosen);
	find_failures(deciding);
	indicate(deciding, decision->space, &parts[chosen], decision);
}

void oracle_decide(struct oracle_world *world, const struct oracle_flat_map *map, const char *to,
		   struct oracle_call *call, struct oracle_decision *decision)
{
	struct deciding deciding = {
		.world = world, .map = map, .to = to, .call = call, .known = call->known
	};

	memset(decision, 0, sizeof(*decision));
	oracle_policy_of(world, &call->own, call->policy, map->map, &deciding.policy);
	decision->chosen = ORACLE_NOTHING;
	decision->location = *deciding.policy.location;
	decide(&deciding, decision);
	if (decision->chosen == ORACLE_NOTHING)
		decision->answer.outcome = ORACLE_STATED_NONE;
	else
		translate(&deciding, decision);
}
