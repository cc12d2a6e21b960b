/* SPDX-License-Identifier: BSD-2-Clause */
/* The summary for a program: one JSON object. */
#include "cli/json.h"
#include "cli/csv/ratio/ratios.h"
#include "summary.h"

#include <stdlib.h>

static void put(struct json *json, const char *key, uint64_t count)
{
	json_number(json, key, (int64_t)count);
}

/* A text of the input as a key: it may hold anything. */
static void put_key(struct json *json, struct cell key, uint64_t count)
{
	json_object(json, NULL);
	json_bytes(json, "what", key.text, key.length);
	put(json, "count", count);
	json_object_end(json);
}

static void put_records(const struct summary *summary, struct json *json)
{
	static const char *const keys[] = { "open_quote", "nul",  "too_long",
					    "columns",    "json", "member" };
	const struct counts *counts = summary->counts;
	uint64_t companions = 0;
	uint32_t i;

	put(json, "records", counts->records);
	put(json, "out", counts->out);
	put(json, "rejected", counts->rejected);
	put(json, "passed", counts->passed);
	json_object(json, "malformed");
	for (i = 0; i < (summary->plan->options->json_lines ? FLAWS : FLAW_JSON); i++)
		put(json, keys[i], counts->flaws[i]);
	json_object_end(json);
	put(json, "unmapped_copied", counts->copied);
	for (i = 0; i < CONTEXTS_MAX; i++)
		companions += counts->companions[i];
	put(json, "unreadable_companions", companions);
	put(json, "unreadable_codes", counts->unread);
	put(json, "read_in_spite_of_a_flaw", counts->flawed);
}

/* The codes of targets that are written by name. */
static void put_named(const struct plan *plan, const struct group *group, struct json *json)
{
	char room[CLI_NUMBER_TEXT];
	uint32_t i, place, named = 0;

	for (i = 0; i < plan->target_count; i++) {
		if (!plan->named[i])
			continue;
		if (named++ == 0)
			json_object(json, "codes");
		json_object(json, sipcause_space_name(plan->targets[i]));
		for (place = 0; place < NAMED_UNSTATED; place++)
			if (group->named[i][place] > 0)
				put(json, summary_named(plan->targets[i], place, room),
				    group->named[i][place]);
		json_object_end(json);
	}
	if (named > 0)
		json_object_end(json);
}

static void put_group(const struct summary *summary, const struct group *group, struct json *json)
{
	const struct plan *plan = summary->plan;
	uint32_t i, k;

	put(json, "taken", group->taken);
	put(json, "mapped", group->mapped);
	put(json, "unmapped", group->taken - group->mapped);
	put(json, "contradictions", group->contradicted);
	json_object(json, "how");
	for (i = 0; i < plan->target_count; i++) {
		json_object(json, sipcause_space_name(plan->targets[i]));
		for (k = 0; k < HOWS; k++)
			if (group->hows[i][k] > 0)
				put(json, how_word((int32_t)k), group->hows[i][k]);
		json_object_end(json);
	}
	json_object_end(json);
	put_named(plan, group, json);
}

static void put_unmapped(const struct unmapped *list, size_t count, struct json *json)
{
	size_t i;

	json_list(json, "unmapped_codes");
	for (i = 0; i < count; i++)
		put_key(json, list[i].label, list[i].count);
	json_list_end(json);
}

static void put_ratio(void *data, const struct ratio *ratio)
{
	struct json *json = data;
	double of = (double)ratio->of;

	json_object(json, ratio->name);
	json_real(json, "percent", 100.0 * (double)ratio->least / of);
	if (ratio->most != ratio->least)
		json_real(json, "percent_at_most", 100.0 * (double)ratio->most / of);
	put(json, "count", ratio->least);
	if (ratio->most != ratio->least)
		put(json, "count_at_most", ratio->most);
	put(json, "of", ratio->of);
	json_text(json, "formula", ratio->formula);
	json_text(json, "source", ratio->reference);
	json_object_end(json);
}

static void put_disputed(const struct quality *quality, struct json *json)
{
	int32_t cause;

	json_list(json, "disputed_causes");
	for (cause = 0; cause < QUALITY_CAUSES; cause++) {
		if (quality->causes[cause] == 0 || ner_class_of(cause) != NER_DISPUTED)
			continue;
		json_object(json, NULL);
		put(json, "cause", (uint64_t)cause);
		put(json, "count", quality->causes[cause]);
		json_text(json, "why", ner_dispute(cause));
		json_object_end(json);
	}
	json_list_end(json);
}

static void put_quality(const struct plan *plan, const struct quality *quality, struct json *json)
{
	if (!plan->quality)
		return;
	put(json, "answered", quality->answered);
	put(json, "answered_of_no_length", quality->zero);
	put(json, "not_answered", quality->not_answered);
	put(json, "not_said_whether_answered", quality->unknown);
	json_object(json, "ratios");
	ratios_each(quality, plan->ner, put_ratio, json);
	json_object_end(json);
	if (plan->causes != NO_COLUMN)
		put_disputed(quality, json);
}

static bool put_groups(const struct summary *summary, struct json *json)
{
	size_t count, pairs, own, from, i;
	struct named_group *groups = summary_groups(summary->counts, &count);
	struct unmapped *unmapped = summary_unmapped(summary->counts, &pairs);
	bool fine = groups != NULL && unmapped != NULL;

	json_text(json, "by", summary->plan->options->by);
	json_list(json, "groups");
	for (i = 0; fine && i < count; i++) {
		json_object(json, NULL);
		if (groups[i].others)
			json_text(json, "others", "true");
		json_bytes(json, "value", groups[i].name.text, groups[i].name.length);
		put_group(summary, groups[i].group, json);
		own = summary_part(unmapped, pairs, groups[i].number, &from);
		put_unmapped(unmapped + from, own, json);
		put_quality(summary->plan, &groups[i].group->quality, json);
		json_object_end(json);
	}
	json_list_end(json);
	free(groups);
	free(unmapped);
	return fine;
}

bool summary_json(const struct summary *summary, FILE *out)
{
	const struct counts *counts = summary->counts;
	struct group *whole = summary_whole(counts);
	size_t count;
	struct unmapped *unmapped = summary_unmapped_whole(counts, &count);
	bool fine = whole != NULL && unmapped != NULL;
	struct cli_sink sink;
	struct json json;

	if (fine) {
		cli_sink_begin(&sink, out);
		json_open(&json, &sink);
		json_text(&json, "input", summary->input);
		json_text(&json, "complete", summary->complete ? "yes" : "no");
		put_records(summary, &json);
		put_group(summary, whole, &json);
		put_unmapped(unmapped, count, &json);
		put(&json, "unmapped_not_told_apart", counts->pairs_beyond);
		put_quality(summary->plan, &whole->quality, &json);
		json_real(&json, "seconds", summary->seconds);
		if (summary->plan->by != NO_COLUMN)
			fine = put_groups(summary, &json);
		json_close(&json);
		cli_sink_send(&sink);
	}
	free(whole);
	free(unmapped);
	return fine;
}
