/* SPDX-License-Identifier: BSD-2-Clause */
#include "template.h"

#include "base/near.h"
#include "base/text.h"

#include <string.h>

static const struct {
	const char *word;
	unsigned where;
} fields[] = {
#define SCI_XX(name, word, where) { word, where },
	DIALECT_FIELD_MAP(SCI_XX)
#undef SCI_XX
};

const char *dialect_field_word(unsigned field)
{
	return fields[field].word;
}

bool dialect_is_file_name(const char *text, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++)
		if (!sci_is_letter(text[i]) && !sci_is_digit(text[i]) && text[i] != '_' &&
		    (i == 0 || (text[i] != '-' && text[i] != '.')))
			return false;
	return length > 0 && length <= DIALECT_NAME_MAX;
}

static unsigned find_field(const char *word, size_t length)
{
	unsigned i;

	for (i = 0; i < FIELD_COUNT; i++)
		if (sci_text_is(word, length, fields[i].word))
			break;
	return i;
}

static void report_field(const struct sci_reading *reading, const struct sci_node *node,
			 const char *word, size_t length, unsigned field)
{
	const bool known = field < FIELD_COUNT;
	char quoted[SCI_QUOTED], meant[SCI_NEAR_TEXT];
	struct sci_near near;
	unsigned i;

	sci_near_begin(&near, word, length);
	for (i = 0; !known && i < FIELD_COUNT; i++)
		sci_near_consider(&near, fields[i].word, strlen(fields[i].word));
	sci_report_add(
		reading->report, SCI_P_WORD, sci_node_place(node),
		"found the placeholder %s%s; expected one of 'Placeholders' in sipcause-dialect(5)%s",
		sci_quote(quoted, word, length), known ? ", which has no value here" : "",
		sci_near_text(&near, meant));
}

/* Read a placeholder, whose %{ is before `text`.  Gives what comes after it; NULL: reported. */
static const char *read_placeholder(const struct sci_reading *reading, const struct sci_node *node,
				    const char *text, unsigned where, struct dialect_piece *piece)
{
	const char *end = strchr(text, '}');
	size_t length = end != NULL ? (size_t)(end - text) : 0;

	if (end == NULL) {
		sci_report_add(reading->report, SCI_P_WORD, sci_node_place(node),
			       "found %%{ without a }; expected a placeholder, e.g. %%{code}");
		return NULL;
	}
	piece->quoted = length >= 2 && text[0] == '"' && text[length - 1] == '"';
	if (piece->quoted) {
		text++;
		length -= 2;
	}
	piece->field = (uint8_t)find_field(text, length);
	if (piece->field < FIELD_COUNT && (fields[piece->field].where & where) != 0)
		return end + 1;
	report_field(reading, node, text, length, piece->field);
	return NULL;
}

static size_t count_pieces(const char *text)
{
	size_t count = 1;

	while ((text = strstr(text, "%{")) != NULL) {
		count += 2;
		text += 2;
	}
	return count;
}

static void add_literal(struct dialect_template *out, const char *text, size_t length)
{
	if (length > 0)
		out->pieces[out->count++] =
			(struct dialect_piece){ text, (uint32_t)length, FIELD_LITERAL, false };
}

void dialect_template_read(const struct sci_reading *reading, const struct sci_node *node,
			   unsigned where, struct dialect_template *out)
{
	const char *text, *next;

	*out = (struct dialect_template){ NULL, 0 };
	if (node->kind != SCI_SCALAR || strlen(node->text) != node->length) {
		sci_wrong_type(reading, node,
			       "a text with placeholders, e.g. \"%{code} %{value}\\n\"");
		return;
	}
	text = sci_keep_text(reading, node);
	out->pieces = text != NULL ? sci_arena_array(reading->keep, count_pieces(text),
						     sizeof(out->pieces[0]))
				   : NULL;
	if (out->pieces == NULL) {
		sci_report_no_memory(reading->report);
		return;
	}
	while ((next = strstr(text, "%{")) != NULL) {
		add_literal(out, text, (size_t)(next - text));
		text = read_placeholder(reading, node, next + 2, where, &out->pieces[out->count]);
		if (text == NULL)
			return;
		out->count++;
	}
	add_literal(out, text, strlen(text));
}

bool dialect_template_needs(const struct dialect_template *template, unsigned where)
{
	uint32_t i;

	for (i = 0; i < template->count; i++)
		if (template->pieces[i].field < FIELD_COUNT &&
		    fields[template->pieces[i].field].where == where)
			return true;
	return false;
}

bool dialect_template_has(const struct dialect_template *template, enum dialect_field field)
{
	uint32_t i;

	for (i = 0; i < template->count; i++)
		if (template->pieces[i].field == field)
			return true;
	return false;
}
