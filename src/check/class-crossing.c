/* SPDX-License-Identifier: BSD-2-Clause */
/* class-crossing: codes whose class the target space has too, and which leave it. */
#include "groups.h"

#include <inttypes.h>
#include <string.h>

/* The class of this key, or NULL. */
static const struct sci_class *class_called(const struct sipcause_space *space, const char *key)
{
	const enum sci_meaning *meaning = sci_names_get(&space->names, key, strlen(key));

	return meaning != NULL && *meaning == SCI_CLASS
		       ? (const struct sci_class *)(const void *)meaning
		       : NULL;
}

/* Classes by their indices. */
static int64_t group_of(const struct sci_layer *layer, const struct sci_class *from,
			const struct sci_class *to)
{
	return (from - layer->from->classes) * (int64_t)layer->to->class_count +
	       (to - layer->to->classes);
}

static void add_row(const struct sci_own_rows *row, struct sci_grouped *crossings)
{
	const struct sci_layer *layer = row->checked->layer;
	const struct sci_class *from, *to, *same;

	if (row->key == NULL || sci_key_is_first(row->key) || row->rule->target < 0)
		return;
	from = sci_space_class(layer->from, row->key->span.first);
	to = sci_space_class(layer->to, row->rule->target);
	if (from == NULL || to == NULL || row->key->span.last > from->span.last)
		return;
	same = class_called(layer->to, from->key);
	if (same != NULL && same != to)
		sci_grouped_add_row(crossings, group_of(layer, from, to), row->key, row->rule);
}

static void report(const struct sci_checked *checked, int64_t group, struct sci_named *codes)
{
	const struct sci_layer *layer = checked->layer;
	const struct sci_class *from = &layer->from->classes[group / layer->to->class_count];
	const struct sci_class *to = &layer->to->classes[group % layer->to->class_count];
	char text[SCI_NAMED_TEXT];

	sci_named_text(codes, text);
	SCI_WARN(checked->check, CLASS_CROSSING, codes->place, "%s of class %s %s %s of class %s",
		 text, from->key, sci_named_verb(codes, "becomes", "become"),
		 sci_named_verb(codes, "a code", "codes"), to->key);
}

void sci_check_class_crossing(const struct sci_checked *checked)
{
	struct sci_named codes, rest = SCI_NAMED(checked->check, checked->layer->from);
	struct sci_own_rows rows = { .checked = checked };
	struct sci_grouped crossings = { .check = checked->check };
	char text[SCI_NAMED_TEXT];
	unsigned reported = 0;
	int64_t group;

	while (sci_own_rows_next(&rows))
		add_row(&rows, &crossings);
	sci_grouped_sort(&crossings);
	while (sci_grouped_take(&crossings, checked->layer->from, &group, &codes)) {
		if (!sci_check_reports(checked->check, SIPCAUSE_WARNING_CLASS_CROSSING))
			continue;
		if (reported++ < SCI_FEW)
			report(checked, group, &codes);
		else
			sci_named_join(&rest, &codes);
	}
	if (!sci_named_is_empty(&rest))
		SCI_WARN(checked->check, CLASS_CROSSING, rest.place,
			 "other codes leave their class too: %s", sci_named_text(&rest, text));
}
