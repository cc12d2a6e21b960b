/* SPDX-License-Identifier: BSD-2-Clause */
#include "read-policy.h"

#include "base/count.h"
#include "read-codes.h"
#include "select.h"

#include <string.h>

/* ------------------------------------------------------------------- prefer */

static bool read_kind(const struct sci_reading *reading, const struct sci_node *item, int32_t *kind)
{
	char found[SCI_FOUND];

	for (*kind = 0; *kind < SCI_CANDIDATES; ++*kind)
		if (sci_node_is(item, sipcause_part_word(*kind)))
			return true;
	sci_report_add(reading->report, SCI_P_WORD, sci_node_place(item),
		       "found %s; expected q850-reason, sip-reason, status, cause, encapsulated, "
		       "event, problem or reason",
		       sci_node_found(item, found));
	return false;
}

static void read_prefer(struct sci_spaces *spaces, const struct sci_node *list,
			struct sci_policy_value *value)
{
	const struct sci_reading *reading = &spaces->finder->reading;
	int32_t kinds[SCI_CANDIDATES], kind;
	const struct sci_node *item;
	size_t count = 0, i;

	for (item = sci_list_first(list); item != NULL; item = sci_list_next(list, item)) {
		if (!read_kind(reading, item, &kind))
			continue;
		for (i = 0; i < count && kinds[i] != kind; i++)
			;
		if (i < count)
			sci_report_add(reading->report, SCI_P_DUPLICATE_KEY, sci_node_place(item),
				       "%s is given twice in the list; expected it once",
				       sipcause_part_word(kind));
		else
			kinds[count++] = kind;
	}
	sci_policy_rank(value->rank, kinds, count);
}

/* --------------------------------------------------------- codes of spaces */

static void read_codes(struct sci_spaces *spaces, const struct sci_node *node, const char *what,
		       struct sci_policy_value *value)
{
	struct sci_codes codes = { spaces, what, NULL, 0 };

	if (!sci_codes_read(&codes, node))
		return;
	value->spans = codes.all;
	value->count = codes.count;
}

static void read_believe(struct sci_spaces *spaces, const struct sci_node *node,
			 struct sci_policy_value *value)
{
	read_codes(spaces, node, "believe", value);
}

static void read_weak(struct sci_spaces *spaces, const struct sci_node *node,
		      struct sci_policy_value *value)
{
	read_codes(spaces, node, "weak", value);
}

/* Whether what was read of a space is one code. */
static bool is_one_code(const struct sci_policy_value *value, const struct sipcause_space *space)
{
	uint32_t i;

	for (i = 0; i < value->count; i++)
		if (value->spans[i].space == space &&
		    value->spans[i].span.first != value->spans[i].span.last)
			return false;
	return true;
}

/* One code for each space. */
static void read_answered(struct sci_spaces *spaces, const struct sci_node *node,
			  struct sci_policy_value *value)
{
	const struct sci_node *key;

	read_codes(spaces, node, "answered", value);
	for (key = node->kind == SCI_MAPPING ? node->first : NULL; key != NULL;
	     key = key->next->next)
		if (key->next->kind != SCI_SCALAR ||
		    !is_one_code(value, sci_spaces_get(spaces, key)))
			sci_wrong_type(&spaces->finder->reading, key->next, "one code");
}

/* ----------------------------------------------------------------- distrust */

static bool read_beside(struct sci_codes *codes, const struct sci_node *item,
			struct sci_policy_span *like)
{
	struct sci_codes beside = { codes->spaces, SCI_BESIDE, NULL, 0 };
	const struct sci_node *key;

	for (key = item->first; key != NULL && !sci_is_beside(key); key = key->next->next)
		;
	if (key == NULL)
		return true;
	if (!sci_is_filled_mapping(&codes->spaces->finder->reading, key->next, SCI_BESIDE) ||
	    !sci_codes_read(&beside, key->next))
		return false;
	like->beside = beside.all;
	like->beside_count = beside.count;
	return true;
}

/* A mapping, or a list of mappings that may each say beside what. */
static void read_distrust(struct sci_spaces *spaces, const struct sci_node *node,
			  struct sci_policy_value *value)
{
	const struct sci_reading *reading = &spaces->finder->reading;
	struct sci_codes codes = { spaces, "distrust", NULL, 0 };
	const struct sci_node *item;

	if (node->kind != SCI_SEQUENCE) {
		read_codes(spaces, node, "distrust", value);
		return;
	}
	if (!sci_codes_make_room(&codes, node))
		return;
	for (item = node->first; item != NULL; item = item->next) {
		struct sci_policy_span like;

		memset(&like, 0, sizeof(like));
		if (!sci_is_codes(reading, item) || !read_beside(&codes, item, &like))
			continue;
		if (item->length == (like.beside != NULL))
			sci_report_add(
				reading->report, SCI_P_EMPTY_VALUE, sci_node_place(item),
				"found an item without codes; expected a space and its codes, "
				"which are distrusted");
		sci_codes_add(&codes, item, &like);
	}
	value->spans = codes.all;
	value->count = codes.count;
}

/* ---------------------------------------------------------- words, location */

static void read_word(const struct sci_reading *reading, const struct sci_node *node,
		      const char *const words[3], struct sci_policy_value *value)
{
	char found[SCI_FOUND];

	for (value->word = 0; value->word < 3; value->word++)
		if (sci_node_is(node, words[value->word]))
			return;
	value->word = 0;
	sci_report_add(reading->report, SCI_P_WORD, sci_node_place(node),
		       "found %s; expected %s, %s or %s", sci_node_found(node, found), words[0],
		       words[1], words[2]);
}

static void read_status(struct sci_spaces *spaces, const struct sci_node *node,
			struct sci_policy_value *value)
{
	static const char *const words[] = { "keep", "agree", "yield" };

	read_word(&spaces->finder->reading, node, words, value);
}

static void read_several(struct sci_spaces *spaces, const struct sci_node *node,
			 struct sci_policy_value *value)
{
	static const char *const words[] = { "most-specific", "last", "rfc3261" };

	read_word(&spaces->finder->reading, node, words, value);
}

static void read_location(struct sci_spaces *spaces, const struct sci_node *node,
			  struct sci_policy_value *value)
{
	static const char name[] = "location";
	struct sci_node space = *node;

	space.text = name;
	space.length = sizeof(name) - 1;
	space.kind = SCI_SCALAR;
	value->space = sci_spaces_get(spaces, &space);
	if (value->space != NULL &&
	    !sci_space_read_code(&spaces->finder->reading, value->space, node, &value->code))
		value->space = NULL;
}

/* -------------------------------------------------------------------- whole */

const struct sci_policy *sci_policy_read(struct sci_spaces *spaces, const struct sci_node *node,
					 const struct sci_mapdoc *map)
{
	static void (*const readers[SCI_POLICY_KEYS])(struct sci_spaces * spaces,
						      const struct sci_node *node,
						      struct sci_policy_value *value) = {
		[SCI_POLICY_PREFER] = read_prefer,     [SCI_POLICY_DISTRUST] = read_distrust,
		[SCI_POLICY_BELIEVE] = read_believe,   [SCI_POLICY_STATUS] = read_status,
		[SCI_POLICY_ANSWERED] = read_answered, [SCI_POLICY_WEAK] = read_weak,
		[SCI_POLICY_SEVERAL] = read_several,   [SCI_POLICY_LOCATION] = read_location,
	};
	const struct sci_reading *reading = &spaces->finder->reading;
	struct sci_policy *policy = sci_arena_alloc(reading->keep, sizeof(*policy));
	struct sci_node *nodes[SCI_POLICY_KEYS];
#define SCI_XX(name, word) { word, &nodes[SCI_POLICY_##name], false },
	const struct sci_field fields[] = { SCI_POLICY_MAP(SCI_XX) };
#undef SCI_XX
	size_t i;

	if (policy == NULL) {
		sci_report_no_memory(reading->report);
		return NULL;
	}
	SCI_FIELDS_READ(reading, node, "policy", fields);
	for (i = 0; i < SCI_POLICY_KEYS; i++) {
		struct sci_policy_value *value = &policy->values[i];

		if (nodes[i] == NULL)
			continue;
		value->given = true;
		value->map = map;
		value->line = nodes[i]->line;
		readers[i](spaces, nodes[i], value);
	}
	return policy;
}
