/* SPDX-License-Identifier: BSD-2-Clause */
/* Profiles of call records of any bytes; what is read without an error can be used. */
#include "fuzz.h"

#include "cli/csv/plan/plan.h"
#include "cli/csv/plan/profile.h"

static unsigned touch_list(const struct profile_list *list, uint32_t most)
{
	unsigned sum = 0;
	uint32_t i;

	FUZZ_MUST(list->count <= most);
	for (i = 0; i < list->count; i++) {
		FUZZ_MUST(list->items[i].node != NULL);
		sum += fuzz_touch(list->items[i].text, strlen(list->items[i].text));
	}
	return sum;
}

static unsigned touch_text(const struct profile_text *text)
{
	FUZZ_MUST(text->text == NULL || text->node != NULL);
	return text->text != NULL ? fuzz_touch(text->text, strlen(text->text)) : 0;
}

/* All of it is within bounds, be it right or wrong. */
static unsigned touch_records(const struct profile_records *records)
{
	return touch_list(&records->when, CONDITIONS_MAX) +
	       touch_list(&records->columns, PROFILE_COLUMNS_MAX) +
	       touch_list(&records->nulls, PROFILE_NULLS_MAX) +
	       touch_list(&records->from, SOURCES_MAX) +
	       touch_list(&records->protocols, PROFILE_PROTOCOLS_MAX) +
	       touch_list(&records->with, CONTEXTS_MAX + CHOICES_MAX) +
	       touch_text(&records->duration) + touch_text(&records->seized) +
	       touch_text(&records->answer_time) + touch_text(&records->rang);
}

/* What was read without an error has what an option needs. */
static void must_be_usable(const struct profile_records *records, bool typed)
{
	struct condition condition;
	struct profile_with with;
	uint32_t i;

	FUZZ_MUST(records->from.count > 0 && (!typed || records->when.count > 0));
	for (i = 0; i < records->from.count; i++)
		FUZZ_MUST(strchr(records->from.items[i].text, '=') != NULL);
	for (i = 0; i < records->when.count; i++)
		FUZZ_MUST(condition_parse(&condition, records->when.items[i].text));
	for (i = 0; i < records->with.count; i++)
		FUZZ_MUST(profile_with_parse(records->with.items[i].text, &with));
	FUZZ_MUST(records->rang.text == NULL || condition_parse(&condition, records->rang.text));
	FUZZ_MUST(records->seized.text == NULL ||
		  condition_parse(&condition, records->seized.text));
}

static void look_at(const struct profile *profile, bool clean)
{
	volatile unsigned sum = touch_records(&profile->all);
	uint32_t i;

	sum += touch_list(&profile->call, PROFILE_CALL_MAX);
	FUZZ_MUST(profile->type_count <= TYPES_MAX);
	if (clean && profile->type_count == 0)
		must_be_usable(&profile->all, false);
	for (i = 0; i < profile->type_count; i++) {
		sum += touch_records(&profile->types[i]);
		if (clean)
			must_be_usable(&profile->types[i], true);
	}
	(void)sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct sci_file file = { "fuzz.yaml", 1 };
	const struct sci_bytes bytes = { data, size, NULL };
	struct profile profile = { .name = "fuzz" };
	const struct sci_reading reading = { &profile.arena, &profile.arena, &profile.arena,
					     sci_report_new() };
	const struct sci_node *root;

	FUZZ_MUST(reading.report != NULL);
	root = sci_node_parse(&bytes, &file, reading.trees, reading.report);
	FUZZ_MUST(root != NULL || !sci_report_clean(reading.report));
	if (root != NULL && root->kind == SCI_MAPPING) {
		profile_read(&reading, root, &profile);
		look_at(&profile, sci_report_clean(reading.report));
		profile_check_columns(&reading, &profile, true);
	}
	FUZZ_MUST(sci_report_close(reading.report) == SIPCAUSE_OK ||
		  sipcause_report_count(reading.report) > 0);
	sipcause_report_free(reading.report);
	sci_arena_free(&profile.arena);
	return 0;
}
