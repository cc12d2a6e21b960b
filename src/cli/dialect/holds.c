/* SPDX-License-Identifier: BSD-2-Clause */
/* The keys of `holds`. */
#include "holds.h"

#include "base/text.h"

#include <string.h>

void holds_names(struct at at, const struct sci_node *list, const char *expected,
		 const char *item_expected, uint32_t most, struct dialect_names *names)
{
	const struct sci_node *item;

	if (!sci_is_filled_list(at.reading, list, expected) ||
	    !member_is_short(at.reading, list, most))
		return;
	for (item = sci_list_first(list); item != NULL; item = sci_list_next(list, item)) {
		member_name(at, item, item_expected, &names->items[names->count]);
		names->count += names->items[names->count] != NULL;
	}
}

static void read_spaces(struct at at, const struct sci_node *list, void *out)
{
	holds_names(at, list, "spaces, e.g. [sip, q850]", MEMBER_SPACE, DIALECT_SPACES_MAX, out);
}

#define EXPECT_RANGES "codes, e.g. 400-699, or \"400-410,413-416,420\""

/* "400-410", or "420" */
static void read_range(const struct sci_reading *reading, const struct sci_node *node,
		       const char *text, size_t length, struct sipcause_span *range)
{
	const char *dash = memchr(text, '-', length);
	const size_t first = dash != NULL ? (size_t)(dash - text) : length;

	if (!sci_read_digits(reading, node, text, first, EXPECT_RANGES, &range->first))
		return;
	range->last = range->first;
	if (dash != NULL &&
	    sci_read_digits(reading, node, dash + 1, length - first - 1, EXPECT_RANGES,
			    &range->last) &&
	    range->last < range->first)
		sci_report_add(reading->report, SCI_P_RANGE, sci_node_place(node),
			       "found a range that ends before it begins; expected %s",
			       EXPECT_RANGES);
}

static void read_ranges(const struct sci_reading *reading, const struct sci_node *node,
			struct dialect_codes *codes)
{
	const char *text = node->text, *end;

	if (!sci_is_filled_scalar(reading, node, EXPECT_RANGES))
		return;
	codes->text = sci_keep_text(reading, node);
	for (end = text + node->length; text != NULL && codes->count < DIALECT_RANGES_MAX;) {
		const char *comma = memchr(text, ',', (size_t)(end - text));

		read_range(reading, node, text, (size_t)((comma != NULL ? comma : end) - text),
			   &codes->ranges[codes->count++]);
		text = comma != NULL ? comma + 1 : NULL;
	}
	if (text != NULL)
		sci_report_add(reading->report, SCI_P_LIST_LENGTH, sci_node_place(node),
			       "found more than %d ranges; expected fewer", DIALECT_RANGES_MAX);
}

/* {q850: 1-127, sip: 400-699} */
static void read_codes(struct at at, const struct sci_node *node, void *out)
{
	struct dialect_holds *holds = out;
	struct sci_names seen = { NULL, 0, 0, false };
	const struct sci_node *key;

	if (!sci_is_filled_mapping(at.reading, node, "`codes`") ||
	    !member_is_short(at.reading, node, DIALECT_SPACES_MAX))
		return;
	for (key = node->first; key != NULL; key = key->next->next) {
		struct dialect_codes *codes = &holds->codes[holds->codes_count];

		member_space(at, key, &codes->space);
		if (codes->space == NULL || !sci_is_first_time(at.reading, &seen, key, "`codes`"))
			continue;
		read_ranges(at.reading, key->next, codes);
		holds->codes_count++;
	}
}

/* Each key is a placeholder, and its value how many bytes there are of it. */
static void read_longest(struct at at, const struct sci_node *node, void *out)
{
	static const struct member members[] = {
#define SCI_XX(name, word, where) { word, member_count, FIELD_##name * sizeof(int32_t), 0, false },
		DIALECT_FIELD_MAP(SCI_XX)
#undef SCI_XX
	};

	READ_MEMBERS(at, node, "`longest`", members, out);
}

void holds_read(struct at at, const struct sci_node *node, void *out)
{
	/* clang-format off */
	static const struct member members[] = {
		AT("none", member_any, dialect_holds, none, 0, false),
		AT("unlisted", member_any, dialect_holds, unlisted, 0, false),
		AT("when", member_count, dialect_holds, when, 0, false),
		AT("rows", member_count, dialect_holds, rows, 0, false),
		AT("longest", read_longest, dialect_holds, longest, 0, false),
		AT("from", read_spaces, dialect_holds, from, 0, false),
		AT("to", read_spaces, dialect_holds, to, 0, false),
		AT("companions", read_spaces, dialect_holds, companions, 0, false),
		{ "codes", read_codes, 0, 0, false },
	};
	/* clang-format on */
	READ_MEMBERS(at, node, "`holds`", members, out);
}
