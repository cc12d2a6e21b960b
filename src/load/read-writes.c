/* SPDX-License-Identifier: BSD-2-Clause */
#include "read-writes.h"

#include "select.h"

static bool too_many_writes(const struct sci_reading *reading, const struct sci_node *key,
			    uint32_t count)
{
	if (count < SCI_WRITES_MAX)
		return false;
	sci_report_add(reading->report, SCI_P_TOO_MANY_WRITES, sci_node_place(key),
		       "found companion number %u; expected at most %d", count + 1, SCI_WRITES_MAX);
	return true;
}

void sci_writes_read(struct sci_spaces *spaces, const struct sci_node *mapping,
		     struct sci_rule *rule)
{
	const struct sci_reading *reading = &spaces->finder->reading;
	struct sci_write *writes;
	const struct sci_node *key;
	uint32_t i;

	if (!sci_is_filled_mapping(reading, mapping, "write"))
		return;
	writes = sci_arena_array(reading->keep, SCI_WRITES_MAX, sizeof(*writes));
	if (writes == NULL) {
		sci_report_no_memory(reading->report);
		return;
	}
	rule->writes = writes;
	for (key = mapping->first; key != NULL; key = key->next->next) {
		const struct sipcause_space *space = sci_spaces_get(spaces, key);

		if (space == NULL)
			continue;
		for (i = 0; i < rule->write_count; i++)
			if (writes[i].space == space)
				sci_report_add(reading->report, SCI_P_DUPLICATE_KEY,
					       sci_node_place(key),
					       "key '%s' is given twice in write; expected it once",
					       space->name);
		if (too_many_writes(reading, key, rule->write_count))
			return;
		writes[rule->write_count].space = space;
		if (sci_space_read_code(reading, space, key->next, &writes[rule->write_count].code))
			rule->write_count++;
	}
}

/* Each part is compared with every other, here and when a table is made. */
#define PARTS_MAX 1024

/* The codes of one companion by parts of the source space. */
static uint32_t read_parts(const struct sci_reading *reading, const struct sipcause_space *from,
			   const struct sipcause_space *space, const struct sci_node *value,
			   struct sci_wide_write *writes)
{
	char early[SCI_SPAN_TEXT], late[SCI_SPAN_TEXT];
	const struct sci_node *key;
	uint32_t count = 0, i;

	if (value->kind != SCI_MAPPING) {
		writes[0].span = from->range;
		writes[0].write.space = space;
		return sci_space_read_code(reading, space, value, &writes[0].write.code);
	}
	sci_is_filled_mapping(reading, value, "write");
	for (key = value->first; key != NULL; key = key->next->next) {
		struct sci_selection part;

		if (!sci_space_select(reading, from, key,
				      SCI_SELECT_CODE | SCI_SELECT_RANGE | SCI_SELECT_CLASS, &part))
			continue;
		if (count == PARTS_MAX) {
			sci_report_add(reading->report, SCI_P_TOO_MANY_WRITES, sci_node_place(key),
				       "found part number %d of one companion; expected at most %d",
				       PARTS_MAX + 1, PARTS_MAX);
			return count;
		}
		for (i = 0; i < count; i++) {
			struct sipcause_span a = writes[i].span, b = part.one;

			if (a.first == b.first && a.last == b.last)
				sci_report_add(reading->report, SCI_P_DUPLICATE_KEY,
					       sci_node_place(key),
					       "found %s in write a second time; expected it once",
					       sci_span_text(late, b));
			else if (a.first <= b.last && b.first <= a.last &&
				 !(a.first <= b.first && b.last <= a.last) &&
				 !(b.first <= a.first && a.last <= b.last))
				sci_report_add(
					reading->report, SCI_P_CROSSING, sci_node_place(key),
					"%s crosses %s in write; expected one inside the other, "
					"or no overlap",
					sci_span_text(late, b), sci_span_text(early, a));
		}
		writes[count].span = part.one;
		writes[count].write.space = space;
		if (sci_space_read_code(reading, space, key->next, &writes[count].write.code))
			count++;
	}
	return count;
}

void sci_wide_writes_read(struct sci_spaces *spaces, const struct sci_node *mapping,
			  struct sci_layer *layer)
{
	const struct sci_reading *reading = &spaces->finder->reading;
	struct sci_wide_write *writes;
	const struct sci_node *key, *part;
	uint32_t room = 0, companions = 0, i;

	if (!sci_is_filled_mapping(reading, mapping, "write"))
		return;
	for (key = mapping->first; key != NULL; key = key->next->next) {
		room++;
		if (key->next->kind == SCI_MAPPING)
			for (part = key->next->first; part != NULL; part = part->next->next)
				room++;
	}
	writes = sci_arena_array(reading->keep, room, sizeof(*writes));
	if (writes == NULL) {
		sci_report_no_memory(reading->report);
		return;
	}
	layer->writes = writes;
	for (key = mapping->first; key != NULL; key = key->next->next) {
		const struct sipcause_space *space = sci_spaces_get(spaces, key);

		if (space == NULL)
			continue;
		if (too_many_writes(reading, key, companions++))
			return;
		for (i = 0; i < layer->write_count; i++) {
			if (writes[i].write.space != space)
				continue;
			sci_report_add(reading->report, SCI_P_DUPLICATE_KEY, sci_node_place(key),
				       "key '%s' is given twice in write; expected it once",
				       space->name);
			break;
		}
		layer->write_count += read_parts(reading, layer->from, space, key->next,
						 writes + layer->write_count);
	}
}
