/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The notes and titles of the shipped files, which a person reads below an answer:
 * a note is one or more plain sentences, a title is a phrase.  Alarms of texts, what they
 * say of a call, and the reasons of `accept` are like notes.
 */
#include "document/builtin.h"
#include "unit.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define WORDS_MAX 25
#define SPACE_TITLE_MAX 44 /* the column of `sipcause list spaces` */

/* Words that a reader from outside does not know, or must read twice. */
static const char *const riddles[] = { "outcome:",  "verdict:", "by way of",
				       " for good", "in vain",  "to be had" };

/* A capital, also of German, a digit, or a code such as q850:17. */
static bool begins_well(const char *text)
{
	static const char *const capitals[] = { "Ä", "Ö", "Ü" };
	const char *end = text;
	size_t i;

	for (i = 0; i < COUNT(capitals); i++)
		if (strncmp(text, capitals[i], strlen(capitals[i])) == 0)
			return true;
	if (isupper((unsigned char)*text) || isdigit((unsigned char)*text))
		return true;
	while (islower((unsigned char)*end) || isdigit((unsigned char)*end) || *end == '-')
		end++;
	return end > text && end[0] == ':' && isdigit((unsigned char)end[1]);
}

/* Where a sentence ends: after the full stop before a space or the end; NULL: nowhere. */
static const char *sentence_end(const char *text)
{
	while ((text = strchr(text, '.')) != NULL) {
		text++;
		if (*text == ' ' || *text == '\0')
			return text;
	}
	return NULL;
}

static unsigned count_words(const char *text, const char *end)
{
	unsigned count = 0;

	for (; text < end; text++)
		if (*text != ' ' && (text + 1 == end || text[1] == ' '))
			count++;
	return count;
}

/* What is wrong with a note; NULL: nothing. */
static const char *note_fault(const char *note)
{
	const char *end;
	size_t i;

	for (i = 0; i < COUNT(riddles); i++)
		if (strstr(note, riddles[i]) != NULL)
			return riddles[i];
	if (strstr(note, "  ") != NULL)
		return "two spaces";
	for (; *note != '\0'; note = *end == ' ' ? end + 1 : end) {
		if (!begins_well(note))
			return "no capital or digit first";
		end = sentence_end(note);
		if (end == NULL)
			return "no full stop";
		if (count_words(note, end) > WORDS_MAX)
			return "too many words in a sentence";
	}
	return NULL;
}

static const char *title_fault(const char *title, bool of_space)
{
	size_t length = strlen(title);

	if (of_space && length > SPACE_TITLE_MAX)
		return "too long for its column";
	if (!begins_well(title))
		return "no capital or digit first";
	return title[length - 1] == '.' ? "a full stop" : NULL;
}

static void test_faults(void)
{
#define FIVE " one two three four five"
	static const struct {
		const char *note;
		const char *fault;
	} rows[] = {
		{ "The callee is busy; a later request may succeed (RFC 9110 15.5.10).", NULL },
		{ "The callee is busy. 503 would blame the carrier.", NULL },
		{ "603 is optional here.", NULL },
		{ "q850:17 is user busy.", NULL },
		{ "Words" FIVE FIVE FIVE FIVE " six seven eight nine.", NULL },
		{ "Words" FIVE FIVE FIVE FIVE FIVE ".", "too many words in a sentence" },
		{ "Busy. Words" FIVE FIVE FIVE FIVE FIVE ".", "too many words in a sentence" },
		{ "the callee is busy.", "no capital or digit first" },
		{ "q850: the callee is busy.", "no capital or digit first" },
		{ "The callee is busy. a later request may succeed.", "no capital or digit first" },
		{ "(RFC 9110 15.5.10).", "no capital or digit first" },
		{ "The callee is busy", "no full stop" },
		{ "The callee is busy (RFC 9110 15.5.10)", "no full stop" },
		{ "The callee is busy. A later request may succeed", "no full stop" },
		{ "The callee  is busy.", "two spaces" },
		{ "As outcome: busy.", "outcome:" },
		{ "Überall ist besetzt.", NULL },
		{ "überall ist besetzt.", "no capital or digit first" },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		const char *fault = note_fault(rows[i].note);

		UNIT_CHECK((fault == NULL) == (rows[i].fault == NULL) &&
				   (fault == NULL || strcmp(fault, rows[i].fault) == 0),
			   "'%s': %s", rows[i].note, fault != NULL ? fault : "no fault");
	}
	CU_ASSERT_PTR_NULL(title_fault("SIP response codes", true));
	CU_ASSERT_PTR_NOT_NULL(title_fault("SIP response codes.", true));
	CU_ASSERT_PTR_NOT_NULL(title_fault("codes of SIP", true));
	CU_ASSERT_PTR_NULL(title_fault("Whether network analytics refused the call ab", false));
	CU_ASSERT_PTR_NOT_NULL(title_fault("Whether network analytics refused the call ab", true));
	CU_ASSERT_PTR_NULL(title_fault("Whether network analytics refused the call a", true));
}

struct texts {
	unsigned notes, titles, reasons;
};

/* Whether it holds sentences. */
static bool is_note(const struct sci_node *key)
{
	static const char *const keys[] = { "note", "alarm", "happened", "tell", "open" };
	size_t i;

	for (i = 0; i < COUNT(keys); i++)
		if (sci_node_is(key, keys[i]))
			return true;
	return false;
}

static void check_value(const struct sci_node *key, const struct sci_node *value,
			struct texts *texts)
{
	bool of_space =
		strncmp(value->file->name, SCI_BUILTIN_SPACES, sizeof(SCI_BUILTIN_SPACES) - 1) == 0;
	const char *fault;

	if (is_note(key)) {
		texts->notes++;
		fault = note_fault(value->text);
	} else if (sci_node_is(key, "title")) {
		texts->titles++;
		fault = title_fault(value->text, of_space);
	} else {
		return;
	}
	UNIT_CHECK(fault == NULL, "%s:%u:%u: %s: '%s'", value->file->name, value->line,
		   value->column, fault != NULL ? fault : "", value->text);
}

/* The reasons for warnings that a map accepts are sentences too. */
static void check_accepts(const struct sci_node *mapping, struct texts *texts)
{
	const struct sci_node *key = mapping->first;

	for (; key != NULL; key = key->next->next) {
		const char *fault = note_fault(key->next->text);

		texts->reasons++;
		UNIT_CHECK(fault == NULL, "%s:%u: %s: '%s'", key->file->name, key->line,
			   fault != NULL ? fault : "", key->next->text);
	}
}

static void walk(const struct sci_node *node, struct texts *texts)
{
	const struct sci_node *item = node->kind == SCI_SCALAR ? NULL : node->first;

	for (; item != NULL; item = item->next) {
		if (node->kind == SCI_MAPPING) {
			const struct sci_node *key = item;

			item = item->next;
			if (item->kind == SCI_SCALAR)
				check_value(key, item, texts);
			else if (sci_node_is(key, "accept"))
				check_accepts(item, texts);
		}
		walk(item, texts);
	}
}

static void test_shipped(void)
{
	struct texts texts = { 0, 0, 0 };
	size_t i;

	for (i = 0; i < sci_builtin_count; i++) {
		const struct sci_file file = { sci_builtins[i].path, 1 };
		struct sci_arena arena = { NULL, 0 };
		const struct sci_node *root = sci_builtin_tree(&sci_builtins[i], &file, &arena);

		CU_ASSERT_PTR_NOT_NULL_FATAL(root);
		walk(root, &texts);
		sci_arena_free(&arena);
	}
	UNIT_CHECK(texts.notes > 400, "%u notes were seen", texts.notes);
	UNIT_CHECK(texts.reasons > 20, "%u reasons were seen", texts.reasons);
	UNIT_CHECK(texts.titles > 40, "%u titles were seen", texts.titles);
}

static const struct unit_test tests[] = {
	{ "what a fault is", test_faults },
	{ "the shipped notes and titles", test_shipped },
};

int main(void)
{
	return UNIT_MAIN("notes", tests);
}
