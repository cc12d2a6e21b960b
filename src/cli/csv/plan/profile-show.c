/* SPDX-License-Identifier: BSD-2-Clause */
/* What a profile says, as a file that can be changed and used. */
#include "base/text.h"
#include "cli/output.h"
#include "profile.h"

#include <string.h>

#define WIDTH 100

/* Where a line is written. */
struct pen {
	size_t indent; /* of the lines that go on */
	size_t at;     /* bytes on this line */
};

static void go_on(struct pen *pen)
{
	cli_put(stdout, "\n");
	cli_put(stdout, "%*s", (int)pen->indent, "");
	pen->at = pen->indent;
}

/* Whether YAML reads it as this text without quotes, within brackets as well. */
static bool is_plain(const struct sci_node *node)
{
	static const char inner[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./<>=!*+@-";
	const char *first = node->length > 0 ? memchr(inner, node->text[0], 63) : NULL;

	return first != NULL && strspn(node->text, inner) == node->length;
}

/* A word and the blank before it.  Within quotes, a line break is a blank. */
static void put_word(struct pen *pen, const char *word, size_t length, bool first)
{
	size_t from, to;

	if (!first && pen->at + length + 1 > WIDTH)
		go_on(pen);
	else if (!first)
		cli_put(stdout, " ");
	pen->at += length + 1;
	for (from = 0; from < length; from = to) {
		/* What is escaped, and what follows up to the next such. */
		for (to = from + 1; to < length && word[to] != '"' && word[to] != '\\'; to++)
			;
		cli_put(stdout, word[from] == '"' || word[from] == '\\' ? "\\%.*s" : "%.*s",
			(int)(to - from), word + from);
	}
}

/* Lines are broken at single blanks only: YAML makes one of all. */
static void put_quoted(struct pen *pen, const char *text)
{
	const char *word = text, *end;

	cli_put(stdout, "\"");
	for (;; word = end + 1) {
		for (end = word; (end = strchr(end, ' ')) != NULL; end++)
			if (end > text && end[-1] != ' ' && end[1] != ' ' && end[1] != '\0')
				break;
		put_word(pen, word, end != NULL ? (size_t)(end - word) : strlen(word),
			 word == text);
		if (end == NULL)
			break;
	}
	cli_put(stdout, "\"");
}

static void put_scalar(struct pen *pen, const struct sci_node *node)
{
	if (!is_plain(node)) {
		put_quoted(pen, node->text);
		return;
	}
	cli_put(stdout, "%s", node->text);
	pen->at += node->length;
}

static void put_brackets(struct pen *pen, const struct sci_node *list)
{
	const struct sci_node *item;

	cli_put(stdout, "[");
	for (item = list->first; item != NULL; item = item->next) {
		put_scalar(pen, item);
		if (item->next != NULL && pen->at + item->next->length + 4 > WIDTH) {
			cli_put(stdout, ",");
			go_on(pen);
		} else if (item->next != NULL) {
			cli_put(stdout, ", ");
			pen->at += 2;
		}
	}
	cli_put(stdout, "]");
}

/* One on a line, with its number. */
static void put_columns(struct pen *pen, const struct sci_node *list)
{
	const struct sci_node *item;
	unsigned number = 0;

	for (item = list->first; item != NULL; item = item->next) {
		go_on(pen);
		cli_put(stdout, "- ");
		put_scalar(pen, item);
		cli_put(stdout, "  # %u", ++number);
	}
}

static void put_keys(struct pen *pen, const struct sci_node *mapping, bool numbered);

static void put_types(struct pen *pen, const struct sci_node *list, bool numbered)
{
	const struct sci_node *type;

	for (type = list->first; type != NULL; type = type->next) {
		go_on(pen);
		cli_put(stdout, "- ");
		pen->indent += 2;
		put_keys(pen, type, numbered);
		pen->indent -= 2;
	}
}

static void put_value(struct pen *pen, const struct sci_node *value, bool columns, bool numbered)
{
	const bool list = value->kind == SCI_SEQUENCE;

	if (list && value->first->kind == SCI_MAPPING) {
		put_types(pen, value, numbered);
		return;
	}
	if (list && columns && numbered) {
		put_columns(pen, value);
		return;
	}
	cli_put(stdout, " ");
	if (list)
		put_brackets(pen, value);
	else
		put_scalar(pen, value);
}

static void put_keys(struct pen *pen, const struct sci_node *mapping, bool numbered)
{
	const struct sci_node *key;

	for (key = mapping->first; key != NULL; key = key->next->next) {
		if (key != mapping->first)
			go_on(pen);
		cli_put(stdout, "%s:", key->text);
		pen->at += key->length + 2;
		pen->indent += 2;
		put_value(pen, key->next, sci_node_is(key, "columns"), numbered);
		pen->indent -= 2;
	}
}

void profile_show(const struct profile *profile)
{
	struct pen pen = { 0, 0 };

	put_keys(&pen, profile->root, !profile->header && !profile->json);
	cli_put(stdout, "\n");
}
