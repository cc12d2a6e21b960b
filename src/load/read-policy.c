/* SPDX-License-Identifier: BSD-2-Clause */
#include "read-policy.h"

#include "base/count.h"
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
		       "found %s%s; expected q850-reason, sip-reason, status, cause, encapsulated, "
		       "event, problem or reason",
		       sci_node_found(item, found), sci_in_quotes(item));
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
				       "%s stands in the list twice; expected it once",
				       sipcause_part_word(kind));
		else
			kinds[count++] = kind;
	}
	sci_policy_rank(value->rank, kinds, count);
}

/* --------------------------------------------------------- codes of spaces */

/* Codes while they are read; there is room for all of them. */
struct codes {
	struct sci_spaces *spaces;
	const char *what; /* the key, for messages */
	struct sci_policy_span *all;
	uint32_t count;
};

#define BESIDE "beside"

static bool is_beside(const struct sci_node *key)
{
	return sci_node_is(key, BESIDE);
}

static bool is_mapping(const struct sci_reading *reading, const struct sci_node *node)
{
	if (node->kind == SCI_MAPPING)
		return true;
	sci_wrong_type(reading, node, "a mapping of spaces, each with its codes");
	return false;
}

/* Room for every code that a mapping speaks of, or each mapping of a list. */
static bool make_room(struct codes *codes, const struct sci_node *node)
{
	const struct sci_node *mapping = node->kind == SCI_SEQUENCE ? node->first : node;
	const struct sci_reading *reading = &codes->spaces->finder->reading;
	const struct sci_node *key;
	size_t room = 0;

	for (; mapping != NULL; mapping = mapping == node ? NULL : mapping->next)
		for (key = mapping->kind == SCI_MAPPING ? mapping->first : NULL; key != NULL;
		     key = key->next->next)
			room += sci_list_length(key->next);
	codes->all = sci_arena_array(reading->keep, room > 0 ? room : 1, sizeof(*codes->all));
	if (codes->all == NULL)
		sci_report_no_memory(reading->report);
	return codes->all != NULL;
}

/* Add the codes of one space to what is there already. */
static void add_codes(struct codes *codes, const struct sci_node *key,
		      const struct sci_policy_span *like)
{
	const struct sci_reading *reading = &codes->spaces->finder->reading;
	const struct sipcause_space *space = sci_spaces_get(codes->spaces, key);
	const struct sipcause_span *spans;
	uint32_t count = 0, i;

	if (space == NULL)
		return;
	spans = sci_space_read_spans(reading, space, key->next,
				     SCI_SELECT_CODE | SCI_SELECT_RANGE | SCI_SELECT_CLASS, &count);
	for (i = 0; spans != NULL && i < count; i++) {
		struct sci_policy_span *code = &codes->all[codes->count++];

		*code = *like;
		code->space = space;
		code->span = spans[i];
		code->line = key->line;
	}
}

/* `like` has what is true of all codes of the mapping. */
static void add_mapping(struct codes *codes, const struct sci_node *mapping,
			const struct sci_policy_span *like)
{
	const struct sci_reading *reading = &codes->spaces->finder->reading;
	struct sci_names seen = { NULL, 0, 0, false };
	const struct sci_node *key;

	for (key = mapping->first; key != NULL; key = key->next->next)
		if (key->kind != SCI_SCALAR ||
		    (sci_is_first_time(reading, &seen, key, codes->what) && !is_beside(key)))
			add_codes(codes, key, like);
}

/* `{SPACE: codes, ...}` */
static bool read_mapping(struct codes *codes, const struct sci_node *mapping)
{
	static const struct sci_policy_span plain;
	const struct sci_node *key;

	if (!is_mapping(&codes->spaces->finder->reading, mapping) || !make_room(codes, mapping))
		return false;
	for (key = mapping->first; key != NULL; key = key->next->next)
		if (is_beside(key))
			sci_wrong_type(
				&codes->spaces->finder->reading, key,
				"the name of a space; beside belongs to an item of distrust");
	add_mapping(codes, mapping, &plain);
	return true;
}

static void read_codes(struct sci_spaces *spaces, const struct sci_node *node, const char *what,
		       struct sci_policy_value *value)
{
	struct codes codes = { spaces, what, NULL, 0 };

	if (!read_mapping(&codes, node))
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

static bool read_beside(struct codes *codes, const struct sci_node *item,
			struct sci_policy_span *like)
{
	struct codes beside = { codes->spaces, BESIDE, NULL, 0 };
	const struct sci_node *key;

	for (key = item->first; key != NULL && !is_beside(key); key = key->next->next)
		;
	if (key == NULL)
		return true;
	if (!sci_is_filled_mapping(&codes->spaces->finder->reading, key->next, BESIDE) ||
	    !read_mapping(&beside, key->next))
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
	struct codes codes = { spaces, "distrust", NULL, 0 };
	const struct sci_node *item;

	if (node->kind != SCI_SEQUENCE) {
		read_codes(spaces, node, "distrust", value);
		return;
	}
	if (!make_room(&codes, node))
		return;
	for (item = node->first; item != NULL; item = item->next) {
		struct sci_policy_span like;

		memset(&like, 0, sizeof(like));
		if (!is_mapping(reading, item) || !read_beside(&codes, item, &like))
			continue;
		if (item->length == (like.beside != NULL))
			sci_report_add(
				reading->report, SCI_P_EMPTY_VALUE, sci_node_place(item),
				"found an item without codes; expected a space and its codes, "
				"which are distrusted");
		add_mapping(&codes, item, &like);
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
		       "found %s%s; expected %s, %s or %s", sci_node_found(node, found),
		       sci_in_quotes(node), words[0], words[1], words[2]);
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
	space.plain = true;
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
