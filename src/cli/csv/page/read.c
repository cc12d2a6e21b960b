/* SPDX-License-Identifier: BSD-2-Clause */
#include "read.h"

#include "agree.h"
#include "base/count.h"
#include "base/text.h"
#include "keys.h"
#include "reader.h"

/* ------------------------------------------------------------- what was asked */

static bool read_version(struct page_reader *reader, void *to)
{
	uint64_t version = 0;

	(void)to;
	return page_read_count(reader, &version) &&
	       (version == PAGE_VERSION ||
		page_read_fail(reader, "found a summary of version %llu; expected %d",
			       (unsigned long long)version, PAGE_VERSION));
}

static bool read_text(struct page_reader *reader, void *to)
{
	return page_read_text(reader, to);
}

static bool read_yes(struct page_reader *reader, void *to)
{
	return page_read_yes(reader, to);
}

static bool pass(struct page_reader *reader, void *to)
{
	(void)to;
	return page_read_skip(reader);
}

/* Texts of a list, from the bracket on; at most so many of these. */
static bool read_texts(struct page_reader *reader, struct page_texts *texts, size_t most,
		       const char *what)
{
	if (!page_read_kind(reader, SCI_JSON_ARRAY, "a list"))
		return false;
	for (;;) {
		struct sci_json before = reader->json;
		enum sci_json_kind kind = page_read_next(reader);

		if (kind == SCI_JSON_ARRAY_END || kind == SCI_JSON_ERROR)
			return kind == SCI_JSON_ARRAY_END;
		if (texts->count == most)
			return page_read_fail(reader, "expected at most %zu %s", most, what);
		reader->json = before;
		texts->items =
			page_read_more(reader, texts->items, texts->count, sizeof(*texts->items));
		if (texts->items == NULL || !page_read_text(reader, &texts->items[texts->count]))
			return false;
		texts->count++;
	}
}

static bool read_inputs(struct page_reader *reader, void *to)
{
	struct page *page = to;
	struct page_texts names = { NULL, 0 };

	if (!read_texts(reader, &names, SIZE_MAX, "inputs"))
		return false;
	page->inputs = names.items;
	page->input_count = names.count;
	return true;
}

static bool read_targets(struct page_reader *reader, void *to)
{
	struct page *page = to;
	struct page_texts names = { NULL, 0 };
	size_t i, k;

	if (!read_texts(reader, &names, PAGE_TARGETS, "targets"))
		return false;
	for (i = 0; i < names.count; i++) {
		page->targets[i] = names.items[i];
		for (k = 0; k < i; k++)
			if (strcmp(names.items[i], names.items[k]) == 0)
				return page_read_fail(reader, "found a target twice");
	}
	page->target_count = (uint32_t)names.count;
	return true;
}

static bool read_counted_word(struct page_reader *reader, void *to)
{
	struct page *page = to;
	const char *word;

	if (!page_read_text(reader, &word))
		return false;
	for (page->counted = PAGE_LEGS; page->counted > PAGE_RECORDS; page->counted--)
		if (strcmp(word, page_counted_word(page->counted)) == 0)
			return true;
	return strcmp(word, page_counted_word(PAGE_RECORDS)) == 0 ||
	       page_read_fail(reader, "expected records, calls or legs");
}

static bool read_rule(struct page_reader *reader, void *to)
{
	struct page_texts *texts = to;

	if (!read_texts(reader, texts, SIZE_MAX, "texts"))
		return false;
	page_texts_sort(texts);
	return true;
}

/* The keys of rules that differ. */
static bool read_differ(struct page_reader *reader, void *to)
{
	struct page_texts keys = { NULL, 0 };
	bool *differ = to;
	size_t i;

	if (!read_texts(reader, &keys, PAGE_RULES, "rules"))
		return false;
	for (i = 0; i < keys.count; i++) {
		unsigned rule = 0;

		while (rule < PAGE_RULES && strcmp(keys.items[i], page_rule_key(rule)) != 0)
			rule++;
		if (rule == PAGE_RULES)
			return page_read_fail(reader, "expected keys of rules, e.g. \"with\"");
		differ[rule] = true;
	}
	return true;
}

static bool read_rules(struct page_reader *reader, void *to)
{
	struct page_member members[PAGE_RULES + 1] = {
		{ KEY_DIFFER, read_differ, offsetof(struct page_rules, differ), false }
	};
	const struct page_shape shape = { .members = members,
					  .member_count = PAGE_RULES + 1,
					  .to = to };
	unsigned i;

	for (i = 0; i < PAGE_RULES; i++)
		members[i + 1] = (struct page_member){ page_rule_key(i), read_rule,
						       offsetof(struct page_rules, given) +
							       i * sizeof(struct page_texts),
						       false };
	return page_read_object(reader, &shape);
}

static const struct page_member asked[] = {
	{ KEY_VERSION, read_version, 0, true },
	{ KEY_INPUTS, read_inputs, 0, true },
	{ KEY_COMPLETE, read_yes, offsetof(struct page, complete), true },
	{ KEY_TARGETS, read_targets, 0, true },
	{ KEY_QUALITY, read_yes, offsetof(struct page, quality), true },
	{ KEY_SEIZES, read_yes, offsetof(struct page, seizes), true },
	{ KEY_CAUSES, read_yes, offsetof(struct page, causes), true },
	{ KEY_DELIVERED, read_text, offsetof(struct page, delivered), false },
	{ KEY_SETTLED, read_yes, offsetof(struct page, settled), true },
	{ KEY_BY, read_text, offsetof(struct page, by), false },
	{ KEY_BY_COLUMN, read_text, offsetof(struct page, by_column), false },
	{ KEY_COUNTED, read_counted_word, 0, false },
	{ KEY_RULES, read_rules, offsetof(struct page, rules), false },
};

static bool read_asked(struct page_reader *reader)
{
	const struct page_shape shape = { .members = asked,
					  .member_count = SCI_COUNT(asked),
					  .to = reader->page,
					  .others_passed = true };

	return page_read_object(reader, &shape) &&
	       page_read_kind(reader, SCI_JSON_END, "the end of the file");
}

/* ------------------------------------------------------------------- whole */

static bool read_malformed(struct page_reader *reader, void *to)
{
	struct page_field keys[PAGE_FLAWS];
	const struct page_fields fields = { keys, PAGE_FLAWS };
	struct page *page = to;
	const struct page_shape shape = { .fields = { &fields },
					  .counts = { page->flaws },
					  .field_count = 1 };
	unsigned i;

	for (i = 0; i < PAGE_FLAWS; i++)
		keys[i] = (struct page_field){ page_flaw_key(i), i * sizeof(page->flaws[0]) };
	return page_read_object(reader, &shape);
}

static bool read_seconds(struct page_reader *reader, void *to)
{
	return page_read_seconds(reader, to);
}

static bool read_count(struct page_reader *reader, void *to)
{
	return page_read_count(reader, to);
}

/* The rows of --by. */
static bool read_groups(struct page_reader *reader, void *to)
{
	struct page *page = to;
	enum sci_json_kind kind;

	if (!page_read_kind(reader, SCI_JSON_ARRAY, "a list"))
		return false;
	while ((kind = page_read_next(reader)) == SCI_JSON_OBJECT) {
		page->rows =
			page_read_more(reader, page->rows, page->row_count, sizeof(*page->rows));
		if (page->rows == NULL || !page_read_row(reader, &page->rows[page->row_count]))
			return false;
		page->row_count++;
	}
	return kind == SCI_JSON_ARRAY_END ||
	       (kind != SCI_JSON_ERROR && page_read_fail(reader, "expected an object"));
}

static bool read_counted(struct page_reader *reader)
{
	struct page *page = reader->page;
	struct page_member members[SCI_COUNT(asked) + 5 + PAGE_ROW_MEMBERS];
	struct page_shape shape = { .fields = { &page_record_fields },
				    .counts = { page },
				    .field_count = 1,
				    .members = members,
				    .to = page };
	size_t count = 0, i;

	for (i = 0; i < SCI_COUNT(asked); i++)
		members[count++] = (struct page_member){ asked[i].key, pass, 0, false };
	if (page->counted != PAGE_RECORDS) {
		shape.fields[shape.field_count] = &page_call_fields;
		shape.counts[shape.field_count++] = page;
	}
	members[count++] = (struct page_member){ KEY_MALFORMED, read_malformed, 0, true };
	members[count++] = (struct page_member){ KEY_COMPANIONS, page_read_companions,
						 offsetof(struct page, companions), true };
	members[count++] = (struct page_member){ KEY_SECONDS, read_seconds,
						 offsetof(struct page, seconds), true };
	if (page->by != NULL) {
		members[count++] = (struct page_member){ KEY_VALUES, read_count,
							 offsetof(struct page, values), true };
		members[count++] = (struct page_member){ KEY_GROUPS, read_groups, 0, true };
	}
	shape.member_count = count;
	page_row_shape(page, &page->whole, &shape, members, offsetof(struct page, whole));
	return page_read_object(reader, &shape);
}

static void start(struct page_reader *reader, const char *bytes, size_t length)
{
	reader->begin = bytes;
	sci_json_start(&reader->json, bytes, bytes + length);
}

bool page_read(struct sci_arena *arena, const char *bytes, size_t length, struct page *page,
	       struct page_trouble *trouble)
{
	struct page_reader reader = { .arena = arena, .page = page, .trouble = trouble };
	const char *disagreement;

	memset(page, 0, sizeof(*page));
	memset(trouble, 0, sizeof(*trouble));
	start(&reader, bytes, length);
	if (!read_asked(&reader))
		return false;
	/* What was asked says how to read what was counted. */
	start(&reader, bytes, length);
	if (!read_counted(&reader))
		return false;
	disagreement = page_disagreement(page);
	if (disagreement != NULL)
		page_read_fail(
			&reader,
			"found counts that do not agree: %s; expected them as csv wrote them",
			disagreement);
	trouble->byte = 0;
	return disagreement == NULL;
}
