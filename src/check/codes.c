/* SPDX-License-Identifier: BSD-2-Clause */
#include "codes.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static bool make_room(struct sci_named *named)
{
	const uint32_t room = named->room == 0 ? 16 : named->room * 2;
	struct sipcause_span *spans;

	if (named->count < named->room)
		return true;
	spans = sci_arena_array(named->check->reading->scratch, room, sizeof(*spans));
	if (spans == NULL)
		return sci_check_no_memory(named->check);
	if (named->count > 0)
		memcpy(spans, named->spans, named->count * sizeof(*spans));
	named->spans = spans;
	named->room = room;
	return true;
}

static bool is_before(struct sci_place a, struct sci_place b)
{
	return a.line != b.line ? a.line < b.line : a.column < b.column;
}

static void take_place(struct sci_named *named, struct sci_place place)
{
	if (place.line > 0 && (named->place.line == 0 || is_before(place, named->place)))
		named->place = place;
}

void sci_named_add(struct sci_named *named, struct sipcause_span span, struct sci_place place)
{
	take_place(named, place);
	if (make_room(named))
		named->spans[named->count++] = span;
}

void sci_named_add_code(struct sci_named *named, int32_t code, struct sci_place place)
{
	sci_named_add(named, (struct sipcause_span){ code, code }, place);
}

void sci_named_add_default(struct sci_named *named, struct sci_place place)
{
	take_place(named, place);
	named->default_too = true;
}

void sci_named_join(struct sci_named *named, const struct sci_named *others)
{
	uint32_t i;

	for (i = 0; i < others->count; i++)
		sci_named_add(named, others->spans[i], others->place);
	if (others->default_too)
		sci_named_add_default(named, others->place);
}

bool sci_named_is_empty(const struct sci_named *named)
{
	return named->count == 0 && !named->default_too;
}

uint64_t sci_named_count(const struct sci_named *named)
{
	uint64_t count = 0;
	uint32_t i;

	for (i = 0; i < named->count; i++)
		count += (uint64_t)((int64_t)named->spans[i].last - named->spans[i].first + 1);
	return count;
}

const char *sci_named_verb(const struct sci_named *named, const char *one, const char *several)
{
	return sci_named_count(named) == 1 && !named->default_too ? one : several;
}

/* The word that map files have for a code.  The names of switches' causes are in capitals, and
 * there the number is what people know, unless the space is written by name. */
static const char *word_of(const struct sipcause_space *space, int32_t code)
{
	const char *name = sipcause_space_fact(space, code, SIPCAUSE_FACT_NAME);

	if (name == NULL || sipcause_space_written(space, code) == name)
		return name;
	return name[0] >= 'a' && name[0] <= 'z' ? name : NULL;
}

const char *sci_code_name(char buffer[SCI_CODE_NAME], const struct sipcause_space *space,
			  int32_t code)
{
	const char *word = code < 0 ? sipcause_outcome_word(code) : word_of(space, code);

	if (word != NULL)
		snprintf(buffer, SCI_CODE_NAME, "%s", word);
	else
		snprintf(buffer, SCI_CODE_NAME, "%d", code);
	return buffer;
}

/* ------------------------------------------------------------------- text */

/* A text in the making. */
struct text {
	char *end;
	size_t left;
	unsigned items;
};

static void put(struct text *text, const char *item)
{
	const int length =
		snprintf(text->end, text->left, "%s%s", text->items > 0 ? ", " : "", item);

	text->items++;
	text->end += length;
	text->left -= (size_t)length;
}

/* Put a span; gives how many of its numbers are named then. */
static uint64_t put_span(struct text *text, const struct sipcause_space *space,
			 struct sipcause_span span)
{
	char item[SCI_CODE_NAME];
	int32_t code = span.first;

	if (span.first != span.last && word_of(space, span.first) == NULL) {
		put(text, sci_span_text(item, span));
		return (uint64_t)((int64_t)span.last - span.first + 1);
	}
	for (; text->items < SCI_NAMED_MAX; code++) {
		put(text, sci_code_name(item, space, code));
		if (code == span.last)
			return (uint64_t)(span.last - span.first + 1);
	}
	return (uint64_t)(code - span.first);
}

const char *sci_named_text(struct sci_named *named, char buffer[SCI_NAMED_TEXT])
{
	struct text text = { buffer, SCI_NAMED_TEXT, 0 };
	uint64_t done = 0, all;
	uint32_t i;

	buffer[0] = '\0';
	if (named->count > 0)
		named->count = sci_spans_merge(named->spans, named->count);
	all = sci_named_count(named);
	for (i = 0; i < named->count && text.items < SCI_NAMED_MAX; i++)
		done += put_span(&text, named->space, named->spans[i]);
	if (done < all) {
		const int length =
			snprintf(text.end, text.left, " and %" PRIu64 " more", all - done);

		text.end += length;
		text.left -= (size_t)length;
	}
	if (named->default_too)
		snprintf(text.end, text.left, "%sthe codes without a rule",
			 text.items > 0 ? " and " : "");
	return buffer;
}
