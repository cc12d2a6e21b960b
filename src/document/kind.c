/* SPDX-License-Identifier: BSD-2-Clause */
#include "kind.h"

#include "base/text.h"

static const char *const kind_words[] = { "map", "space", "text", "profile", "dialect" };
#define KINDS 5

const char *sci_kind_word(enum sci_document_kind kind)
{
	return kind_words[kind];
}

/* What the format says. */
enum format { FORMAT_RIGHT, FORMAT_WRONG, FORMAT_OTHER };

static bool is_format(const struct sci_node *key)
{
	return sci_node_is(key, "format");
}

/* JSON has no order of keys: there the format may stand anywhere.  NULL: reported. */
static const struct sci_node *find_format(const struct sci_reading *reading,
					  const struct sci_node *root)
{
	const struct sci_node *key = root->first;
	char found[SCI_FOUND];

	while (!root->block && key != NULL && !is_format(key))
		key = key->next->next;
	if (key != NULL && is_format(key))
		return key;
	if (root->block)
		sci_report_add(reading->report, SCI_P_FORMAT, sci_node_place(key),
			       "found %s as the first key; expected `format: 1`",
			       sci_node_found(key, found));
	else
		sci_report_add(reading->report, SCI_P_FORMAT, sci_node_place(root),
			       "found no key `format`; expected `format: 1`");
	return NULL;
}

static enum format check_format(const struct sci_reading *reading, const struct sci_node *root)
{
	const struct sci_node *key = find_format(reading, root), *value;
	char found[SCI_FOUND];
	int32_t number;

	if (key == NULL)
		return FORMAT_WRONG;
	value = key->next;
	if (sci_node_is(value, "1"))
		return FORMAT_RIGHT;
	sci_report_add(reading->report, SCI_P_FORMAT, sci_node_place(value),
		       "found %s as the format; expected 1, the only one this version reads",
		       sci_node_found(value, found));
	if (value->kind == SCI_SCALAR &&
	    sci_number_parse(value->text, value->length, &number) == SCI_NUMBER_OK)
		return FORMAT_OTHER;
	return FORMAT_WRONG;
}

/* Whether a key says what the file is. */
static bool is_kind(const struct sci_node *key, enum sci_document_kind *kind)
{
	int i;

	for (i = 0; i < KINDS && key->kind == SCI_SCALAR; i++) {
		if (sci_text_is(key->text, key->length, kind_words[i])) {
			*kind = (enum sci_document_kind)i;
			return true;
		}
	}
	return false;
}

/* The only key that says what the file is, wherever it is; NULL: none does, or several do. */
static const struct sci_node *lone_kind(const struct sci_node *root, enum sci_document_kind *kind)
{
	const struct sci_node *key, *found = NULL;
	enum sci_document_kind other;

	for (key = root->first; key != NULL; key = key->next->next) {
		if (!is_kind(key, &other))
			continue;
		if (found != NULL)
			return NULL;
		found = key;
		*kind = other;
	}
	return found;
}

/* The key that says what a well-formed file is: the second, and in JSON any.  NULL: none does. */
static const struct sci_node *find_kind(const struct sci_node *root, enum sci_document_kind *kind)
{
	const struct sci_node *key = root->block ? root->first->next->next : root->first;

	while (!root->block && key != NULL && !is_kind(key, kind))
		key = key->next->next;
	return key != NULL && is_kind(key, kind) ? key : NULL;
}

static void report_no_kind(const struct sci_reading *reading, const struct sci_node *root,
			   enum sci_document_kind expected)
{
	const struct sci_node *key = root->block ? root->first->next->next : NULL;
	static const char *const keys[KINDS] = { "`map: NAME` or `space: NAME`",
						 "`map: NAME` or `space: NAME`", "`text: SPACE`",
						 "`profile: NAME`", "`dialect: NAME`" };
	const char *named = keys[expected];
	char found[SCI_FOUND];

	if (root->block)
		sci_report_add(reading->report, SCI_P_KIND,
			       sci_node_place(key != NULL ? key : root),
			       "found %s; expected %s as the second key",
			       key != NULL ? sci_node_found(key, found) : "no second key", named);
	else
		sci_report_add(reading->report, SCI_P_KIND, sci_node_place(root),
			       "found no key that says what the file is; expected %s", named);
}

const struct sci_node *sci_kind_check(const struct sci_reading *reading,
				      const struct sci_node *root, enum sci_document_kind *kind)
{
	const enum sci_document_kind expected = *kind;
	const struct sci_node *key;
	enum format format;

	if (root == NULL ||
	    !sci_is_filled_mapping(reading, root,
				   expected == SCI_DOCUMENT_PROFILE   ? "a profile"
				   : expected == SCI_DOCUMENT_DIALECT ? "a dialect"
								      : "a map or space file"))
		return NULL;
	format = check_format(reading, root);
	if (format == FORMAT_OTHER)
		return NULL;
	key = format == FORMAT_RIGHT ? find_kind(root, kind) : NULL;
	if (key != NULL)
		return key;
	if (format == FORMAT_RIGHT)
		report_no_kind(reading, root, expected);
	return lone_kind(root, kind);
}

void sci_kind_report(const struct sci_reading *reading, const struct sci_node *key,
		     enum sci_document_kind found, const char *expected)
{
	sci_report_add(reading->report, SCI_P_KIND, sci_node_place(key), "found a %s; expected %s",
		       kind_words[found], expected);
}
