/* SPDX-License-Identifier: BSD-2-Clause */
#include "page-rules.h"

#include "cli/csv/page/join.h"
#include "cli/cli.h"
#include "cli/csv/plan/profile.h"
#include "cli/map-path.h"
#include "cli/space.h"

#include <string.h>

static void say_rule(struct maker *maker, unsigned rule, const struct cli_list *list)
{
	struct page_texts *texts = &maker->page->rules.given[rule];
	size_t i;

	texts->items = sci_arena_array(maker->memory, list->count + 1, sizeof(*texts->items));
	for (i = 0; texts->items != NULL && i < list->count; i++) {
		const char *text = list->items[i];

		texts->items[i] = page_keep_text(maker->memory, text, strlen(text));
		if (texts->items[i] == NULL)
			break;
		texts->count++;
	}
	maker->failed = maker->failed || texts->count < list->count;
	page_texts_sort(texts);
}

static void add_map(struct cli_list *list, const struct sipcause_map *map)
{
	const char *version = sipcause_map_version(map), *name = sipcause_map_name(map);

	cli_list_add(list, version != NULL ? cli_join(cli_join(name, " "), version) : name);
}

/* That of -m, and those that are named like a target, each with its version. */
static void say_maps(struct maker *maker)
{
	const struct plan *plan = maker->plan;
	const struct cli_list *others = &plan->cli->session.others;
	struct cli_list list = { NULL, 0 };
	uint32_t i;

	add_map(&list, plan->cli->session.asked);
	for (i = 0; i < maker->page->target_count; i++)
		if (cli_list_has(others, maker->page->targets[i]))
			add_map(&list,
				sipcause_catalog_map(plan->catalog, maker->page->targets[i]));
	say_rule(maker, RULE_MAPS, &list);
}

/* A list of the options of all types of records. */
static void say_list(struct maker *maker, unsigned rule, size_t offset)
{
	const struct csv_options *options = maker->plan->options;
	struct cli_list all = { NULL, 0 };
	size_t i;

	for (; options != NULL; options = options->next) {
		const void *member = (const char *)options + offset;
		const struct cli_list *list = member;

		for (i = 0; i < list->count; i++)
			cli_list_add(&all, list->items[i]);
	}
	say_rule(maker, rule, &all);
}

/* The same of a word. */
static void say_word(struct maker *maker, unsigned rule, size_t offset)
{
	const struct csv_options *options = maker->plan->options;
	struct cli_list all = { NULL, 0 };

	for (; options != NULL; options = options->next) {
		const void *member = (const char *)options + offset;
		const char *const *word = member;

		if (*word != NULL)
			cli_list_add(&all, *word);
	}
	say_rule(maker, rule, &all);
}

/* The rule that a -w belongs to. */
static unsigned rule_of(const char *with)
{
	size_t length = cli_space_name_length(with);

	if (profile_same_key(with, length, "answered", 8))
		return RULE_ANSWERED;
	return profile_same_key(with, length, "alerted", 7) ? RULE_ALERTED : RULE_WITH;
}

static void say_companions(struct maker *maker)
{
	const struct csv_options *options = maker->plan->options;
	struct cli_list lists[PAGE_RULES] = { { NULL, 0 } };
	unsigned rule;
	size_t i;

	for (; options != NULL; options = options->next)
		for (i = 0; i < options->with.count; i++)
			cli_list_add(&lists[rule_of(options->with.items[i])],
				     options->with.items[i]);
	for (rule = RULE_ANSWERED; rule <= RULE_WITH; rule++)
		say_rule(maker, rule, &lists[rule]);
}

void say_rules(struct maker *maker)
{
	const char *profile = maker->plan->options->profile;
	struct cli_list list = { NULL, 0 };

	/* Wherever its file lies. */
	if (profile != NULL)
		cli_list_add(&list, cli_map_name(profile));
	say_rule(maker, RULE_PROFILE, &list);
	say_maps(maker);
	say_companions(maker);
	say_list(maker, RULE_WHEN, offsetof(struct csv_options, when));
	say_word(maker, RULE_SEIZED, offsetof(struct csv_options, seized));
	say_word(maker, RULE_DURATION, offsetof(struct csv_options, duration));
	say_list(maker, RULE_CALL, offsetof(struct csv_options, call));
}
