/* SPDX-License-Identifier: BSD-2-Clause */
/* What the two files of the oracle's decisions share: oracle-pass.c has the steps 1 to 4 and 6 of
 * sipcause-deciding(7), oracle-decide.c the choice. */
#ifndef ORACLE_PASS_H
#define ORACLE_PASS_H

#include <string.h>

#include "oracle-agree.h"
#include "oracle-decide.h"

#define ANSWERED_NO 0
#define ANSWERED_YES 1
#define ALERTED_YES 1
#define ORIGIN_BRANCH 5
#define DIALOG_CONFIRMED 2
#define SCOPE_DIALOG 3
#define EVENT_BYE 1
#define EVENT_CANCEL 2
#define ELSEWHERE_CAUSE 26

struct deciding {
	struct oracle_world *world;
	const struct oracle_flat_map *map;
	const char *to;
	struct oracle_call *call;
	struct oracle_policy policy;
	struct oracle_companions known;
	bool aside[ORACLE_PARTS_MAX]; /* counts only where nothing else is left */
	bool claim[ORACLE_PARTS_MAX]; /* a Reason of a success that was left until step 6 */
	bool believed;                /* such a Reason, or a cause 26 */
	bool elsewhere;               /* the call was answered elsewhere */
};

/* The steps before the choice: what is passed over, and what becomes known. */
void oracle_pass(struct deciding *deciding);
/* The code that a part stands for. */
int32_t oracle_code_of(const struct deciding *deciding, size_t i);

static inline bool is(const char *a, const char *b)
{
	return !strcmp(a, b);
}

/* ----------------------------------------------------------------- parts */

static inline bool is_candidate(const struct oracle_part *part)
{
	return is(part->validity, "valid") && !is(part->kind, "warning") &&
	       !is(part->kind, "retry-after");
}

/* "Each is a companion, if [...] its cause is a code of that space." */
static inline bool is_verification(const struct oracle_world *world, const struct oracle_part *part)
{
	const struct oracle_space *space = part->space ? oracle_space(world, part->space) : NULL;

	return space && is(part->validity, "stir") && part->code >= space->first &&
	       part->code <= space->last;
}

static inline bool is_status(const struct oracle_part *part)
{
	return is(part->kind, "status") && is_candidate(part);
}

static inline bool is_success(const struct oracle_part *part)
{
	return is_status(part) && part->code >= 200 && part->code < 300;
}

/* It has not been passed over. */
static inline bool in(const struct deciding *deciding, size_t i)
{
	return !deciding->call->parts[i].verdict;
}

/* Nor has it been passed over but for the want of a table, so that it may be a companion. */
static inline bool goes_along(const struct deciding *deciding, size_t i)
{
	return in(deciding, i) || is(deciding->call->parts[i].verdict, "no-table");
}

static inline void pass_over(struct deciding *deciding, size_t i, const char *verdict)
{
	deciding->call->parts[i].verdict = verdict;
	deciding->aside[i] = false;
}

static inline bool any_in(const struct deciding *deciding)
{
	for (size_t i = 0; i < deciding->call->part_count; i++)
		if (in(deciding, i))
			return true;
	return false;
}

/* EARLY, LOST_BRANCH, SUPERSEDED or IN_DIALOG */
static inline bool is_beside_the_call(const struct oracle_part *part)
{
	static const char *const verdicts[] = { "early", "lost-branch", "superseded", "in-dialog" };

	for (size_t i = 0; part->verdict && i < 4; i++)
		if (is(part->verdict, verdicts[i]))
			return true;
	return false;
}

static inline bool says_something_of(const struct oracle_companions *known, const char *space)
{
	for (size_t i = 0; i < known->count; i++)
		if (is(known->items[i].space, space))
			return true;
	return false;
}

static inline bool is_known(const struct deciding *deciding, const char *space, int32_t code)
{
	const struct oracle_companions *known = &deciding->known;

	for (size_t i = 0; i < known->count; i++)
		if (is(known->items[i].space, space) && known->items[i].code == code)
			return true;
	return false;
}

static inline struct oracle_ground ground_of(const struct deciding *deciding)
{
	return (struct oracle_ground){ .world = deciding->world,
				       .map = deciding->map,
				       .to = deciding->to,
				       .known = &deciding->known };
}

static inline struct oracle_point point_of(const struct oracle_part *part)
{
	return (struct oracle_point){ .space = part->space,
				      .code = part->code,
				      .location = part->location };
}

static inline bool among(const struct deciding *deciding, const struct oracle_codes *codes,
			 size_t count, const struct oracle_part *part)
{
	return oracle_codes_have(deciding->world, codes, count, part->space, part->code);
}

#endif
