/* SPDX-License-Identifier: BSD-2-Clause */
#include "add.h"

#include "base/text.h"
#include "cli/csv/page/add.h"
#include "cli/csv/page/read.h"
#include "cli/csv/record/bytes.h"
#include "cli/csv/write/summary-file.h"

#include <errno.h>
#include <stdlib.h>

#define FILE_MOST ((size_t)1 << 30) /* bytes of a summary */
#define PIECE ((size_t)1 << 16)     /* bytes that are read at a time */

/* ------------------------------------------------------------------- files */

static int fill(FILE *in, const char *name, struct bytes *bytes)
{
	size_t got;

	do {
		if (!bytes_need(bytes, PIECE)) {
			cli_say("out of memory");
			return CLI_IO;
		}
		got = fread(bytes->bytes + bytes->length, 1, PIECE, in);
		bytes->length += got;
	} while (got > 0 && bytes->length <= FILE_MOST);
	if (ferror(in)) {
		cli_say("reading %s failed: %s", name, strerror(errno));
		return CLI_IO;
	}
	if (bytes->length > FILE_MOST)
		cli_say("%s is above 1 GiB; expected a summary that csv --form json wrote", name);
	return bytes->length > FILE_MOST ? CLI_IO : CLI_OK;
}

static int read_file(const char *name, struct bytes *bytes)
{
	bool standard = strcmp(name, "-") == 0;
	FILE *in = standard ? stdin : fopen(name, "rb");
	int status;

	if (in == NULL) {
		cli_say("opening %s failed: %s", name, strerror(errno));
		return CLI_IO;
	}
	status = fill(in, name, bytes);
	if (!standard)
		fclose(in);
	return status;
}

static int read_page(struct sci_arena *arena, const char *name, struct page *page)
{
	struct bytes bytes = { NULL, 0, 0 };
	struct page_trouble trouble;
	int status = read_file(name, &bytes);

	if (status == CLI_OK && !page_read(arena, bytes.bytes, bytes.length, page, &trouble)) {
		if (trouble.memory)
			cli_say("out of memory");
		else if (bytes.length > 0 && bytes.bytes[0] != '{')
			cli_say("%s is not a summary; expected one that csv --form json wrote",
				name);
		else if (trouble.byte == 0)
			cli_say("%s: %s", name, trouble.text);
		else
			cli_say("%s, byte %zu: %s", name, trouble.byte, trouble.text);
		status = CLI_IO;
	}
	free(bytes.bytes);
	return status;
}

/* ------------------------------------------------------------------- whole */

static const char *quoted(char room[SCI_QUOTED], const char *text, bool given)
{
	if (text == NULL)
		return "not given";
	return given ? text : sci_quote(room, text, strlen(text));
}

/* Whether a page fits the first one; told where it does not. */
static bool fits(const struct cli_list *names, const struct page *pages, size_t number)
{
	struct page_difference difference;
	char one[SCI_QUOTED], other[SCI_QUOTED];

	if (page_fits(&pages[0], &pages[number], &difference))
		return true;
	cli_say("%s and %s cannot be added: %s is %s in the first, %s in the other; expected runs with the same options",
		names->items[0], names->items[number], difference.option,
		quoted(one, difference.one, difference.given),
		quoted(other, difference.other, difference.given));
	return false;
}

#define HAD (SCI_QUOTED + 40)

/* What a run had of a rule that another had not. */
static const char *had(char room[HAD], const struct page *one, const struct page *other,
		       unsigned rule)
{
	const char *own = page_rule_own(&one->rules, &other->rules, rule);
	bool others = one->rules.given[rule].count > 0;
	char quote[SCI_QUOTED];

	if (own != NULL)
		snprintf(room, HAD, "%s %s", page_rule_option(rule),
			 sci_quote(quote, own, strlen(own)));
	else
		snprintf(room, HAD, "no %s%s", others ? "other " : "", page_rule_name(rule));
	return room;
}

/* Tell of two files whose runs had other rules. */
static void warn_of_rule(const struct cli_list *names, const struct page *pages, size_t number,
			 unsigned rule)
{
	const struct page *first = &pages[0], *other = &pages[number];
	char one[HAD], two[HAD];

	if (first->rules.differ[rule] || other->rules.differ[rule])
		cli_say("%s is the sum of runs that differ in their %s; the sum counts each by its own",
			names->items[first->rules.differ[rule] ? 0 : number], page_rule_name(rule));
	else
		cli_say("%s and %s differ: %s, %s; the sum counts each by its own", names->items[0],
			names->items[number], had(one, first, other, rule),
			had(two, other, first, rule));
}

/* The first file that does not fit the first one counts, once for each rule. */
static void warn_of_rules(const struct cli_list *names, const struct page *pages)
{
	unsigned rule;
	size_t i;

	for (rule = 0; rule < PAGE_RULES; rule++)
		for (i = 1; i < names->count; i++)
			if (!page_rule_fits(&pages[0].rules, &pages[i].rules, rule)) {
				warn_of_rule(names, pages, i, rule);
				break;
			}
}

static int by_name(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(*x, *y);
}

/* Tell of an input that counts more than once; the name of standard input tells nothing. */
static void warn_of_inputs(struct sci_arena *arena, const struct page *sum)
{
	const char **names = sci_arena_array(arena, sum->input_count + 1, sizeof(*names));
	size_t i;

	if (names == NULL || sum->input_count < 2)
		return;
	memcpy(names, sum->inputs, sum->input_count * sizeof(*names));
	qsort(names, sum->input_count, sizeof(*names), by_name);
	for (i = 1; i < sum->input_count; i++) {
		if (strcmp(names[i - 1], names[i]) != 0 || strcmp(names[i], PAGE_STANDARD) == 0)
			continue;
		cli_say("the input %s is there more than once; its calls may count twice",
			names[i]);
		return;
	}
}

static int add(struct sci_arena *arena, const struct csv_options *options, struct page *sum)
{
	const struct cli_list *names = &options->summaries;
	struct page *pages = cli_alloc(names->count * sizeof(*pages));
	enum page_fault fault;
	size_t i;

	for (i = 0; i < names->count; i++) {
		int status = read_page(arena, names->items[i], &pages[i]);

		if (status != CLI_OK)
			return status;
		if (!fits(names, pages, i))
			return CLI_USAGE;
	}
	if (!options->quiet)
		warn_of_rules(names, pages);
	fault = page_sum(arena, pages, names->count, sum);
	if (fault != PAGE_FINE)
		cli_say("%s",
			fault == PAGE_NO_MEMORY
				? "out of memory"
				: "the sum has a count above 9007199254740991; expected fewer summaries");
	return fault == PAGE_FINE ? CLI_OK : CLI_IO;
}

int add_summaries(const struct csv_options *options)
{
	struct sci_arena arena = { NULL, 0 };
	struct page sum;
	int status = add(&arena, options, &sum);

	if (status == CLI_OK && !options->quiet)
		warn_of_inputs(&arena, &sum);
	if (status == CLI_OK && !summary_file_put(options, &sum, stdout))
		status = CLI_IO;
	sci_arena_free(&arena);
	return status;
}
