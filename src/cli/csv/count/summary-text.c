/* SPDX-License-Identifier: BSD-2-Clause */
/* The summary for a person. */
#include "cli/output.h"
#include "cli/csv/ratio/ratios.h"
#include "summary.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define WIDTH 43 /* of a name and its count */

/* A long name takes from the blanks before its count. */
static void put(FILE *out, const char *indent, const char *name, uint64_t count)
{
	size_t used = strlen(indent) + strlen(name) + 1;

	cli_put(out, "%s%s %*" PRIu64 "\n", indent, name, used < WIDTH ? (int)(WIDTH - used) : 0,
		count);
}

static void put_some(FILE *out, const char *indent, const char *name, uint64_t count)
{
	if (count > 0)
		put(out, indent, name, count);
}

static void put_records(const struct summary *summary, FILE *out)
{
	const struct counts *counts = summary->counts;
	uint32_t i;

	put(out, "", "records", counts->records);
	put_some(out, "  ", "passed through", counts->passed);
	for (i = 0; i < FLAWS; i++)
		put_some(out, "  malformed: ", flaw_words((enum flaw)i), counts->flaws[i]);
	put(out, "records out", "", counts->out);
	put(out, "rejected", "", counts->rejected);
	put_some(out, "unmapped, copied to the rejects", "", counts->copied);
	for (i = 0; i < summary->plan->context_count; i++)
		put_some(out, "unreadable ", summary->plan->contexts[i].key, counts->companions[i]);
	put_some(out, "skipped, not a code", "", counts->unread);
	put_some(out, "read despite a flaw", "", counts->flawed);
}

/* The codes of a target that is written by name. */
static void put_named(const struct plan *plan, uint32_t target, const struct group *group,
		      FILE *out)
{
	const struct sipcause_space *space = plan->targets[target];
	char room[CLI_NUMBER_TEXT];
	uint32_t place;

	if (!plan->named[target])
		return;
	cli_put(out, "to %s, codes\n", sipcause_space_name(space));
	for (place = 0; place < NAMED_UNSTATED; place++)
		put_some(out, "  ", summary_named(space, place, room), group->named[target][place]);
}

static void put_group(const struct summary *summary, const struct group *group, FILE *out)
{
	const struct plan *plan = summary->plan;
	uint32_t i, k;

	put(out, "", "taken", group->taken);
	put(out, "  ", "mapped", group->mapped);
	put(out, "  ", "unmapped", group->taken - group->mapped);
	put_some(out, "  ", "with contradictions", group->contradicted);
	for (i = 0; i < plan->target_count; i++) {
		cli_put(out, "to %s, how\n", sipcause_space_name(plan->targets[i]));
		for (k = 0; k < HOWS; k++)
			put_some(out, "  ", how_word((int32_t)k), group->hows[i][k]);
		put_named(plan, i, group, out);
	}
}

static void put_unmapped(const struct unmapped *list, size_t count, FILE *out)
{
	uint64_t rest = 0;
	size_t i;

	if (count == 0)
		return;
	fputs("unmapped codes\n", out);
	for (i = 0; i < count; i++) {
		char label[260];

		if (i >= UNMAPPED_SHOWN) {
			rest += list[i].count;
			continue;
		}
		snprintf(label, sizeof(label), "%.*s", (int)list[i].label.length,
			 list[i].label.text);
		put(out, "  ", label, list[i].count);
	}
	put_some(out, "  ", "others", rest);
}

static void put_ratio(void *data, const struct ratio *ratio)
{
	FILE *out = data;
	double of = (double)ratio->of;

	cli_put(out, "%-5s %6.2f %%", ratio->name, 100.0 * (double)ratio->least / of);
	if (ratio->most != ratio->least)
		cli_put(out, " to %.2f %%", 100.0 * (double)ratio->most / of);
	cli_put(out, "  %" PRIu64, ratio->least);
	if (ratio->most != ratio->least)
		cli_put(out, "..%" PRIu64, ratio->most);
	cli_put(out, " of %" PRIu64 "  %s (%s)\n", ratio->of, ratio->formula, ratio->reference);
}

static void put_disputed(const struct quality *quality, FILE *out)
{
	int32_t cause;

	for (cause = 0; cause < QUALITY_CAUSES; cause++)
		if (quality->causes[cause] > 0 && ner_class_of(cause) == NER_DISPUTED)
			cli_put(out, "  cause %d, %" PRIu64 " time%s: delivery is disputed: %s\n",
				cause, quality->causes[cause],
				quality->causes[cause] == 1 ? "" : "s", ner_dispute(cause));
}

static void put_quality(const struct plan *plan, const struct quality *quality, FILE *out)
{
	if (!plan->quality)
		return;
	put(out, "", "answered", quality->answered);
	put_some(out, "  ", "of 0 seconds", quality->zero);
	put(out, "", "not answered", quality->not_answered);
	put_some(out, "", "unknown whether answered", quality->unknown);
	ratios_each(quality, plan->ner, put_ratio, out);
	if (plan->causes != NO_COLUMN)
		put_disputed(quality, out);
}

static bool put_groups(const struct summary *summary, FILE *out)
{
	size_t count, pairs, own, from, i;
	struct named_group *groups = summary_groups(summary->counts, &count);
	struct unmapped *unmapped = summary_unmapped(summary->counts, &pairs);
	bool fine = groups != NULL && unmapped != NULL;

	for (i = 0; fine && i < count; i++) {
		fputc('\n', out);
		cli_put(out, "%s = ", summary->plan->options->by);
		cli_put_text(out, groups[i].name.text, groups[i].name.length);
		fputc('\n', out);
		put_group(summary, groups[i].group, out);
		own = summary_part(unmapped, pairs, groups[i].number, &from);
		put_unmapped(unmapped + from, own, out);
		put_quality(summary->plan, &groups[i].group->quality, out);
	}
	free(groups);
	free(unmapped);
	return fine;
}

bool summary_text(const struct summary *summary, FILE *out)
{
	const struct counts *counts = summary->counts;
	struct group *whole = summary_whole(counts);
	size_t count;
	struct unmapped *unmapped = summary_unmapped_whole(counts, &count);
	bool fine = whole != NULL && unmapped != NULL;

	if (fine) {
		if (!summary->complete)
			fputs("not complete:\n", out);
		put_records(summary, out);
		put_group(summary, whole, out);
		put_unmapped(unmapped, count, out);
		put_some(out, "  ", "codes beyond the limit", counts->pairs_beyond);
		put_quality(summary->plan, &whole->quality, out);
		cli_put(out, "%.2f s, %.2f million records a second\n", summary->seconds,
			summary->seconds > 0 ? (double)counts->records / summary->seconds / 1e6
					     : 0);
	}
	free(whole);
	free(unmapped);
	return fine && (summary->plan->by == NO_COLUMN || put_groups(summary, out));
}
