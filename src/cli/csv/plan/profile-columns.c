/* SPDX-License-Identifier: BSD-2-Clause */
/* Whether the columns that a profile speaks of are among those that it lists. */
#include "base/near.h"
#include "plan.h"
#include "profile.h"

#include <string.h>

static const struct sci_problem_kind no_such_column = { "no-such-column", SIPCAUSE_E_MAP,
							SIPCAUSE_SEVERITY_ERROR };
static const struct sci_problem_kind unlisted_column = { "unlisted-column", SIPCAUSE_OK,
							 SIPCAUSE_SEVERITY_WARNING };
static const struct sci_problem_kind idle_counts = { "idle-counts", SIPCAUSE_E_MAP,
						     SIPCAUSE_SEVERITY_ERROR };
static const struct sci_problem_kind rounded_answer = { "rounded-answer", SIPCAUSE_OK,
							SIPCAUSE_SEVERITY_WARNING };

/* What columns are looked for in. */
struct looking {
	const struct sci_reading *reading;
	const struct profile_records *records;
	bool named;    /* the file has names that the profile need not list */
	bool strictly; /* warn of these as well */
};

static bool is_listed(const struct profile_list *columns, const char *name, size_t length,
		      struct sci_near *near)
{
	uint32_t i;

	for (i = 0; i < columns->count; i++) {
		const char *column = columns->items[i].text;

		if (strlen(column) == length && memcmp(column, name, length) == 0)
			return true;
		sci_near_consider(near, column, strlen(column));
	}
	return false;
}

static void look_for(const struct looking *looking, const struct sci_node *node, const char *name,
		     size_t length)
{
	const struct profile_list *columns = &looking->records->columns;
	char quoted[SCI_QUOTED], meant[SCI_NEAR_TEXT];
	struct sci_near near;

	sci_near_begin(&near, name, length);
	if (plan_is_number(name, length) || is_listed(columns, name, length, &near))
		return;
	sci_quote(quoted, name, length);
	if (columns->count == 0 && !looking->named)
		sci_report_add_kind(
			looking->reading->report, &no_such_column, sci_node_place(node),
			"found column %s without `columns`; expected its number, or names under `columns`",
			quoted);
	else if (!looking->named)
		sci_report_add_kind(looking->reading->report, &no_such_column, sci_node_place(node),
				    "found column %s; expected one that `columns` has%s", quoted,
				    sci_near_text(&near, meant));
	else if (columns->count > 0 && looking->strictly)
		sci_report_add_kind(looking->reading->report, &unlisted_column,
				    sci_node_place(node), "`columns` does not have column %s%s",
				    quoted, sci_near_text(&near, meant));
}

static void look_for_text(const struct looking *looking, const struct profile_text *text)
{
	if (text->text != NULL)
		look_for(looking, text->node, text->text, strlen(text->text));
}

static void look_for_condition(const struct looking *looking, const struct profile_text *text)
{
	struct condition condition;

	if (text->text != NULL && condition_parse(&condition, text->text))
		look_for(looking, text->node, condition.column, condition.column_length);
}

static void look_for_from(const struct looking *looking, const struct profile_text *text)
{
	const char *equals = strchr(text->text, '=');

	if (equals == NULL || equals[1] == '\0')
		return;
	look_for(looking, text->node, equals + 1, strlen(equals + 1));
	if (text->text[0] == '@' && equals > text->text + 1)
		look_for(looking, text->node, text->text + 1, (size_t)(equals - text->text) - 1);
}

static void look_for_with(const struct looking *looking, const struct profile_text *text)
{
	const struct profile_text *answer_time = &looking->records->answer_time;
	struct profile_with with;

	if (!profile_with_parse(text->text, &with) || with.constant)
		return;
	look_for(looking, text->node, with.condition.column, with.condition.column_length);
	if (looking->strictly && profile_with_rounds(&with, answer_time->text) &&
	    profile_same_key(text->text, with.key_length, "answered", 8))
		sci_report_add_kind(
			looking->reading->report, &rounded_answer, sci_node_place(text->node),
			"a call of under a second may show 0 seconds and count as not answered; expected the answer time: answered=%s!=",
			answer_time->text);
}

/* How many columns there are says something only where they are counted. */
static void look_for_counts(const struct looking *looking, const struct profile_list *counts)
{
	if (counts->count > 0 && (looking->named || looking->records->columns.count == 0))
		sci_report_add_kind(
			looking->reading->report, &idle_counts,
			sci_node_place(counts->items[0].node),
			"found `counts`, which says nothing here; expected it with `columns` and `header: no`");
}

static void look_through(const struct looking *looking, const struct profile_list *call)
{
	const struct profile_records *records = looking->records;
	uint32_t i;

	/* A file without the column of a call is one of the profile all the same. */
	for (i = 0; i < call->count && !looking->named; i++)
		look_for_text(looking, &call->items[i]);
	for (i = 0; i < records->when.count; i++)
		look_for_condition(looking, &records->when.items[i]);
	for (i = 0; i < records->from.count; i++)
		look_for_from(looking, &records->from.items[i]);
	for (i = 0; i < records->with.count; i++)
		look_for_with(looking, &records->with.items[i]);
	look_for_counts(looking, &records->counts);
	look_for_condition(looking, &records->seized);
	look_for_condition(looking, &records->rang);
	look_for_text(looking, &records->duration);
	look_for_text(looking, &records->answer_time);
}

void profile_check_columns(const struct sci_reading *reading, const struct profile *profile,
			   bool strictly)
{
	struct looking looking = { reading, &profile->all, profile->header || profile->json,
				   strictly };
	uint32_t i;

	if (profile->type_count == 0)
		look_through(&looking, &profile->call);
	for (i = 0; i < profile->type_count; i++) {
		looking.records = &profile->types[i];
		look_through(&looking, &profile->call);
	}
}
