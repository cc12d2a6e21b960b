/* SPDX-License-Identifier: BSD-2-Clause */
/* hole: codes that a table is about, and for which it has no answer. */
#include "codes.h"
#include "base/count.h"
#include "base/search.h"
#include "engine/alternatives.h"

#include <stdio.h>
#include <string.h>

/* Which codes a table is about: what it covers, or else the classes it has rules in. */
struct subject {
	const struct sci_flat *flat;
	bool *classes; /* by class_order; NULL: all codes */
};

static bool is_class_before(const void *classes, uint32_t index, int64_t number)
{
	return ((struct sci_class *const *)classes)[index]->span.last < number;
}

/* The classes that some rule has codes of. */
static bool mark_classes(const struct sci_check *check, const struct sci_flat *flat, bool *classes)
{
	const struct sipcause_space *from = flat->from;
	int64_t *changes = sci_arena_array(check->reading->scratch, (size_t)from->class_count + 1,
					   sizeof(*changes));
	int64_t open = 0;
	uint32_t i;

	if (changes == NULL)
		return sci_check_no_memory(check);
	for (i = 0; i < flat->link_count; i++) {
		const struct sci_key *key = flat->links[i]->key;
		uint32_t first = sci_search(from->class_order, from->class_count, key->span.first,
					    is_class_before);
		uint32_t end = sci_search(from->class_order, from->class_count, key->span.last,
					  is_class_before);

		if (end < from->class_count && from->class_order[end]->span.first <= key->span.last)
			end++;
		if (key->rule_count == 0 || first >= end)
			continue;
		changes[first]++;
		changes[end]--;
	}
	for (i = 0; i < from->class_count; i++)
		classes[i] = (open += changes[i]) > 0;
	return true;
}

static bool find_subject(const struct sci_check *check, const struct sci_flat *flat,
			 struct subject *subject)
{
	subject->flat = flat;
	subject->classes = NULL;
	if (flat->covers != NULL || flat->fallback != NULL || flat->from->class_count == 0)
		return true;
	subject->classes = sci_arena_array(check->reading->scratch, flat->from->class_count,
					   sizeof(*subject->classes));
	if (subject->classes == NULL)
		return sci_check_no_memory(check);
	return mark_classes(check, flat, subject->classes);
}

static bool is_about(const struct subject *subject, int32_t code)
{
	const struct sci_flat *flat = subject->flat;
	uint32_t class;

	if (flat->covers != NULL)
		return sci_spans_hold(flat->covers->covers, flat->covers->covers_count, code);
	if (subject->classes == NULL)
		return true;
	class = sci_search(flat->from->class_order, flat->from->class_count, code, is_class_before);
	return class < flat->from->class_count &&
	       sci_span_holds(flat->from->class_order[class]->span, code) &&
	       subject->classes[class];
}

/* The codes of which the file itself says that nothing is said. */
static bool find_unlisted(const struct sci_checked *checked, struct sci_named *unlisted)
{
	const struct sci_layer *layer = checked->layer;
	char text[SCI_NAMED_TEXT];
	uint32_t i;

	for (i = 0; i < layer->key_count; i++)
		if (layer->keys[i].rule_count == 0)
			sci_named_add(unlisted, layer->keys[i].span, sci_layer_place(layer));
	sci_named_text(unlisted, text);
	return sci_report_clean(checked->check->reading->report);
}

/* Whether a rule is one of `first`, which is about the call, whatever the code is. */
static bool is_first(const struct sci_rule *rule)
{
	const struct sci_key *first = rule != NULL ? rule->layer->first : NULL;

	/* They lie one after the other; a list may be long, and this is asked for every code. */
	return first != NULL &&
	       (uintptr_t)rule - (uintptr_t)first->rules < first->rule_count * sizeof(*rule);
}

/* Whether no companion whatever gets an answer.  The first alternative that a rule gives
 * ends the search. */
static bool is_unlisted(const struct sci_checked *checked, struct sci_alternatives *walk,
			int32_t code)
{
	struct sci_alternative alternative;
	int given;

	sci_alternatives_start(walk, checked->table, code, NULL);
	while ((given = sci_alternatives_next(walk, checked->check->reading->scratch,
					      &alternative)) == 1)
		if (alternative.answer.outcome != SIPCAUSE_UNLISTED &&
		    !is_first(alternative.answer.rule) && !is_first(alternative.answer.via_rule))
			return false;
	return given == 0 || sci_check_no_memory(checked->check);
}

/* Whether a hole is of the file's own making: the base is not about the code, or what
 * answers instead of rules is the file's. */
static bool is_own(const struct sci_checked *checked, const struct subject *base, int32_t code)
{
	return checked->base == NULL || checked->flat->fallback == checked->layer ||
	       !is_about(base, code);
}

static void find_holes(const struct sci_checked *checked, struct sci_named *holes)
{
	const struct sipcause_space *from = checked->flat->from;
	struct sci_named unlisted = SCI_NAMED(checked->check, from);
	const struct sci_place place = sci_layer_place(checked->layer);
	struct sci_alternatives walk = { .table = NULL };
	struct subject subject, base = { NULL, NULL };
	uint32_t i;

	if (!find_unlisted(checked, &unlisted) ||
	    !find_subject(checked->check, checked->flat, &subject) ||
	    (checked->base != NULL && !find_subject(checked->check, checked->base, &base)))
		return;
	for (i = 0; i < from->code_count; i++) {
		const int32_t code = from->codes[i].number;

		if (is_about(&subject, code) && is_own(checked, &base, code) &&
		    !sci_spans_hold(unlisted.spans, unlisted.count, code) &&
		    is_unlisted(checked, &walk, code))
			sci_named_add_code(holes, code, place);
	}
}

static bool has_unknown(const struct sipcause_space *from)
{
	uint32_t i;

	for (i = 0; i < from->class_count; i++)
		if (from->classes[i].unknown >= 0)
			return true;
	return false;
}

/* Whether a map that is extended has a table to a space, from any other. */
static bool is_inherited(const struct sci_draft *draft, const struct sipcause_space *to)
{
	uint32_t i, k;

	for (i = 0; i < draft->base_count; i++)
		for (k = 0; k < draft->bases[i]->laid_count; k++)
			if (draft->bases[i]->flats[k]->to == to)
				return true;
	return false;
}

/* Whether a shipped map of the name of a space of decisions has the rows that the file lacks.  It
 * is asked where a map has no table, and not for the holes of one. */
static bool lacks_shipped(const struct sci_draft *draft, const struct sipcause_space *to)
{
	const char *name;
	size_t i;

	for (i = 0; to->written_by_name && (name = sipcause_shipped_map(i)) != NULL; i++)
		if (strcmp(name, to->name) == 0)
			return strcmp(name, draft->doc->name) != 0 && !is_inherited(draft, to);
	return false;
}

#define HINT_TEXT 160

/* What to write into the table, where its target has a code for anything that went wrong. */
static const char *hint(const struct sci_check *check, const struct sci_flat *flat,
			char room[HINT_TEXT])
{
	static const struct {
		const char *to;
		int32_t code;
	} defaults[] = { { "q850", 31 }, { "sip", 500 } };
	size_t i;

	if (flat->fallback != NULL && flat->fallback->via != NULL)
		return "";
	if (lacks_shipped(check->draft, flat->to)) {
		snprintf(room, HINT_TEXT, "; for the rows of map %s: extend `%s` as well",
			 flat->to->name, flat->to->name);
		return room;
	}
	for (i = 0; i < SCI_COUNT(defaults); i++) {
		if (strcmp(flat->to->name, defaults[i].to) != 0)
			continue;
		snprintf(room, HINT_TEXT,
			 has_unknown(flat->from) ? "; e.g. in the table `unlisted: [class, %d]`"
						 : "; e.g. in the table `unlisted: %d`",
			 defaults[i].code);
		return room;
	}
	return "; if that is wanted: `unlisted: unlisted`";
}

void sci_check_hole(const struct sci_checked *checked)
{
	const struct sci_flat *flat = checked->flat;
	struct sci_named holes = SCI_NAMED(checked->check, flat->from);
	const bool states = checked->layer->unlisted != NULL && checked->layer->unlisted_count == 0;
	char text[SCI_NAMED_TEXT], room[HINT_TEXT];

	/* A table from a space to itself is a list of changes, and `unlisted: unlisted` says that
	 * holes are wanted. */
	if (flat->from == flat->to || states ||
	    !sci_check_affords(checked->check, flat, flat->from->code_count))
		return;
	find_holes(checked, &holes);
	if (sci_named_is_empty(&holes) || !sci_check_reports(checked->check, SIPCAUSE_WARNING_HOLE))
		return;
	SCI_WARN(checked->check, HOLE, holes.place,
		 "the table from %s to %s has no answer for %s%s", flat->from->name, flat->to->name,
		 sci_named_text(&holes, text), hint(checked->check, flat, room));
}
