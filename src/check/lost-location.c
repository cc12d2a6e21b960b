/* SPDX-License-Identifier: BSD-2-Clause */
/* lost-location: causes that go out with a location that nobody chose. */
#include "groups.h"

#include <string.h>

static bool is_location(const struct sipcause_space *space)
{
	return strcmp(space->name, "location") == 0;
}

/* Whether the table as a whole writes a location beside a code. */
static bool is_written_at(const struct sci_flat *flat, int32_t code)
{
	uint32_t i;

	for (i = 0; flat->writes != NULL && i < flat->writes->write_count; i++)
		if (is_location(flat->writes->writes[i].write.space) &&
		    sci_span_holds(flat->writes->writes[i].span, code))
			return true;
	return false;
}

static bool is_written_in(const struct sci_flat *flat, struct sipcause_span span)
{
	return is_written_at(flat, span.first) && is_written_at(flat, span.last);
}

/* The same of all codes for which there may be no rule. */
static bool is_written_by_default(const struct sci_flat *flat)
{
	uint32_t i;

	if (flat->covers == NULL)
		return is_written_in(flat, flat->from->range);
	for (i = 0; i < flat->covers->covers_count; i++)
		if (!is_written_in(flat, flat->covers->covers[i]))
			return false;
	return true;
}

static bool is_written(const struct sci_flat *flat, const struct sci_own_rows *row)
{
	uint32_t i;

	for (i = 0; i < row->rule->write_count; i++)
		if (is_location(row->rule->writes[i].space))
			return true;
	return row->key != NULL ? is_written_in(flat, row->key->span) : is_written_by_default(flat);
}

/* Whether what the map decides includes a location for all. */
static bool has_policy(const struct sipcause_map *map)
{
	return map->policy != NULL && map->policy->values[SCI_POLICY_LOCATION].given;
}

void sci_check_lost_location(const struct sci_checked *checked)
{
	const struct sci_layer *layer = checked->layer;
	struct sci_named codes = SCI_NAMED(checked->check, layer->from);
	struct sci_own_rows rows = { .checked = checked };
	char text[SCI_NAMED_TEXT];

	/* A cause that stays a cause keeps the location that came with it. */
	if (layer->to != checked->check->map->filled_beside || layer->from == layer->to ||
	    has_policy(checked->check->map))
		return;
	while (sci_own_rows_next(&rows)) {
		if (rows.rule->target == SIPCAUSE_NONE || is_written(checked->flat, &rows))
			continue;
		sci_named_add_row(&codes, &rows);
	}
	if (sci_named_is_empty(&codes) ||
	    !sci_check_reports(checked->check, SIPCAUSE_WARNING_LOST_LOCATION))
		return;
	sci_named_text(&codes, text);
	SCI_WARN(
		checked->check, LOST_LOCATION, codes.place,
		"%s %s a cause without a location; expected one in the row, the table or the policy, "
		"e.g. `write: {location: BI}`",
		text, sci_named_verb(&codes, "becomes", "become"));
}
