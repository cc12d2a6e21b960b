/* SPDX-License-Identifier: BSD-2-Clause */
/* Which columns and conditions give companions. */
#include "cli/cli.h"
#include "cli/near.h"
#include "cli/space.h"
#include "plan.h"

#include <string.h>

/* ------------------------------------------------------------------ naming */

static bool unusable(const char *text)
{
	cli_say("-w '%s' is not usable; expected KEY=COLUMN, KEY='COLUMN>0', "
		"KEY:VALUE='COLUMN=WORD' or KEY:=VALUE",
		text);
	return false;
}

/* KEY:=VALUE is a companion of all records. */
static bool name_constant(struct cli *cli, const char *text, size_t length)
{
	char *constant = cli_alloc(strlen(text) + 1);

	memcpy(constant, text, length);
	strcpy(constant + length, text + length + 1);
	/* Each type of records has it. */
	cli_list_add_once(&cli->asked.with, constant);
	return true;
}

/* The context of a key.  NULL: there is none yet. */
static struct context *find_key(struct plan *plan, const char *key, size_t length)
{
	uint32_t i;

	for (i = 0; i < plan->context_count; i++)
		if (strlen(plan->contexts[i].key) == length &&
		    memcmp(plan->contexts[i].key, key, length) == 0)
			return &plan->contexts[i];
	return NULL;
}

/* A further companion.  NULL: reported. */
static struct context *add_context(struct plan *plan, struct cli *cli, const char *text,
				   size_t length, bool chooses)
{
	const struct context *other = find_key(plan, text, length);
	struct context *context = &plan->contexts[plan->context_count];

	if (other != NULL && other->chooses != chooses) {
		cli_say("-w '%s': %s is given as a column and as conditions; expected one of them",
			text, other->key);
		return NULL;
	}
	if (plan->context_count == CONTEXTS_MAX) {
		cli_say("found %d options -w; expected at most %d", CONTEXTS_MAX + 1, CONTEXTS_MAX);
		return NULL;
	}
	context->key = cli_copy(text, length);
	context->chooses = chooses;
	cli_list_add(&cli->asked.from, context->key);
	plan->context_count++;
	return context;
}

/* KEY:VALUE=CONDITION; the conditions of one key are one companion. */
static bool name_choice(struct plan *plan, struct cli *cli, const char *text, size_t length)
{
	const char *value = text + length + 1, *equals = strchr(value, '=');
	struct choice *choice = &plan->choices[plan->choice_count];
	struct context *context = find_key(plan, text, length);

	if (equals == NULL)
		return unusable(text);
	if (plan->choice_count == CHOICES_MAX) {
		cli_say("found %d values for -w; expected at most %d", CHOICES_MAX + 1,
			CHOICES_MAX);
		return false;
	}
	if (!condition_parse(&choice->condition, equals + 1)) {
		cli_say("-w '%s': '%s' is not a condition; expected e.g. side=Origination", text,
			equals + 1);
		return false;
	}
	if (context == NULL || !context->chooses)
		context = add_context(plan, cli, text, length, true);
	if (context == NULL)
		return false;
	choice->value = cli_copy(value, (size_t)(equals - value));
	choice->context = (uint32_t)(context - plan->contexts);
	plan->choice_count++;
	if (context->name == NULL)
		context->name = cli_copy(choice->condition.column, choice->condition.column_length);
	return true;
}

bool plan_context_name(struct plan *plan, struct cli *cli, const char *text)
{
	size_t length = cli_space_name_length(text);
	struct context *context;

	if (length > 0 && text[length] == ':' && text[length + 1] == '=')
		return name_constant(cli, text, length);
	if (length > 0 && text[length] == ':' && text[length + 1] != '\0')
		return name_choice(plan, cli, text, length);
	if (length == 0 || text[length] != '=' || text[length + 1] == '\0')
		return unusable(text);
	context = add_context(plan, cli, text, length, false);
	if (context == NULL)
		return false;
	text += length + 1;
	context->tests = condition_parse(&context->condition, text);
	if (!context->tests) {
		context->condition.column = text;
		context->condition.column_length = strlen(text);
	}
	context->name = cli_copy(context->condition.column, context->condition.column_length);
	return true;
}

/* --------------------------------------------------------------- resolving */

static bool resolve_context(struct context *context, const struct cli *cli)
{
	context->space = cli_space_find(cli, context->key);
	context->yes = sipcause_space_find(context->space, "yes", 3);
	context->no = sipcause_space_find(context->space, "no", 2);
	if (!context->tests || (context->yes >= 0 && context->no >= 0))
		return true;
	cli_say("-w %s: space %s has no codes yes and no for a condition; expected -w %s:CODE=CONDITION",
		context->key, context->key, context->key);
	return false;
}

static bool resolve_choice(const struct plan *plan, struct choice *choice)
{
	const struct context *context = &plan->contexts[choice->context];
	char near[CLI_NEAR_TEXT];

	choice->code = SIPCAUSE_PRESENT;
	if (strcmp(choice->value, "present") == 0)
		return true;
	choice->code = sipcause_space_parse(context->space, choice->value, strlen(choice->value));
	if (choice->code >= 0)
		return true;
	cli_near(near, context->space, choice->value, strlen(choice->value));
	cli_say("-w %s:%s: '%s' is not a code of space %s; expected one of 'sipcause list %s', or "
		"'present'%s",
		context->key, choice->value, choice->value, context->key, context->key, near);
	return false;
}

/* Whether no other column or condition gives the same companion.  false: reported. */
static bool is_alone(const struct plan *plan, const struct context *context)
{
	const struct context *other = plan->contexts;
	const char *name = sipcause_space_name(context->space);

	while (other->space != context->space)
		other++;
	if (other == context)
		return true;
	cli_say("-w %s: found the columns %s and %s for it; expected one, or conditions, e.g. -w %s:CODE=CONDITION",
		name, other->name, context->name, name);
	return false;
}

/* Whether all choices of a companion are for one code. */
static bool chooses_only(const struct plan *plan, uint32_t context, int32_t code)
{
	uint32_t i;

	for (i = 0; i < plan->choice_count; i++)
		if (plan->choices[i].context == context && plan->choices[i].code != code)
			return false;
	return true;
}

/* A call is answered or not: who says only which were means that the others were not. */
static void resolve_others(struct plan *plan)
{
	struct context *context = &plan->contexts[plan->answered];
	bool yes = chooses_only(plan, plan->answered, context->yes);

	context->others = yes || chooses_only(plan, plan->answered, context->no);
	context->others_code = yes ? context->no : context->yes;
}

bool plan_contexts_resolve(struct plan *plan, const struct cli *cli)
{
	uint32_t i;

	plan->answered = plan->alerted = NO_COLUMN;
	for (i = 0; i < plan->context_count; i++) {
		if (!resolve_context(&plan->contexts[i], cli) ||
		    !is_alone(plan, &plan->contexts[i]))
			return false;
		if (strcmp(sipcause_space_name(plan->contexts[i].space), "answered") == 0)
			plan->answered = i;
		if (strcmp(sipcause_space_name(plan->contexts[i].space), "alerted") == 0)
			plan->alerted = i;
	}
	for (i = 0; i < plan->choice_count; i++)
		if (!resolve_choice(plan, &plan->choices[i]))
			return false;
	if (plan->answered != NO_COLUMN && plan->contexts[plan->answered].chooses)
		resolve_others(plan);
	return true;
}

/* The place of the cell of a column that choices speak of. */
static uint32_t cell_of(struct plan *plan, uint32_t choice)
{
	uint32_t column = plan->choices[choice].condition.at, i;

	for (i = 0; i < choice; i++)
		if (plan->choices[i].condition.at == column)
			return plan->choices[i].place;
	return plan_cell(plan, column);
}

void plan_contexts_tuple(struct plan *plan)
{
	uint32_t i;

	for (i = 0; i < plan->context_count; i++) {
		struct context *context = &plan->contexts[i];

		if (context->tests) {
			context->place = plan_test(plan, &context->condition);
		} else if (!context->chooses) {
			context->place = plan_cell(plan, context->condition.at);
		}
	}
	for (i = 0; i < plan->choice_count; i++)
		plan->choices[i].place = cell_of(plan, i);
}
