/* SPDX-License-Identifier: BSD-2-Clause */
#include "read-codes.h"

#include "select.h"

bool sci_is_beside(const struct sci_node *key)
{
	return sci_node_is(key, SCI_BESIDE);
}

bool sci_is_codes(const struct sci_reading *reading, const struct sci_node *node)
{
	if (node->kind == SCI_MAPPING)
		return true;
	sci_wrong_type(reading, node, "a mapping of spaces, each with its codes");
	return false;
}

bool sci_codes_make_room(struct sci_codes *codes, const struct sci_node *node)
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
static void add_codes(struct sci_codes *codes, const struct sci_node *key,
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

void sci_codes_add(struct sci_codes *codes, const struct sci_node *mapping,
		   const struct sci_policy_span *like)
{
	const struct sci_reading *reading = &codes->spaces->finder->reading;
	struct sci_names seen = { NULL, 0, 0, false };
	const struct sci_node *key;

	for (key = mapping->first; key != NULL; key = key->next->next)
		if (key->kind != SCI_SCALAR ||
		    (sci_is_first_time(reading, &seen, key, codes->what) && !sci_is_beside(key)))
			add_codes(codes, key, like);
}

bool sci_codes_read(struct sci_codes *codes, const struct sci_node *mapping)
{
	static const struct sci_policy_span plain;
	const struct sci_node *key;

	if (!sci_is_codes(&codes->spaces->finder->reading, mapping) ||
	    !sci_codes_make_room(codes, mapping))
		return false;
	for (key = mapping->first; key != NULL; key = key->next->next)
		if (sci_is_beside(key))
			sci_wrong_type(&codes->spaces->finder->reading, key,
				       "the name of a space; `beside` cannot be used here");
	sci_codes_add(codes, mapping, &plain);
	return true;
}
