/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * drops-first: a list `first` of the file, which replaces that of the extended map as a whole, and
 * what it does not repeat.
 *
 *   first: [answered=yes, dialog=confirmed, alerted=yes]     the extended map
 *   first: [blocked=analytics, answered=yes]                 the file: two are gone
 */
#include "covers.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* The conditions are named as long as there is room for another one and the count of the rest. */
#define CONDITIONS_TEXT 300
#define REST_TEXT 24

/* The alternatives that are gone. */
struct dropped {
	uint32_t count;
	uint32_t named;
	size_t length;
	char text[CONDITIONS_TEXT + REST_TEXT];
};

static void add(struct dropped *dropped, const struct sci_rule *rule)
{
	const char *name = rule->condition;
	const bool is_whole = dropped->named == dropped->count;

	dropped->count++;
	if (!is_whole || dropped->length + strlen(name) + 2 >= CONDITIONS_TEXT)
		return;
	dropped->length +=
		(size_t)snprintf(dropped->text + dropped->length, CONDITIONS_TEXT - dropped->length,
				 "%s%s", dropped->named > 0 ? ", " : "", name);
	dropped->named++;
}

static void add_rest(struct dropped *dropped)
{
	if (dropped->named < dropped->count)
		snprintf(dropped->text + dropped->length, REST_TEXT, " and %" PRIu32 " more",
			 dropped->count - dropped->named);
}

void sci_check_drops_first(const struct sci_checked *checked)
{
	const struct sci_key *first = checked->layer->first, *base;
	struct dropped dropped = { .count = 0 };
	uint32_t i;

	if (first == NULL || checked->base == NULL || checked->base->before == NULL)
		return;
	base = checked->base->before->key;
	for (i = 0; i < base->rule_count && checked->check->steps > 0; i++)
		if (sci_key_covers(checked->check, first, &base->rules[i]) == NULL)
			add(&dropped, &base->rules[i]);
	if (checked->check->cut || dropped.count == 0 ||
	    !sci_check_reports(checked->check, SIPCAUSE_WARNING_DROPS_FIRST))
		return;
	add_rest(&dropped);
	SCI_WARN(checked->check, DROPS_FIRST, sci_key_place(first),
		 "`first` drops %" PRIu32 " alternative%s of %s: %s; repeat %s, or accept it",
		 dropped.count, dropped.count == 1 ? "" : "s", base->layer->map->name, dropped.text,
		 dropped.count == 1 ? "it" : "them");
}
