/* SPDX-License-Identifier: BSD-2-Clause */
/* A page for a program: one JSON object, with all that it takes to read the page again. */
#include "cli/json.h"
#include "fields.h"
#include "form.h"
#include "keys.h"

static void put_count(struct json *json, const char *key, uint64_t count)
{
	json_number(json, key, (int64_t)count);
}

static void put_yes(struct json *json, const char *key, bool yes)
{
	json_text(json, key, yes ? "yes" : "no");
}

static void put_fields(struct json *json, const struct page_fields *fields, const void *counts)
{
	size_t i;

	for (i = 0; i < fields->count; i++)
		put_count(json, fields->items[i].key, page_count_of(counts, &fields->items[i]));
}

/* ------------------------------------------------------------ what is asked */

static void put_texts(struct json *json, const char *key, const char *const *texts, size_t count)
{
	size_t i;

	json_list(json, key);
	for (i = 0; i < count; i++)
		json_text(json, NULL, texts[i]);
	json_list_end(json);
}

/* What was not given, and does not differ, is left out. */
static void put_rules(struct json *json, const struct page_rules *rules)
{
	const char *differ[PAGE_RULES];
	size_t count = 0, any = 0;
	unsigned i;

	for (i = 0; i < PAGE_RULES; i++) {
		any += rules->given[i].count;
		if (rules->differ[i])
			differ[count++] = page_rule_key(i);
	}
	if (any + count == 0)
		return;
	json_object(json, KEY_RULES);
	for (i = 0; i < PAGE_RULES; i++)
		if (rules->given[i].count > 0)
			put_texts(json, page_rule_key(i), rules->given[i].items,
				  rules->given[i].count);
	if (count > 0)
		put_texts(json, KEY_DIFFER, differ, count);
	json_object_end(json);
}

static void put_asked(struct json *json, const struct page *page)
{
	put_count(json, KEY_VERSION, PAGE_VERSION);
	put_texts(json, KEY_INPUTS, page->inputs, page->input_count);
	put_yes(json, KEY_COMPLETE, page->complete);
	put_texts(json, KEY_TARGETS, page->targets, page->target_count);
	put_yes(json, KEY_QUALITY, page->quality);
	put_yes(json, KEY_SEIZES, page->seizes);
	put_yes(json, KEY_CAUSES, page->causes);
	json_text(json, KEY_DELIVERED, page->delivered);
	put_yes(json, KEY_SETTLED, page->settled);
	json_text(json, KEY_BY, page->by);
	json_text(json, KEY_BY_COLUMN, page->by_column);
	if (page->counted != PAGE_RECORDS)
		json_text(json, KEY_COUNTED, page_counted_word(page->counted));
	put_rules(json, &page->rules);
}

/* --------------------------------------------------------------------- row */

static void put_hows(struct json *json, const struct page *page, const struct page_row *row)
{
	uint32_t i;
	unsigned k;

	json_object(json, KEY_HOW);
	for (i = 0; i < page->target_count; i++) {
		json_object(json, page->targets[i]);
		for (k = 0; k < PAGE_HOWS; k++)
			if (row->hows[i][k] > 0)
				put_count(json, page_how_word(k), row->hows[i][k]);
		json_object_end(json);
	}
	json_object_end(json);
}

static void put_codes(struct json *json, const struct page *page, const struct page_row *row)
{
	uint32_t i;
	size_t k;

	json_object(json, KEY_CODES);
	for (i = 0; i < page->target_count; i++) {
		json_list(json, page->targets[i]);
		for (k = 0; k < row->codes[i].count; k++) {
			const struct page_count *item = &row->codes[i].items[k];

			json_object(json, NULL);
			json_text(json, KEY_CODE, item->text);
			/* Once is enough for a phrase. */
			json_text(json, KEY_PHRASE, row == &page->whole ? item->phrase : NULL);
			put_count(json, KEY_COUNT, item->count);
			if (page->quality)
				put_count(json, KEY_NOT_ANSWERED, item->not_answered);
			json_object_end(json);
		}
		json_list_end(json);
	}
	json_object_end(json);
}

static void put_list(struct json *json, const char *key, const char *what,
		     const struct page_list *list, bool why)
{
	size_t i;

	json_list(json, key);
	for (i = 0; i < list->count; i++) {
		json_object(json, NULL);
		json_text(json, what, list->items[i].text);
		put_count(json, KEY_COUNT, list->items[i].count);
		if (why)
			json_text(json, KEY_WHY, delivered_why(list->items[i].text));
		json_object_end(json);
	}
	json_list_end(json);
}

static void put_ratio(struct json *json, const struct ratio *ratio, bool words)
{
	double of = (double)ratio->of;

	json_object(json, ratio->name);
	json_real(json, "percent", 100.0 * (double)ratio->least / of);
	if (ratio->most != ratio->least)
		json_real(json, "percent_at_most", 100.0 * (double)ratio->most / of);
	put_count(json, "count", ratio->least);
	if (ratio->most != ratio->least)
		put_count(json, "count_at_most", ratio->most);
	put_count(json, "of", ratio->of);
	if (words) {
		json_text(json, "formula", ratio->formula);
		json_text(json, "source", ratio->reference);
	}
	json_object_end(json);
}

static void put_ratios(struct json *json, const struct page *page, const struct page_row *row)
{
	struct ratio ratios[RATIOS_MOST];
	size_t count = ratios_of(&row->quality, page_wish(page), ratios), i;

	json_object(json, KEY_RATIOS);
	for (i = 0; i < count; i++)
		put_ratio(json, &ratios[i], row == &page->whole);
	json_object_end(json);
}

static void put_row(struct json *json, const struct page *page, const struct page_row *row)
{
	bool whole = row == &page->whole;

	put_fields(json, &page_row_fields, row);
	put_hows(json, page, row);
	put_codes(json, page, row);
	put_list(json, KEY_UNMAPPED, KEY_WHAT, &row->unmapped_codes, false);
	if (page->quality) {
		put_fields(json, &page_quality_fields, &row->quality);
		put_list(json, KEY_DISPUTED, KEY_CAUSE, &row->disputed, whole);
	}
	put_fields(json, &page_status_fields, &row->quality);
	put_ratios(json, page, row);
}

static void put_rows(struct json *json, const struct page *page)
{
	size_t i;

	put_count(json, KEY_VALUES, page->values);
	json_list(json, KEY_GROUPS);
	for (i = 0; i < page->row_count; i++) {
		const struct page_row *row = &page->rows[i];

		json_object(json, NULL);
		if (row->others)
			put_yes(json, KEY_OTHERS, true);
		else
			json_text(json, KEY_VALUE, row->value);
		put_row(json, page, row);
		json_object_end(json);
	}
	json_list_end(json);
}

/* -------------------------------------------------------------------- whole */

void page_put_json(const struct page *page, FILE *out)
{
	struct cli_sink sink;
	struct json json;
	unsigned i;

	cli_sink_begin(&sink, out);
	json_open(&json, &sink);
	put_asked(&json, page);
	put_fields(&json, &page_record_fields, page);
	if (page->counted != PAGE_RECORDS)
		put_fields(&json, &page_call_fields, page);
	json_object(&json, KEY_MALFORMED);
	for (i = 0; i < PAGE_FLAWS; i++)
		put_count(&json, page_flaw_key(i), page->flaws[i]);
	json_object_end(&json);
	put_list(&json, KEY_COMPANIONS, KEY_COMPANION, &page->companions, false);
	put_row(&json, page, &page->whole);
	json_real(&json, KEY_SECONDS, page->seconds);
	if (page->by != NULL)
		put_rows(&json, page);
	json_close(&json);
	cli_sink_send(&sink);
}
